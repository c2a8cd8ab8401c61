package app.schakel.keys

import app.schakel.core.Keystore
import app.schakel.core.KeystoreEntry
import app.schakel.core.KeystoreException
import java.io.File
import java.io.IOException
import java.nio.file.Files
import java.nio.file.StandardCopyOption
import java.security.GeneralSecurityException
import java.security.ProviderException
import java.security.UnrecoverableKeyException

/**
 * The core's secrets: each in a small file that no backup takes, wrapped by a key of the phone's
 * hardware. A key that is gone for good is a secret that is gone: the core then says that the vault
 * belongs to another device. A key that does not answer now is an error, and may answer later.
 */
class DeviceKeystore(private val folder: File, private val wrapping: KeyWrapping) : Keystore {
    override fun load(entry: KeystoreEntry): ByteArray? =
        answering {
            val file = file(entry)
            try {
                if (file.exists()) wrapping.unwrap(nameOf(entry), file.readBytes()) else null
            } catch (_: UnrecoverableKeyException) {
                null
            }
        }

    override fun store(entry: KeystoreEntry, secret: ByteArray) =
        answering {
            try {
                val wrapped = wrapping.wrap(nameOf(entry), secret)
                replace(file(entry), wrapped)
                // Only now: a phone that loses power before has the old file and the old key.
                wrapping.keepOnly(nameOf(entry), wrapped)
            } finally {
                secret.fill(0)
            }
        }

    override fun remove(entry: KeystoreEntry) =
        answering {
            wrapping.keepOnly(nameOf(entry), null)
            Files.deleteIfExists(file(entry).toPath())
            Unit
        }

    private fun replace(file: File, bytes: ByteArray) {
        folder.mkdirs()
        val next = File(folder, "${file.name}.next")
        next.outputStream().use {
            it.write(bytes)
            it.fd.sync()
        }
        Files.move(next.toPath(), file.toPath(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING)
    }

    private fun file(entry: KeystoreEntry) = File(folder, nameOf(entry))

    private fun <T> answering(ask: () -> T): T =
        try {
            ask()
        } catch (_: GeneralSecurityException) {
            throw KeystoreException.NoAnswer()
        } catch (_: ProviderException) {
            // What Android's provider throws when the hardware does not answer.
            throw KeystoreException.NoAnswer()
        } catch (_: IOException) {
            throw KeystoreException.NoAnswer()
        }

    private fun nameOf(entry: KeystoreEntry): String =
        when (entry) {
            KeystoreEntry.DEVICE -> "device"
            KeystoreEntry.TABLE -> "table"
            KeystoreEntry.ANCHOR -> "anchor"
            KeystoreEntry.SPOOL -> HardwareWrapping.ALWAYS
        }
}
