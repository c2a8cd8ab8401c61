package app.schakel.screens.door

import androidx.compose.ui.test.assertTextContains
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.onNodeWithTag
import app.schakel.core.AppointmentDraft
import app.schakel.core.AttemptKind
import app.schakel.core.AttemptOutcome
import app.schakel.core.AttemptView
import app.schakel.core.CaseId
import app.schakel.core.Language
import app.schakel.core.Moment
import app.schakel.core.Phase
import app.schakel.core.Spot
import app.schakel.screens.ScreenTest
import app.schakel.screens.frame.Route
import app.schakel.screens.report
import kotlinx.coroutines.awaitCancellation
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import java.time.Duration
import java.time.ZoneId

class DoorTest : ScreenTest() {
    @Test
    fun `a planned attempt with its outcome costs two taps from today, and settles the appointment`() {
        val case = stage.ask {
            report("Rinus Kwakernaat").also {
                visits.plan(AppointmentDraft(it, AttemptKind.Elsewhere, today(), null, null, "bij de kerk"))
            }
        }
        show()
        tap(hasTestTag("line") and hasText("bij de kerk", substring = true))
        word("Niet thuis")
        see(hasTestTag("recorded"))
        assertEquals(2, taps.count)

        val attempt = attempts(case).single()
        assertEquals(AttemptOutcome.NotHome, attempt.outcome)
        assertEquals(AttemptKind.Elsewhere, attempt.kind)
        val left = stage.ask { today.view(null).today }
        assertTrue((left.late + left.due + left.visits).none { it.kind is app.schakel.core.ItemKind.Appointment })
    }

    @Test
    fun `an unplanned attempt costs four taps from plus`() {
        val case = stage.ask {
            report("Wubbo Nergens")
            report("Rinus Kwakernaat")
        }
        show()
        tap("plus")
        tap("door attempt")
        word("Rinus Kwakernaat")
        word("Deed niet open")
        see(hasTestTag("recorded"))
        assertEquals(4, taps.count)
        assertEquals(AttemptOutcome.DidNotOpen, attempts(case).single().outcome)
        assertEquals(Phase.Outreach, stage.ask { cases.get(case) }.phase)
    }

    @Test
    fun `what to know stands there before the bell is rung, and is gone after it`() {
        val case = stage.ask { report("Rinus Kwakernaat", safety = "Grote hond") }
        show(Route.Door(case))
        see(hasTestTag("risks"))
        see("Grote hond")
        word("Kaartje achtergelaten")
        see(hasTestTag("recorded"))
        assertTrue(!shows(hasTestTag("risks")))
    }

    @Test
    fun `a phone that never says where it is, blocks nothing`() {
        val case = stage.ask { report("Rinus Kwakernaat") }
        stage.phone.where = { awaitCancellation() }
        show(Route.Door(case))
        word("Niet thuis")
        see(hasTestTag("recorded"))
        assertEquals(1, attempts(case).size)
    }

    @Test
    fun `the next attempt is planned in one tap, and taken back in another`() {
        val case = stage.ask { report("Rinus Kwakernaat") }
        stage.phone.where = { Spot(52.46, 6.57) }
        show(Route.Door(case))
        word("Niet thuis")
        see(hasTestTag("proposal"))
        assertTrue(planned(case).isEmpty())
        tap("plan")
        see(hasTestTag("planned"))
        val appointment = planned(case).single()
        assertTrue(appointment.on > today())
        word(DutchDoor.undo)
        see(hasTestTag("proposal"))
        assertTrue(planned(case).isEmpty())
    }

    @Test
    fun `a wrong tap is corrected, and what was written first stays readable`() {
        val case = stage.ask { report("Rinus Kwakernaat") }
        show(Route.Door(case))
        word("Niet thuis")
        see(hasTestTag("recorded"))
        word(DutchDoor.correct)
        see(DutchDoor.whatReally)
        word("Geweigerd")
        see("geweigerd")
        val attempt = attempts(case).single()
        assertEquals(AttemptOutcome.Refused, attempt.outcome)
        assertEquals(2, stage.ask { cases.versions(app.schakel.core.EntityId(attempt.attempt.hex)) }.size)
    }

    @Test
    fun `a conversation goes on as a visit that began at the door`() {
        val case = stage.ask { report("Rinus Kwakernaat") }
        show(Route.Door(case))
        word("Gesproken aan de deur")
        tap("visit")
        until { route is Route.Visit }
        assertEquals(2, taps.count)
        val draft = stage.ask { visits.draft((route as Route.Visit).visit) }
        assertEquals(attempts(case).single().attempt, draft.attempt)
        assertEquals(attempts(case).single().at, draft.started)
    }

    @Test
    fun `a line survives the end of the process, and stands in the attempt once the sheet is closed`() {
        val case = stage.ask { report("Rinus Kwakernaat") }
        show(Route.Door(case))
        word("Deed niet open")
        see(hasTestTag("added"))
        type("added", "Gordijnen bewogen")
        until { stage.ask { forms.kept("attempt ${case.hex}") }["line"] == "Gordijnen bewogen" }
        restart()
        see(hasTestTag("added"))
        rule.onNodeWithTag("added").assertTextContains("Gordijnen bewogen")
        tap("done")
        until { attempts(case).single().line == "Gordijnen bewogen" }
        until { stage.ask { forms.kept("attempt ${case.hex}") }.isEmpty() }
        assertEquals(Route.Today, route)
    }

    @Test
    fun `what stood there an hour ago is closed by itself, with its line`() {
        val case = stage.ask { report("Rinus Kwakernaat") }
        show(Route.Door(case))
        word("Deed niet open")
        see(hasTestTag("added"))
        type("added", "Hond blafte")
        until { stage.ask { forms.kept("attempt ${case.hex}") }["line"] == "Hond blafte" }
        stage.clock.ahead = Duration.ofHours(2)
        restart()
        see(DutchDoor.whatHappened)
        assertEquals("Hond blafte", attempts(case).single().line)
    }

    @Test
    fun `a field that is refused says so beside it, and it is drawn in English`() {
        val case = stage.ask { report("Rinus Kwakernaat") }
        stage.shell.choose(Language.EN)
        show(Route.Door(case))
        see(EnglishDoor.whatHappened)
        word("Not home")
        see(hasTestTag("recorded"))
        assertNull(attempts(case).single().line.ifEmpty { null })
    }

    private fun today() = stage.clock.now().atZone(ZoneId.systemDefault()).toLocalDate()

    private fun attempts(case: CaseId): List<AttemptView> = moments(case).mapNotNull { (it as? Moment.Attempt)?.v1 }

    private fun planned(case: CaseId) = moments(case).mapNotNull { (it as? Moment.Appointment)?.v1 }.filter { it.settled == null }

    private fun moments(case: CaseId): List<Moment> = stage.ask { cases.timeline(case, null, 50u) }.entries.map { it.what }
}
