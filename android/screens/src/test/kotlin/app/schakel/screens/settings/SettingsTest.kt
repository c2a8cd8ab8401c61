package app.schakel.screens.settings

import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import app.schakel.core.Gate
import app.schakel.core.Language
import app.schakel.core.State
import app.schakel.screens.frame.Route
import app.schakel.screens.texts.textsOf
import app.schakel.town.PIN
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test

/** What a worker sets on their own phone; there is no hub. */
class SettingsTest : Street() {
    private val says = textsOf(Language.NL).settings
    private val device get() = town.worker

    @Before
    fun setUp() = runBlocking { town.setUp(device, "Noor Verzonnen", "casemanager") }

    @Test
    fun `another name is kept while it is typed, also when the process ends`() {
        show(shell(device), Route.Settings)
        tap("worker")
        type("name", "Noor Verzonnen-Bos")
        until { device.ask { forms.kept("worker") }["name"] == "Noor Verzonnen-Bos" }
        device.restart()
        runBlocking { device.core.unlock(PIN) }
        show(shell(device), Route.Settings)
        tap("worker")
        see("Noor Verzonnen-Bos")
        assertEquals("Noor Verzonnen", device.ask { settings.worker() }.name)
        tap("worker done")
        until { device.ask { settings.worker() }.name == "Noor Verzonnen-Bos" }
        assertTrue(device.ask { forms.kept("worker") }.isEmpty())
    }

    @Test
    fun `a name that says nothing is refused at its field`() {
        show(shell(device), Route.Settings)
        tap("worker")
        type("name", "")
        tap("worker done")
        see("Vul dit in.")
        assertEquals("Noor Verzonnen", device.ask { settings.worker() }.name)
    }

    @Test
    fun `another PIN takes the old one and the new one twice, and opens from then on`() {
        show(shell(device), Route.Settings)
        tap("change pin")
        pin("481516")
        see(says.pinNew)
        pin("230142")
        pin("230141")
        see(says.pinDifferent)
        pin("230142")
        pin("230142")
        see(says.pinChanged)
        tap("lock now")
        until { !device.isOpen }
        pin("481516")
        see(textsOf(Language.NL).lock.wrongPin)
        pin("230142")
        until { device.isOpen }
    }

    @Test
    fun `a wrong old PIN changes nothing and says how many tries are left`() {
        show(shell(device), Route.Settings)
        tap("change pin")
        pin("111111")
        pin("230142")
        pin("230142")
        see("Verkeerde pincode. Nog 11 keer")
        see(says.pinOld)
    }

    @Test
    fun `the language is one tap and everything follows`() {
        show(shell(device), Route.Settings)
        see(says.title)
        tap(hasText("English"))
        see("Settings")
        assertFalse(has(hasText(says.changePin)))
        assertTrue(has(hasText(textsOf(Language.EN).settings.changePin)))
        tap(hasText("Nederlands"))
        see(says.title)
    }

    @Test
    fun `a fingerprint is switched on and off`() {
        phone.biometrics = OwnFinger()
        show(shell(device), Route.Settings)
        tap("biometrics")
        see(says.biometricsOn)
        assertTrue(device.ask { settings.hasBiometrics() })
        tap("biometrics")
        see(says.biometricsOff)
        assertFalse(device.ask { settings.hasBiometrics() })
    }

    @Test
    fun `a pack is taken only after its signer was shown`() {
        phone.file = town.pack
        show(shell(device), Route.Settings)
        tap("other pack")
        see(device.ask { settings.lookIntoPack(town.pack) }.signer)
        assertNotEquals("", device.ask { settings.pack() }.signer)
        tap("take pack")
        see(says.packTaken)
    }

    @Test
    fun `what is not a pack is refused in one sentence`() {
        phone.file = "geen pakket".toByteArray()
        show(shell(device), Route.Settings)
        tap("other pack")
        see("Dit is geen gemeentepakket")
        assertFalse(has(hasTestTag("take pack")))
    }

    @Test
    fun `wiping asks twice and leaves a phone that can be set up`() {
        show(shell(device), Route.Settings)
        tap("wipe")
        see(says.wipeMeans)
        tap("wipe cancel")
        assertTrue(device.isOpen)
        tap("wipe")
        tap("wipe sure")
        until { (device.core.gate.value as? Gate.Closed)?.state == State.New }
        see(hasTestTag("name"))
    }
}
