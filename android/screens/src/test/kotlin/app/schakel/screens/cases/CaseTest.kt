package app.schakel.screens.cases

import androidx.compose.ui.test.hasScrollToNodeAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performScrollToNode
import androidx.compose.ui.test.performTextClearance
import app.schakel.core.AttemptOutcome
import app.schakel.core.CaseId
import app.schakel.core.ClosingReason
import app.schakel.core.Duty
import app.schakel.core.LinePart
import app.schakel.core.Mark
import app.schakel.core.Phase
import app.schakel.core.RelationPart
import app.schakel.core.VisitId
import app.schakel.screens.ScreenTest
import app.schakel.screens.frame.Route
import app.schakel.screens.report
import app.schakel.screens.visit.DutchVisit
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Test

class CaseTest : ScreenTest() {
    private fun aCase(): CaseId = stage.ask { report("Rinus Kwakernaat", safety = "Grote hond", concern = "Post stapelt op") }

    private fun visited(case: CaseId, text: String): VisitId =
        stage.ask {
            val visit = visits.start(case, null)
            val lines = listOf(LinePart(null, Mark.Fact, text, false))
            visits.finish(visit, visits.draft(visit).copy(lines = lines, outcome = AttemptOutcome.Inside)).visit
        }

    /** Brings a part of the page into view: lists draw only what is near. */
    private fun reach(tag: String) {
        until { runCatching { rule.onNode(hasScrollToNodeAction()).performScrollToNode(hasTestTag(tag)) }.isSuccess }
    }

    @Test
    fun `what to know stands on top, and is changed where it stands`() {
        val case = aCase()
        show(Route.Case(case))
        see("Let op: Grote hond")
        word(DutchCase.change)
        see(hasTestTag("risks typed"))
        type("risks typed", "Bel achterom\n")
        tap("risks done")
        until { stage.ask { cases.get(case) }.risks.containsAll(listOf("Grote hond", "Bel achterom")) }
        see("Bel achterom")
    }

    @Test
    fun `the reporter knows in one tap, and it is shown`() {
        val case = aCase()
        show(Route.Case(case))
        reach("told")
        tap("told")
        assertEquals(1, taps.count)
        until { stage.ask { cases.get(case) }.reports.single().fedBack != null }
        see("Melder gehoord")
    }

    @Test
    fun `a case goes to another phase in two taps, and closes with a reason and a second step`() {
        val case = aCase()
        show(Route.Case(case))
        tap("phase")
        word("In contact")
        until { stage.ask { cases.get(case) }.phase == Phase.InContact }
        assertEquals(2, taps.count)

        tap("phase")
        tap("close")
        word("Verhuisd")
        assertEquals(Phase.InContact, stage.ask { cases.get(case) }.phase)
        tap("close sure")
        until { stage.ask { cases.get(case) }.closed == ClosingReason.Moved }
        see("Afgesloten: verhuisd")
    }

    @Test
    fun `an earlier word stays readable after a correction`() {
        val case = aCase()
        val visit = visited(case, "Drie honden")
        show(Route.Case(case))
        reach("moment")
        tap(hasTestTag("moment") and hasText("Bezoek", substring = true))
        see("Drie honden")
        tap("correct")
        until { route == Route.Visit(visit) }
        tap(hasTestTag("written"))
        rule.onNodeWithTag("text").performTextClearance()
        type("text", "Eén hond")
        tap("done")
        tap("finish")
        until { route is Route.Preview }
        assertEquals("Eén hond", stage.ask { visits.get(visit) }.lines.single().text)

        rule.runOnIdle { stage.shell.back() }
        reach("moment")
        tap(hasTestTag("moment") and hasText("Bezoek", substring = true))
        reach("earlier")
        see("Drie honden")
        see("Eén hond")
        see("verbeterd")
    }

    @Test
    fun `a tap on somebody calls, and the call is written down first`() {
        val case = aCase()
        stage.ask {
            val around = listOf(RelationPart("Bep Verzonnen", "zus", "0546000022", true))
            cases.correctPerson(case, cases.get(case).person.copy(around = around))
        }
        show(Route.Case(case))
        reach("relative")
        tap("relative")
        until { stage.phone.opened.isNotEmpty() }
        assertEquals("tel:0546000022", stage.phone.opened.single())
        assertEquals("Bep Verzonnen", stage.ask { calls.pending() }.single().calleeName)
    }

    @Test
    fun `while names are covered no name stands on the page`() {
        val case = aCase()
        stage.ask {
            val around = listOf(RelationPart("Bep Verzonnen", "zus", "0546000022", true))
            cases.correctPerson(case, cases.get(case).person.copy(around = around))
        }
        stage.shell.cover(true)
        show(Route.Case(case))
        see("R.K.")
        reach("relative")
        see("B.V.")
        listOf("Rinus", "Bep", "Teun").forEach { assertFalse(it, shows(hasText(it, substring = true))) }
        rule.runOnIdle { stage.shell.cover(false) }
    }

    @Test
    fun `a responsibility that is half typed survives, and is given`() {
        val case = aCase()
        show(Route.Case(case))
        reach("give duty")
        tap("give duty")
        word("Procesregie")
        type("duty name", "Bas Fictief")
        until { stage.ask { forms.kept("duty ${case.hex}") }["name"] == "Bas Fictief" }
        restart()
        reach("give duty")
        tap("give duty")
        see("Bas Fictief")
        reach("duty given")
        tap("duty given")
        until { stage.ask { cases.get(case) }.duties.any { it.duty == Duty.ProcessDirection && it.name == "Bas Fictief" } }
        assertNotNull(stage.ask { cases.get(case) }.duties.singleOrNull { it.duty == Duty.CaseDirection })
    }

    @Test
    fun `a person is corrected, and what is half typed survives the process`() {
        val case = aCase()
        show(Route.Person(case))
        see(hasTestTag("village"))
        type("dial", "0546000021")
        type("year", "1981")
        tap("add somebody")
        type("around name", "Bep Verzonnen")
        until { stage.ask { forms.kept("person ${case.hex}") }["name 0"] == "Bep Verzonnen" }
        restart()
        see("0546000021")
        tap("done")
        until { route == Route.Today }
        val person = stage.ask { cases.get(case) }.person
        assertEquals("0546000021", person.dial)
        assertEquals(1981.toUShort(), person.birthYear)
        assertEquals("Bep Verzonnen", person.around.single().name)
    }

    @Test
    fun `until there is contact the door is largest, then the visit, and an open one goes on`() {
        val case = aCase()
        show(Route.Case(case))
        tap("visit")
        until { route is Route.Visit }
        val visit = (route as Route.Visit).visit
        rule.runOnIdle { stage.shell.back() }
        see(DutchCase.goOnVisit)
        tap("visit")
        until { route == Route.Visit(visit) }
        assertTrue(stage.ask { visits.unfinished() }.size == 1)
    }

    @Test
    fun `the summary of a finished visit is one tap from the route`() {
        val case = aCase()
        val visit = visited(case, "Koelkast leeg")
        show(Route.Case(case))
        reach("moment")
        tap(hasTestTag("moment") and hasText("Bezoek", substring = true))
        reach("to summary")
        tap("to summary")
        until { route == Route.Preview(visit) }
        see(DutchVisit.neverTravels)
        assertFalse(shows(hasText("Koelkast leeg")))
    }
}
