package app.schakel.screens.lock

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.setValue

/** A PIN while it is typed: digits in bytes that are wiped, never in a text. It cannot be pasted. */
class Pin {
    private val digits = ByteArray(MOST)

    /** How many digits there are. */
    var count: Int by mutableIntStateOf(0)
        private set

    /** Whether it is long enough to be a PIN. */
    val enough: Boolean get() = count >= LEAST

    /** Adds a digit, as long as there is room. */
    fun add(digit: Int) {
        if (count < MOST) {
            digits[count] = ('0'.code + digit).toByte()
            count++
        }
    }

    /** Takes the last digit away. */
    fun remove() {
        if (count > 0) {
            count--
            digits[count] = 0
        }
    }

    /** Wipes it. */
    fun clear() {
        digits.fill(0)
        count = 0
    }

    /** Hands the digits over, to whoever wipes them, and wipes them here. */
    fun take(): ByteArray = digits.copyOf(count).also { clear() }

    /** Whether this is the same PIN as [other]. */
    fun isSameAs(other: Pin): Boolean = count == other.count && digits.contentEquals(other.digits)

    companion object {
        /** The core takes no fewer. */
        const val LEAST = 6
        private const val MOST = 16
    }
}
