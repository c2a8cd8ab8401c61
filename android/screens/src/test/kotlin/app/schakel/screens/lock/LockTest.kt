package app.schakel.screens.lock

import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isNotEnabled
import app.schakel.core.Gate
import app.schakel.core.Language
import app.schakel.core.State
import app.schakel.screens.frame.Route
import app.schakel.screens.look.SchakelTheme
import app.schakel.screens.settings.OwnFinger
import app.schakel.screens.settings.Street
import app.schakel.screens.settings.rinus
import app.schakel.screens.texts.LocalTexts
import app.schakel.screens.texts.textsOf
import app.schakel.town.Device
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test

/** What a worker meets before the core is open. */
class LockTest : Street() {
    private val says = textsOf(Language.NL).lock

    @Test
    fun `a new phone asks who you are and a PIN twice, then for the team`() {
        val device = town.worker
        val shell = shell(device)
        show(shell)
        type("name", "Noor Verzonnen")
        tap("go on")
        pin("481516")
        pin("481517")
        see(says.notTheSame)
        assertFalse(device.isOpen)
        pin("481516")
        pin("481516")
        until { device.isOpen }
        see(hasTestTag("paste"))
        assertEquals("Noor Verzonnen", device.ask { settings.worker() }.name)
        tap("later")
        until { shell.navigator.current == Route.Today }
    }

    @Test
    fun `the right PIN opens, a wrong one says so and shows nothing of it`() {
        val device = locked()
        show(shell(device))
        pin("111111")
        see(says.wrongPin)
        assertFalse(has(hasText("111111", substring = true)))
        pin("481516")
        until { device.isOpen }
    }

    @Test
    fun `a PIN is tapped on our own keys and cannot be pasted`() {
        val device = locked()
        show(shell(device))
        see(hasTestTag("key 0"))
        assertFalse(has(SemanticsMatcher.keyIsDefined(SemanticsActions.SetText)))
        assertFalse(has(SemanticsMatcher.keyIsDefined(SemanticsActions.PasteText)))
        assertTrue(has(hasTestTag("done") and isNotEnabled()))
    }

    @Test
    fun `after five wrong PINs the keys wait, and the wait counts down`() {
        val device = locked()
        repeat(FREE_TRIES + 1) { runCatching { runBlocking { device.core.unlock("000000".toByteArray()) } } }
        show(shell(device))
        see(Regex("Wacht nog 0:5[0-9]"))
        assertTrue(has(hasTestTag("key 4") and isNotEnabled()))
        see(Regex("Wacht nog 0:5[0-6]"))
    }

    @Test
    fun `when few tries are left the screen says how many`() {
        val device = locked()
        repeat(TRIES - FEW_LEFT) {
            runCatching { runBlocking { device.core.unlock("000000".toByteArray()) } }
            town.clock.ahead = town.clock.ahead.plusHours(1)
        }
        runBlocking { device.core.look() }
        show(shell(device))
        see(says.triesLeft(FEW_LEFT.toUInt()))
        pin("481516")
        until { device.isOpen }
    }

    @Test
    fun `a fingerprint opens in one tap when the phone gives the key`() {
        val device = town.worker
        phone.biometrics = OwnFinger()
        runBlocking {
            town.setUp(device, "Noor Verzonnen", "casemanager")
            val key = requireNotNull(phone.biometrics?.enrol())
            device.core.ask { settings.setBiometrics(key) }
            device.core.lock()
        }
        show(shell(device))
        tap("finger")
        until { device.isOpen }
        assertEquals(1, taps.count)
    }

    @Test
    fun `a forgotten PIN costs everything here, in two steps`() {
        val device = locked()
        show(shell(device))
        tap("forgotten")
        tap("start again")
        see(says.startAgainMeans)
        assertTrue((device.core.gate.value as Gate.Closed).state is State.Locked)
        tap("start again sure")
        until { (device.core.gate.value as? Gate.Closed)?.state == State.New }
        see(hasTestTag("name"))
    }

    @Test
    fun `a rescue brings back what is sound and says where the damaged file is kept`() {
        val device = town.worker
        runBlocking { town.setUp(device, "Noor Verzonnen", "casemanager") }
        val case = device.ask { rinus() }
        runBlocking { device.core.lock() }
        // A write that was cut off: the file is no longer a whole number of pages.
        folder.resolve("worker/vault.db").appendBytes(ByteArray(100))
        runBlocking { device.core.look() }
        show(shell(device))
        tap("rescue")
        pin("481516")
        see(says.keptAs)
        tap("go on")
        until { device.isOpen }
        assertEquals("Rinus Kwakernaat", device.ask { cases.get(case) }.who.name)
    }

    @Test
    fun `what cannot be opened is one sentence and what to do, in both languages`() {
        val device = town.device("other")
        Language.entries.forEach { language ->
            val texts = textsOf(language)
            listOf(
                State.OtherDevice to texts.lock.otherDevice,
                State.Newer to texts.lock.newer,
                State.Damaged to texts.lock.damaged,
                State.Wiped to texts.lock.wiped,
                State.New to texts.lock.welcome,
            ).forEach { (state, sentence) ->
                draw {
                    SchakelTheme { CompositionLocalProvider(LocalTexts provides texts) { LockScreen(shell(device), state) } }
                }
                see(sentence)
            }
        }
    }

    private fun locked(): Device =
        town.worker.also {
            runBlocking {
                town.setUp(it, "Noor Verzonnen", "casemanager")
                it.core.lock()
            }
        }

    private fun see(pattern: Regex) =
        see(
            SemanticsMatcher("text like $pattern") { node ->
                node.config.any { (_, value) -> (value as? List<*>)?.any { pattern.containsMatchIn(it.toString()) } == true }
            },
        )

    private companion object {
        const val FREE_TRIES = 4
        const val TRIES = 12
        const val FEW_LEFT = 4
    }
}
