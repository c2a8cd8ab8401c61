package app.schakel.screens.frame

import app.schakel.core.Keystore
import app.schakel.core.KeystoreEntry
import app.schakel.screens.report
import app.schakel.screens.settings.Street
import app.schakel.town.Device
import app.schakel.town.PIN
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import java.util.concurrent.CountDownLatch

/** When it goes to the hub: what is asked for while it is on its way is not left until the next minute. */
class PostmanTest : Street() {
    private val postman by lazy { shell(town.worker).postman }

    @Before
    fun settle() = runBlocking { town.settle() }

    @Test
    fun `what is written while a round is under way goes soon after it`() {
        // Without a hub a round takes a while.
        town.stopHub()
        rule.runOnUiThread { postman.start() }
        until { postman.running }
        town.worker.ask { report("Anna Bedacht") }
        until { !postman.running }
        soon { postman.running }
        town.startHub()
        rule.runOnUiThread { postman.sync() }
        until { postman.state?.waiting == 0u }
    }

    @Test
    fun `a round that is asked for after another was stopped is on its way until it is back`() {
        repeat(10) { town.worker.ask { report("Nummer $it") } }
        rule.runOnUiThread {
            postman.sync()
            postman.stop()
            postman.sync()
        }
        until { !postman.running }
        assertEquals(0u, postman.state?.waiting)

        rule.runOnUiThread {
            postman.sync()
            postman.stop()
        }
        soon { !postman.running }
    }

    @Test
    fun `a round that is asked for while the app is being unlocked goes when it is open`() {
        val before = checkNotNull(town.worker.ask { sync.state() }.heard)
        town.worker.core.close()
        val keystore = SlowKeystore(town.worker.keystore)
        val device = Device(folder.resolve("worker"), keystore, town.clock)
        val postman = shell(device).postman
        rule.runOnUiThread { postman.start() }
        runBlocking {
            val unlocking = async(Dispatchers.Default) { device.core.unlock(PIN) }
            keystore.asked.await()
            rule.runOnUiThread { postman.sync() }
            assertTrue(unlocking.isActive)
            keystore.answers.countDown()
            unlocking.await()
        }
        soon { postman.state?.heard?.isAfter(before) == true }
        device.core.close()
    }

    /** It answers when it is let: unlocking takes as long as a test needs. */
    private class SlowKeystore(private val kept: Keystore) : Keystore by kept {
        val asked = CountDownLatch(1)
        val answers = CountDownLatch(1)

        override fun load(entry: KeystoreEntry): ByteArray? {
            asked.countDown()
            answers.await()
            return kept.load(entry)
        }
    }

    /** Long before the next minute. */
    private fun soon(so: () -> Boolean) = rule.waitUntil(SOON_MS) { so() }

    private companion object {
        const val SOON_MS = 20_000L
    }
}
