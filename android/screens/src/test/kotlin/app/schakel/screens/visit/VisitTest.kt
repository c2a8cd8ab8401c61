package app.schakel.screens.visit

import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performTextInput
import app.schakel.core.AppointmentDraft
import app.schakel.core.AttemptKind
import app.schakel.core.AttemptOutcome
import app.schakel.core.CaseId
import app.schakel.core.Mark
import app.schakel.core.PartOfDay
import app.schakel.core.Trust
import app.schakel.core.VisitId
import app.schakel.core.allAttemptOutcomes
import app.schakel.core.presumedContact
import app.schakel.screens.ScreenTest
import app.schakel.screens.frame.Route
import app.schakel.screens.report
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import java.time.Instant
import java.time.LocalDate

class VisitTest : ScreenTest() {
    private fun aCase(): CaseId = stage.ask { report("Rinus Kwakernaat", safety = "Grote hond") }

    private fun aVisit(): VisitId = aCase().let { case -> stage.ask { visits.start(case, null) } }

    private fun write(text: String) {
        see(hasTestTag("text"))
        rule.onNodeWithTag("text").performTextInput(text)
    }

    @Test
    fun `starting costs one tap, ending with outcome and next step four, the summary two`() {
        val case = aCase()
        stage.ask { visits.plan(AppointmentDraft(case, AttemptKind.HomeVisit, LocalDate.now(), null, null, "")) }
        show()
        tap("start")
        see(hasTestTag("text"))
        assertEquals("start", 1, taps.count)
        val visit = (route as Route.Visit).visit
        see("Grote hond")
        write("Keuken vol post.")

        tap("done")
        word("Binnen geweest")
        word("Over een week, ochtend")
        tap("finish")
        until { route is Route.Preview }
        assertEquals("end", 1 + 4, taps.count)

        val written = stage.ask { visits.get(visit) }
        assertEquals(case, written.case)
        assertEquals(AttemptOutcome.Inside, written.outcome)
        assertEquals("Keuken vol post.", written.lines.single().text)
        assertEquals(LocalDate.now().plusDays(7), written.next?.on)
        assertEquals(PartOfDay.Morning, written.next?.part)
        assertEquals(DutchVisit.nextDefault, written.next?.what)

        see("R.K., Vroomshoop")
        type("summary line", "Binnen geweest, opname donderdag.")
        tap("send")
        until { route == Route.Today }
        assertTrue("${taps.count - 5} taps for the summary", taps.count - 5 <= 2)
        assertEquals(emptyMap<String, String>(), stage.ask { forms.kept("summary ${visit.hex}") })
    }

    @Test
    fun `a line ends with Enter, keeps its mark, and all of it survives the end of the process`() {
        val visit = aVisit()
        show(Route.Visit(visit))
        write("Koelkast leeg.\nPost stapelt op.\n")
        tap("mark Quote")
        write("Ik doe niet meer open.")
        tap("next line")
        tap("mark Agreement")
        write("Morgen bellen")
        until { stage.ask { visits.draft(visit) }.lines.size == 4 }
        see(DutchVisit.kept(""))
        restart()
        see("Morgen bellen")
        val lines = stage.ask { visits.draft(visit) }.lines
        assertEquals(listOf(Mark.Fact, Mark.Fact, Mark.Quote, Mark.Agreement), lines.map { it.mark })
        listOf("Koelkast leeg.", "Post stapelt op.", "Ik doe niet meer open.").forEach { see(it) }
    }

    @Test
    fun `who leaves in the middle of a word loses nothing`() {
        val visit = aVisit()
        show(Route.Visit(visit))
        write("Half een wo")
        rule.runOnIdle { stage.shell.back() }
        until { stage.ask { visits.draft(visit) }.lines.singleOrNull()?.text == "Half een wo" }
    }

    @Test
    fun `a line that was written is changed where it stands`() {
        val visit = aVisit()
        show(Route.Visit(visit))
        write("Eerste regel\nTweede regel")
        tap(hasTestTag("written") and hasText("Eerste regel"))
        tap("mark Interpretation")
        until { stage.ask { visits.draft(visit) }.lines.map { it.mark } == listOf(Mark.Interpretation, Mark.Fact) }
    }

    @Test
    fun `own lines are offered only where a case is shared`() {
        val case = aCase()
        val visit = stage.ask { visits.start(case, null) }
        show(Route.Visit(visit))
        see(hasTestTag("text"))
        assertFalse(shows(hasTestTag("own")))
        rule.runOnIdle { stage.shell.back() }
        stage.ask { cases.share(case) }
        rule.runOnIdle { stage.shell.navigator.open(Route.Visit(visit)) }
        tap("own")
        write("Alleen voor ons.")
        until { stage.ask { visits.draft(visit) }.lines.singleOrNull()?.own == true }
    }

    @Test
    fun `a visit that is written down later gets its own start, end and company`() {
        val visit = aVisit()
        show(Route.Visit(visit))
        tap("times")
        tap("day before")
        see("gisteren")
        tap("present")
        tap("add present")
        type("present name 0", "Ilse Nergens")
        tap("done")
        word("Gesproken aan de deur")
        tap("finish")
        until { route is Route.Preview }
        val written = stage.ask { visits.get(visit) }
        assertEquals(30u, written.minutes)
        assertTrue(written.started < Instant.now().minusSeconds(60 * 60))
        assertEquals("Ilse Nergens", written.present.single().name)
    }

    @Test
    fun `throwing a visit away takes two steps`() {
        val visit = aVisit()
        show(Route.Visit(visit))
        write("Verkeerde casus")
        tap("discard")
        assertTrue(stage.ask { visits.unfinished() }.isNotEmpty())
        tap("discard sure")
        until { route == Route.Today }
        assertTrue(stage.ask { visits.unfinished() }.isEmpty())
    }

    @Test
    fun `a citizen number in the text is refused, and the way back is offered`() {
        val visit = aVisit()
        show(Route.Visit(visit))
        write("BSN 111222333")
        tap("done")
        word("Binnen geweest")
        tap("finish")
        see("burgerservicenummer")
        word(DutchVisit.toText)
        until { route == Route.Visit(visit) }
        see("BSN 111222333")
    }

    @Test
    fun `what an outcome says about contact is what the core writes down`() {
        val case = aCase()
        allAttemptOutcomes().forEach { outcome ->
            val written = stage.ask {
                val visit = visits.start(case, null)
                visits.finish(visit, visits.draft(visit).copy(outcome = outcome))
            }
            assertEquals(outcome.tag, written.contact, presumedContact(outcome))
        }
    }

    @Test
    fun `what was said about contact and trust goes with the visit`() {
        val visit = aVisit()
        show(Route.Visit(visit))
        see(hasTestTag("text"))
        tap("done")
        word("Binnen geweest")
        word(DutchVisit.acceptsHelp)
        word("Een begin")
        tap("finish")
        until { route is Route.Preview }
        val written = stage.ask { visits.get(visit) }
        assertTrue(written.contact.reached && written.contact.inConversation && written.contact.acceptsHelp)
        assertEquals(Trust.Beginning, written.trust)
    }

    @Test
    fun `notes afterwards cost two taps from today's line`() {
        val visit = aVisit()
        show()
        tap("unfinished")
        see(hasTestTag("text"))
        assertTrue(taps.count <= 2)
        assertEquals(Route.Visit(visit), route)
    }

    @Test
    fun `a note goes on with the open visit of its case, and starts one where there is none`() {
        val case = aCase()
        show(Route.Note(case))
        see(hasTestTag("text"))
        val visit = (route as Route.Visit).visit
        rule.runOnIdle { stage.shell.navigator.to(Route.Today) }
        rule.runOnIdle { stage.shell.navigator.open(Route.Note(null)) }
        tap("unfinished")
        until { route == Route.Visit(visit) }
        assertEquals(1, stage.ask { visits.unfinished() }.size)
    }
}
