package app.schakel.screens.safety

import androidx.compose.foundation.layout.Column
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import app.schakel.core.Language
import app.schakel.screens.frame.Route
import app.schakel.screens.look.SchakelTheme
import app.schakel.screens.settings.Street
import app.schakel.screens.settings.rinus
import app.schakel.screens.texts.textsOf
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import java.time.Duration

/** The safety timer and the silent alarm, over a real hub. */
class SafetyTest : Street() {
    private val says = textsOf(Language.NL).safety

    @Before
    fun settle() =
        runBlocking {
            town.settle()
            phone.allowed = false
        }

    @Test
    fun `a timer starts in one tap, and is called watched only after the hub's receipt`() {
        val case = town.worker.ask { rinus() }
        town.stopHub()
        val shell = shell(town.worker)
        draw { SchakelTheme { Column { WatchOffer(shell, case) } } }
        see("Rinus Kwakernaat, Verzonnenlaan 12, Vroomshoop")
        tap("minutes 30")
        assertEquals(1, taps.count)
        see("Niet bewaakt: geen verbinding")
        assertFalse(has(hasText("Bewaakt tot", substring = true)))
        see(says.late)

        town.startHub()
        rule.runOnUiThread { shell.postman.sync() }
        see("Bewaakt tot")
        assertTrue(town.worker.ask { safety.running() }.single().watched != null)
        rule.waitForIdle()
        tap(hasText(says.allWell))
        see(hasTestTag("minutes 30"))
        assertTrue(town.worker.ask { safety.running() }.isEmpty())
    }

    @Test
    fun `what supervisors will read can be changed, and is kept while it is typed`() {
        val case = town.worker.ask { rinus() }
        draw { SchakelTheme { Column { WatchOffer(shell(town.worker), case) } } }
        see("Rinus Kwakernaat, Verzonnenlaan 12")
        tap("change words")
        type("words", "Bij Rinus, ga uit van de hond")
        until { town.worker.ask { forms.kept("watch ${case.hex}") }.isNotEmpty() }
        // The process ends; another begins.
        town.worker.restart()
        runBlocking { town.worker.core.unlock(app.schakel.town.PIN) }
        draw { SchakelTheme { Column { WatchOffer(shell(town.worker), case) } } }
        see("Bij Rinus, ga uit van de hond")
        tap("minutes 15")
        until { town.worker.ask { safety.running() }.size == 1 }
        assertTrue(town.worker.ask { forms.kept("watch ${case.hex}") }.isEmpty())
    }

    @Test
    fun `the silent alarm is one long press and shows nowhere but on its own screen`() {
        town.worker.ask { rinus() }
        val shell = shell(town.worker)
        show(shell)
        see(hasTestTag("shield"))
        taps.hold(rule.onNode(hasTestTag("shield")))
        assertEquals(1, taps.count)
        until { town.worker.ask { safety.running() }.singleOrNull()?.watched != null }
        assertEquals("Rinus Kwakernaat, Verzonnenlaan 12, Vroomshoop", runBlocking { town.untilToBeSeen() }.words)
        assertFalse(has(hasTestTag("watch")))
        assertFalse(has(hasText("alarm", substring = true, ignoreCase = true)))

        tap("shield")
        see(hasTestTag("silent"))
        tap(hasText(says.allWell))
        until { town.worker.ask { safety.running() }.isEmpty() }
    }

    @Test
    fun `the large button answers to a long press only`() {
        town.worker.ask { rinus() }
        show(shell(town.worker), Route.Safety)
        tap("hold silent")
        rule.waitForIdle()
        assertTrue(town.worker.ask { safety.running() }.isEmpty())
        taps.hold(rule.onNode(hasTestTag("hold silent")))
        until { town.worker.ask { safety.running() }.size == 1 }
        see("Stil alarm gezet")
    }

    @Test
    fun `names are covered in one tap, also in what supervisors will read`() {
        town.worker.ask { rinus() }
        show(shell(town.worker), Route.Safety)
        see("Rinus Kwakernaat, Verzonnenlaan 12")
        tap("cover")
        assertEquals(1, taps.count)
        see(says.coveredWords)
        assertFalse(has(hasText("Kwakernaat", substring = true)))
    }

    @Test
    fun `a drill says how far it came, and who saw it`() {
        // Ahead of the hub's: between its receipt and its alarm lies time, in which there is nothing to be seen.
        town.clock.ahead = Duration.ofSeconds(2)
        val shell = shell(town.worker)
        show(shell, Route.Safety)
        tap("drill")
        see("bij de hub, nog door niemand gezien")
        val drill = runBlocking { town.untilToBeSeen() }
        assertTrue(drill.drill)
        town.supervisor.ask {
            supervision.sawAlarm(drill.id)
            sync.now()
        }
        rule.runOnUiThread { shell.postman.sync() }
        see("gezien door Marit Bedacht")
        assertTrue(town.worker.ask { safety.running() }.isEmpty())
    }

    @Test
    fun `without a team a timer says that nobody watches`() {
        val device = town.device("alone")
        runBlocking { town.setUp(device, "Bas Fictief", "casemanager") }
        val case = device.ask { rinus() }
        val shell = shell(device)
        draw { SchakelTheme { Column { WatchOffer(shell, case) } } }
        tap("minutes 15")
        see("dit toestel zit in geen team")
        device.core.close()
    }
}
