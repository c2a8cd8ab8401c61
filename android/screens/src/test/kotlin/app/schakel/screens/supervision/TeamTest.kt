package app.schakel.screens.supervision

import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createComposeRule
import app.schakel.core.Language
import app.schakel.screens.Taps
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.SchakelApp
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

/** What a supervisor does, over a real hub: what a worker sent is read, marked, and acted upon. */
class TeamTest {
    @get:Rule
    val rule = createComposeRule()

    private val office = Office()
    private val taps = Taps()

    @After
    fun close() = office.close()

    @Test
    fun `reading the next summary takes one tap, and marking it one`() {
        office.visited("Rinus Kwakernaat", "Binnen geweest. Opname donderdag.")
        office.visited("Ada Voorbeeld", "Niet thuis, kaartje achtergelaten.")
        show(Route.Team)
        see("Lees volgende (2)")
        tap("read next")
        see("Niet thuis, kaartje achtergelaten.")
        assertEquals(1, taps.count)
        rule.waitUntil(WAIT_MS) { office.unread() == 1u }
        tap("mark")
        see("Wordt opgevolgd")
        assertEquals(2, taps.count)
        tap("read next")
        see("Binnen geweest. Opname donderdag.")
        rule.waitUntil(WAIT_MS) { office.unread() == 0u }
        tap("done")
        see("Alles is gelezen.")
        see("Om op te volgen")
        assertEquals(1, office.toFollowUp())
    }

    @Test
    fun `nothing is read by looking at the list, and a mark there takes one tap`() {
        office.visited("Rinus Kwakernaat", "Binnen geweest.")
        show(Route.Team)
        see("R.K.")
        assertFalse(rule.onAllNodes(hasText("Rinus", substring = true)).fetchSemanticsNodes().isNotEmpty())
        tap("mark")
        rule.waitUntil(WAIT_MS) { office.toFollowUp() == 1 }
        assertEquals(1, taps.count)
        assertEquals(1u, office.unread())
    }

    @Test
    fun `an alarm that sounds stands on top with what the worker left, and is seen in one tap`() {
        office.silentAlarm("Verzonnenlaan 12, grote hond")
        show(Route.Team)
        see("Alarm van Noor Verzonnen")
        tap("seen")
        see(hasTestTag("alarm seen"))
        assertEquals(1, taps.count)
        assertTrue(office.alarms().none { it.sounding })
    }

    @Test
    fun `the overview counts what came in, and its table says what its plot shows`() {
        office.visited("Rinus Kwakernaat", "Binnen geweest.")
        show(Route.Team)
        tap("digest")
        see("bezoeken")
        assertEquals(1u, office.visits())
        tap("earlier")
        see("Later")
    }

    private fun show(route: Route) {
        val shell = office.shell(route)
        rule.setContent { SchakelApp(shell, Language.NL, dark = false) }
    }

    private fun see(text: String) = see(hasText(text, substring = true))

    private fun see(matcher: SemanticsMatcher) = rule.waitUntil(WAIT_MS) { rule.onAllNodes(matcher).fetchSemanticsNodes().isNotEmpty() }

    private fun tap(tag: String) {
        see(hasTestTag(tag))
        taps.tap(rule.onAllNodes(hasTestTag(tag))[0])
    }

    private companion object {
        const val WAIT_MS = 30_000L
    }
}
