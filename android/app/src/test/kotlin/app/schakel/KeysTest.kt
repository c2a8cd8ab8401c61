package app.schakel

import app.schakel.core.KeystoreEntry
import app.schakel.core.KeystoreException
import app.schakel.keys.DeviceKeystore
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

class KeysTest {
    @get:Rule
    val folder = TemporaryFolder()

    private val wrapping = SoftwareWrapping()
    private val keystore by lazy { DeviceKeystore(folder.root, wrapping) }

    @Test
    fun `what was stored last comes back, in another process too`() {
        assertNull(keystore.load(KeystoreEntry.DEVICE))
        keystore.store(KeystoreEntry.DEVICE, secret(1))
        keystore.store(KeystoreEntry.DEVICE, secret(2))
        keystore.store(KeystoreEntry.SPOOL, secret(3))
        val another = DeviceKeystore(folder.root, wrapping)
        assertArrayEquals(secret(2), another.load(KeystoreEntry.DEVICE))
        assertArrayEquals(secret(3), another.load(KeystoreEntry.SPOOL))
    }

    @Test
    fun `no secret stands in its file, and its bytes are wiped after use`() {
        val given = secret(7)
        keystore.store(KeystoreEntry.TABLE, given)
        assertArrayEquals(ByteArray(32), given)
        val file = folder.root.listFiles().orEmpty().single().readBytes()
        assertFalse(file.toList().windowed(32).any { it == secret(7).toList() })
    }

    @Test
    fun `the key of what is replaced is destroyed, and an old file opens nothing`() {
        keystore.store(KeystoreEntry.TABLE, secret(1))
        val file = folder.root.resolve("table")
        val old = file.readBytes()
        keystore.store(KeystoreEntry.TABLE, secret(2))
        assertEquals(1, wrapping.count)
        file.writeBytes(old)
        assertNull(keystore.load(KeystoreEntry.TABLE))
    }

    @Test
    fun `what is removed is gone with its key, and the others stay`() {
        KeystoreEntry.entries.forEach { keystore.store(it, secret(5)) }
        keystore.remove(KeystoreEntry.TABLE)
        assertNull(keystore.load(KeystoreEntry.TABLE))
        assertEquals(KeystoreEntry.entries.size - 1, wrapping.count)
        assertArrayEquals(secret(5), keystore.load(KeystoreEntry.SPOOL))
    }

    @Test
    fun `a key that the phone threw away is a secret that is gone`() {
        keystore.store(KeystoreEntry.DEVICE, secret(1))
        wrapping.lose()
        assertNull(keystore.load(KeystoreEntry.DEVICE))
    }

    @Test
    fun `a file that was changed opens nothing`() {
        keystore.store(KeystoreEntry.DEVICE, secret(1))
        val file = folder.root.resolve("device")
        file.writeBytes(file.readBytes().also { it[it.lastIndex] = (it.last() + 1).toByte() })
        assertThrows(KeystoreException.NoAnswer::class.java) { keystore.load(KeystoreEntry.DEVICE) }
    }

    private fun secret(of: Int) = ByteArray(32) { of.toByte() }
}
