package app.schakel.screens.plan

import androidx.compose.ui.test.hasScrollToNodeAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.performScrollToNode
import app.schakel.core.ActionState
import app.schakel.core.CaseId
import app.schakel.core.Owner
import app.schakel.core.PlanDraft
import app.schakel.core.PlanItemPart
import app.schakel.screens.ScreenTest
import app.schakel.screens.frame.Route
import app.schakel.screens.report
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Test
import java.time.LocalDate

class PlanTest : ScreenTest() {
    private fun aCase(): CaseId = stage.ask { report("Rinus Kwakernaat") }

    private fun planned(case: CaseId) =
        stage.ask {
            val row =
                PlanItemPart(null, "Ontruiming", "Blijven wonen", "Uitstel vragen", Owner.Partner, "wijkconsulent", null, ActionState.Open)
            plans.write(case, PlanDraft(listOf(row), "Eerst slapen."))
            plans.clientSaidYes(case, LocalDate.now())
        }

    /** Brings a part of the page into view: lists draw only what is near. */
    private fun reach(tag: String) {
        until { runCatching { rule.onNode(hasScrollToNodeAction()).performScrollToNode(hasTestTag(tag)) }.isSuccess }
    }

    @Test
    fun `a row costs few taps, and the client's yes one`() {
        val case = aCase()
        show(Route.Plan(case))
        see(hasTestTag("own words"))
        type("own words", "Niet meer alleen zijn met die stapel.")
        tap("add row")
        type("stressor", "Hond kan niet mee")
        type("goal", "Hond veilig")
        type("action", "Oppas zoeken")
        word("Netwerk")
        word("Morgen")
        assertEquals(3, taps.count)
        reach("client yes")
        tap("client yes")
        until { stage.ask { plans.get(case) }.clientsYes == LocalDate.now() }
        assertEquals(4, taps.count)
        see("Ja van de cliënt")
        val plan = stage.ask { plans.get(case) }
        assertEquals("Niet meer alleen zijn met die stapel.", plan.ownWords)
        val row = plan.items.single()
        assertEquals(listOf("Hond kan niet mee", "Hond veilig", "Oppas zoeken"), listOf(row.stressor, row.goal, row.action))
        assertEquals(Owner.Network, row.owner)
        assertEquals(LocalDate.now().plusDays(1), row.due)
    }

    @Test
    fun `other words are said to take the yes away, and do`() {
        val case = aCase()
        planned(case)
        show(Route.Plan(case))
        see(hasTestTag("yes"))
        tap("row")
        type("action", " en betalen")
        reach("yes gone")
        see("tegen andere woorden")
        assertFalse(shows(hasTestTag("yes")))
        tap("done")
        until { route == Route.Today }
        assertNull(stage.ask { plans.get(case) }.clientsYes)
    }

    @Test
    fun `how far a row is leaves the yes alone`() {
        val case = aCase()
        planned(case)
        show(Route.Plan(case))
        tap("row")
        reach("remove row")
        word("Gedaan")
        reach("yes")
        tap("done")
        until { route == Route.Today }
        val plan = stage.ask { plans.get(case) }
        assertEquals(ActionState.Done, plan.items.single().state)
        assertEquals(LocalDate.now(), plan.clientsYes)
    }

    @Test
    fun `what was typed stands there again, and can be taken back`() {
        val case = aCase()
        planned(case)
        show(Route.Plan(case))
        see(hasTestTag("own words"))
        type("own words", "En mijn broer.")
        until { stage.ask { plans.draft(case) }?.ownWords.orEmpty().contains("broer") }
        restart()
        see("broer")
        see(DutchPlan.notWritten)
        word(DutchPlan.undo)
        see("Eerst slapen.")
        until { !shows(hasText("broer", substring = true)) }
        assertEquals("Eerst slapen.", stage.ask { plans.get(case) }.ownWords)
    }
}
