package app.schakel.screens.lock

import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import app.schakel.core.AppointmentDraft
import app.schakel.core.AttemptKind
import app.schakel.core.CaseFilter
import app.schakel.core.CoreException
import app.schakel.core.Gate
import app.schakel.core.Language
import app.schakel.core.State
import app.schakel.screens.frame.Route
import app.schakel.screens.report
import app.schakel.screens.settings.Street
import app.schakel.screens.settings.rinus
import app.schakel.screens.texts.textsOf
import app.schakel.town.Device
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Test
import java.time.LocalDate

/** A file that opens and is not sound: Today says so, what is sound is read, and one tap leads to the rescue. */
class HarmTest : Street() {
    private val says = textsOf(Language.NL).lock
    private val vault get() = folder.resolve("worker/vault.db")

    @Test
    fun `nothing is said of a sound file`() {
        val device = device()
        show(shell(device))
        see("Rinus Kwakernaat")
        assertEquals(0u, device.ask { damage() })
        assertFalse(has(hasTestTag("harm")))
    }

    @Test
    fun `damage is told on Today beside what is sound, and a rescue puts the file in order`() {
        val device = device()
        runBlocking { device.core.damaged(vault) }
        show(shell(device))
        see(says.damagedPlaces(1u))
        see("Rinus Kwakernaat")
        tap(hasText(says.toRescue))
        see(says.damaged)
        assertEquals(Gate.Rescue, device.core.gate.value)
        tap("rescue")
        pin("111111")
        see("Verkeerde pincode")
        tap("back")
        assertFalse("a phone that opens is not to be wiped for it", has(hasTestTag("start again")))
        tap("rescue")
        pin("481516")
        see(says.lost(1u))
        tap("go on")
        see("Rinus Kwakernaat")
        until { !has(hasTestTag("harm")) }
        assertEquals(0u, device.ask { damage() })
        device.ask { report("Teun Fictief") }
        assertTrue(device.names().containsAll(listOf("Rinus Kwakernaat", "Teun Fictief")))
    }

    @Test
    fun `who would rather read on has the PIN asked, and is told again`() {
        val device = device()
        runBlocking { device.core.damaged(vault) }
        show(shell(device))
        tap(hasText(says.toRescue))
        tap("not after all")
        until { (device.core.gate.value as? Gate.Closed)?.state is State.Locked }
        pin("481516")
        see(says.damagedPlaces(1u))
        see("Rinus Kwakernaat")
    }

    @Test
    fun `an older copy says why nothing can be written, and the rescue goes on from it`() {
        val device = device()
        runBlocking { device.core.putBack(vault) { ask { report("Bea Verzonnen") } } }
        assertThrows(CoreException.Corrupt::class.java) { device.ask { report("Teun Fictief") } }
        show(shell(device))
        see(says.olderCopy)
        see("Rinus Kwakernaat")
        tap(hasText(says.toRescue))
        tap("rescue")
        pin("481516")
        see(says.keptAs)
        assertFalse("no place was damaged", has(hasText(says.lost(0u))))
        tap("go on")
        see("Rinus Kwakernaat")
        until { !has(hasTestTag("harm")) }
        device.ask { report("Teun Fictief") }
        assertTrue(device.names().contains("Teun Fictief"))
    }

    @Test
    fun `from Today it is one tap to the rescue, and one from there to the PIN`() {
        val device = device()
        runBlocking { device.core.damaged(vault) }
        val shell = shell(device)
        show(shell)
        tap(hasText(says.toRescue))
        tap("rescue")
        see(says.rescuePin)
        assertEquals(2, taps.count)
        assertEquals(Route.Today, shell.navigator.current)
    }

    private fun device(): Device =
        town.worker.also {
            runBlocking { town.setUp(it, "Noor Verzonnen", "casemanager") }
            it.ask {
                visits.plan(AppointmentDraft(rinus(), AttemptKind.HomeVisit, LocalDate.now(), null, null, "kennismaken"))
            }
        }

    private fun Device.names(): List<String> = ask { cases.list(CaseFilter.OPEN, null, 9u).cases.map { it.who.name } }
}
