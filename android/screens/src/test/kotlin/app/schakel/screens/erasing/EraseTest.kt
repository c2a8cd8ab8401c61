package app.schakel.screens.erasing

import androidx.compose.ui.test.assertIsNotEnabled
import androidx.compose.ui.test.hasScrollToNodeAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.onAllNodesWithTag
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performScrollToNode
import androidx.compose.ui.test.performTextClearance
import app.schakel.core.CaseId
import app.schakel.core.CoreException
import app.schakel.core.ErasureGround
import app.schakel.core.Extent
import app.schakel.screens.ScreenTest
import app.schakel.screens.frame.Route
import app.schakel.screens.report
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Test

/** Erasing on a phone without a hub. */
class EraseTest : ScreenTest() {
    private val says = DutchErasing

    private fun reach(tag: String) {
        until { runCatching { rule.onNode(hasScrollToNodeAction()).performScrollToNode(hasTestTag(tag)) }.isSuccess }
    }

    private fun gone(case: CaseId) = assertThrows(CoreException.NotFound::class.java) { stage.ask { cases.get(case) } }

    @Test
    fun `of two cases one is erased in two steps, and the other is whole`() {
        val stays = stage.ask { report("Griet Verzinsel", concern = "Fiets in de sloot") }
        val goes = stage.ask {
            report("Rinus Kwakernaat", concern = "Post stapelt op").also { forms.keep("risks ${it.hex}", mapOf("risks" to "half")) }
        }
        show(Route.Case(goes))
        tap("phase")
        reach("to erase")
        tap("to erase")
        until { route == Route.Erase(goes) }
        see("Rinus Kwakernaat")
        see(hasTestTag("goes"))
        see(says.drafts(1u))
        reach("nobody else")
        reach("tally")
        see("1 melding · geen contact · niet afgesloten")
        reach("erase")
        rule.onNodeWithTag("erase").assertIsNotEnabled()
        word("Recht van de cliënt")
        tap("erase")
        see(says.means)
        reach("erase cancel")
        tap("erase cancel")
        reach("erase")
        tap("erase")
        assertEquals("Rinus Kwakernaat", stage.ask { cases.get(goes) }.who.name)
        reach("erase sure")
        tap("erase sure")

        until { route == Route.Cases }
        see("${says.caseGone} ${says.nobodyHadIt}")
        see("Griet Verzinsel")
        assertFalse(shows(hasText("Rinus", substring = true)))
        gone(goes)
        assertEquals("Fiets in de sloot", stage.ask { cases.get(stays) }.reports.single().concern)
        assertTrue(stage.ask { forms.kept("risks ${goes.hex}") }.isEmpty())

        word(says.look)
        see("Recht van de cliënt".lowercase())
        see(says.decidedHere)
        reach("tally")
        assertFalse(shows(hasTestTag("sync now")))
        rule.runOnIdle { stage.shell.back() }
        until { route == Route.Cases }
        assertFalse(shows(hasTestTag("erased")))

        tap("search")
        type("words", "Rinus")
        see("Niets gevonden")
        rule.onNodeWithTag("words").performTextClearance()
        type("words", "Griet")
        see(hasTestTag("hit"))
    }

    @Test
    fun `the shared part goes alone, and the case goes on`() {
        val case = stage.ask { report("Rinus Kwakernaat").also { cases.share(it) } }
        show(Route.Case(case), Route.Erase(case))
        word(says.sharedPart)
        see(says.sharedPartHow)
        reach("erase")
        assertFalse(shows(hasTestTag("tally")))
        word("Hoorde hier niet")
        tap("erase")
        reach("erase sure")
        tap("erase sure")
        until { route == Route.Case(case) }
        see("${says.partGone} ${says.nobodyHadIt}")
        assertFalse(stage.ask { cases.get(case) }.shared)
    }

    @Test
    fun `another choice is asked anew`() {
        val case = stage.ask { report("Rinus Kwakernaat").also { cases.share(it) } }
        show(Route.Erase(case))
        reach("erase")
        word("Hoorde hier niet")
        tap("erase")
        see(says.means)
        reach("extent")
        word(says.sharedPart)
        reach("erase")
        assertFalse(shows(hasText(says.means)))
        assertTrue(shows(hasText(says.erasePart)))
    }

    @Test
    fun `while names are covered no name stands on the page, and it is there after the process ends`() {
        val case = stage.ask { report("Rinus Kwakernaat") }
        stage.shell.cover(true)
        show(Route.Erase(case))
        see("R.K.")
        assertFalse(shows(hasText("Rinus", substring = true)))
        rule.runOnIdle { stage.shell.cover(false) }
        restart()
        see("Rinus Kwakernaat")
        assertEquals(Route.Erase(case), route)
    }

    @Test
    fun `a phone on which nothing was erased says what will come`() {
        show(Route.Settings)
        tap("erased")
        see(says.nothingErased)
        assertEquals(0, rule.onAllNodesWithTag("tally").fetchSemanticsNodes().size)
    }

    @Test
    fun `what stayed of earlier cases is counted, and no name stands there`() {
        stage.ask {
            listOf("Rinus Kwakernaat", "Griet Verzinsel").forEach { erasing.erase(report(it), Extent.CASE, ErasureGround.Retention) }
        }
        show(Route.Erased)
        until { rule.onAllNodesWithTag("tally").fetchSemanticsNodes().size == 2 }
        assertEquals(2, rule.onAllNodesWithTag("settled").fetchSemanticsNodes().size)
        assertFalse(shows(hasText("Rinus", substring = true) or hasText("Griet", substring = true)))
    }
}
