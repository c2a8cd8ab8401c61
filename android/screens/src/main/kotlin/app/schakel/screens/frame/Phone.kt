package app.schakel.screens.frame

import app.schakel.core.Language
import app.schakel.core.Spot
import java.time.Instant

/** What the phone lends to the screens. Nothing here knows what the screens are about. */
interface Phone {
    /** Opens the phone's own dialer, text or mail app; false when there is none. */
    fun open(uri: String): Boolean

    /** Where the phone is, when it knows without waiting and may say so. */
    suspend fun here(): Spot?

    /** Asks, once and for all, whether the phone may say where it is; does not wait for the answer. */
    fun askPlace() = Unit

    /** Copies a text by explicit act: marked sensitive, cleared after 60 seconds. */
    fun copy(text: String)

    /** The text that stands on the clipboard, for pasting an invitation. */
    fun pasted(): String

    /** A file that the user picks with the phone's own screen; null when none was picked. */
    suspend fun pick(): ByteArray?

    /** Opening by fingerprint or face; null when the phone has none. */
    val biometrics: Biometrics?

    /** May the phone ring at these times? Asks for the permission at the first reminder. */
    fun remind(at: List<Instant>)

    /** The safety timer that runs ends at [end]; null when none runs. A phone without alarms does nothing. */
    fun timer(end: Instant?) = Unit

    /** Whether alarms ring on the minute; without the permission the safety timer may be late. */
    val exact: Boolean

    /** Asks for exact alarms; the phone shows its own screen. */
    fun askExact()

    /** What the user chose for this phone; nothing about anybody. */
    val choices: Choices
}

/** A key that the phone gives back for a fingerprint or face only. */
interface Biometrics {
    /** Makes a new key behind the fingerprint; null when the user does not want to. */
    suspend fun enrol(): ByteArray?

    /** The key; null when it was not released. */
    suspend fun release(): ByteArray?

    /** Forgets the key. */
    fun forget()
}

/** Choices of the user for this phone. */
interface Choices {
    /** Null for the phone's own language. */
    var language: Language?

    /** Whether names are covered. */
    var covered: Boolean
}
