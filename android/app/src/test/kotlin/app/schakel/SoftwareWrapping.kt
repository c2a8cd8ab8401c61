package app.schakel

import app.schakel.keys.KeyWrapping
import java.security.SecureRandom
import java.security.UnrecoverableKeyException
import javax.crypto.Cipher
import javax.crypto.spec.GCMParameterSpec
import javax.crypto.spec.SecretKeySpec

/**
 * Keys in memory, in the place of hardware: a JVM has no Android keystore. It tells that secrets are
 * wrapped, replaced and destroyed as they should be, and nothing about the hardware.
 */
class SoftwareWrapping : KeyWrapping {
    private val keys = mutableMapOf<String, SecretKeySpec>()

    /** The keys that there are. */
    val count: Int get() = keys.size

    override fun wrap(name: String, secret: ByteArray): ByteArray {
        val number = random(NUMBER)
        val key = SecretKeySpec(random(KEY), "AES").also { keys[alias(name, number)] = it }
        val cipher = Cipher.getInstance("AES/GCM/NoPadding").apply { init(Cipher.ENCRYPT_MODE, key) }
        return number + cipher.iv + cipher.doFinal(secret)
    }

    override fun unwrap(name: String, wrapped: ByteArray): ByteArray {
        val key = keys[alias(name, wrapped)] ?: throw UnrecoverableKeyException("gone")
        val cipher = Cipher.getInstance("AES/GCM/NoPadding")
        cipher.init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(TAG_BITS, wrapped, NUMBER, IV))
        return cipher.doFinal(wrapped, NUMBER + IV, wrapped.size - NUMBER - IV)
    }

    override fun keepOnly(name: String, wrapped: ByteArray?) {
        val kept = wrapped?.let { alias(name, it) }
        keys.keys.removeAll { it.startsWith("$name ") && it != kept }
    }

    /** As when the phone's screen lock was taken away: every key is gone. */
    fun lose() = keys.clear()

    private fun alias(name: String, wrapped: ByteArray) = "$name ${wrapped.take(NUMBER)}"

    private fun random(count: Int) = ByteArray(count).also { SecureRandom().nextBytes(it) }

    private companion object {
        const val NUMBER = 8
        const val KEY = 32
        const val IV = 12
        const val TAG_BITS = 128
    }
}
