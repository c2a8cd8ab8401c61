package app.schakel.screens.lock

import app.schakel.core.Core
import app.schakel.screens.report
import app.schakel.town.PIN
import java.io.File
import java.io.RandomAccessFile

/** While a phone was locked, one byte of a long report in its [vault] became another. It is unlocked after. */
internal suspend fun Core.damaged(vault: File) {
    lock()
    val before = vault.length()
    unlock(PIN)
    ask { report("Bea Verzonnen", concern = "Een lang verhaal. ".repeat(LONG)) }
    lock()
    RandomAccessFile(vault, "rw").use { file ->
        // Of what the report added, the middle: of the pages there, only its own are so full.
        val at = (before + file.length()) / 2 + INSIDE
        file.seek(at)
        val byte = file.read()
        file.seek(at)
        file.write(byte xor 1)
    }
    unlock(PIN)
}

/** An older copy of a phone's [vault] takes its place; what was written [meanwhile] is missing. It is unlocked after. */
internal suspend fun Core.putBack(vault: File, meanwhile: suspend Core.() -> Unit) {
    lock()
    val older = vault.readBytes()
    unlock(PIN)
    meanwhile()
    lock()
    vault.writeBytes(older)
    unlock(PIN)
}

private const val LONG = 2_000
private const val INSIDE = 100
