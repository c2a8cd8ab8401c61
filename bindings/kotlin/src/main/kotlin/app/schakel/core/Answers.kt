package app.schakel.core

import java.nio.charset.CharacterCodingException

/** The code for a fault inside the core that nothing else names. */
private const val PANIC = 99u

/** The answer of the core to [question]; what it throws besides is a [CoreException] as well. */
internal inline fun <T> answer(question: () -> T): T =
    try {
        question()
    } catch (panic: InternalException) {
        throw CoreException.Internal(PANIC)
    } catch (halfACharacter: CharacterCodingException) {
        // Half of a surrogate pair, as a careless cut through an emoji leaves it, is no text.
        throw CoreException.Invalid("text", Rule.NOT_READABLE)
    }
