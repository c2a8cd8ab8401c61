package app.schakel.screens.search

import androidx.compose.ui.test.assertIsFocused
import androidx.compose.ui.test.hasScrollToIndexAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.onAllNodesWithTag
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performScrollToIndex
import androidx.compose.ui.test.performTextClearance
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.text.SpanStyle
import app.schakel.core.Language
import app.schakel.screens.ScreenTest
import app.schakel.screens.frame.Route
import app.schakel.screens.report
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test

class SearchTest : ScreenTest() {
    @Test
    fun `a word of a report leads to its case, and back to the same words`() {
        val case = stage.ask { report("Rinus Kwakernaat", concern = "De hond Boef blaft de hele nacht") }
        show()
        tap("search")
        see(DutchSearch.hint)
        rule.onNodeWithTag("words").assertIsFocused().performTextInput("boef")
        see("hond Boef blaft")
        tap("hit")
        until { route == Route.Case(case) }
        rule.runOnIdle { stage.shell.back() }
        see("hond Boef blaft")
        rule.runOnIdle { stage.shell.back() }
        until { stage.ask { forms.kept("search") }.isEmpty() }
    }

    @Test
    fun `the last words win, and nothing found says so`() {
        stage.ask {
            report("Rinus Kwakernaat")
            report("Bea Verzonnen")
        }
        show(Route.Search)
        type("words", "Rin")
        rule.onNodeWithTag("words").performTextClearance()
        type("words", "Bea")
        see(hasTestTag("hit"))
        assertTrue(shows(hasText("Bea Verzonnen", substring = true)))
        assertFalse(shows(hasText("Rinus Kwakernaat", substring = true)))
        type("words", "xyz")
        see("Niets gevonden")
    }

    @Test
    fun `a covered name stands nowhere, also not in the words around it`() {
        stage.ask { report("Rinus Kwakernaat", concern = "Rinus Kwakernaat doet niet open") }
        stage.shell.cover(true)
        show(Route.Search)
        type("words", "kwaker")
        see(hasTestTag("hit"))
        assertTrue(shows(hasText("R.K.", substring = true)))
        assertFalse(shows(hasText("Rinus", substring = true) and hasTestTag("hit")))
    }

    @Test
    fun `a partner of the pack is found by its name`() {
        show(Route.Search)
        type("words", "woningc")
        see(hasTestTag("hit"))
        tap("hit")
        until { route is Route.Partner }
    }

    @Test
    fun `hundreds of hits scroll page by page`() {
        stage.ask { repeat(MANY) { report("Verzonnen $it", village = "") } }
        show(Route.Search)
        type("words", "verzonnen")
        see(hasTestTag("hit"))
        for (page in 1..PAGES) {
            // The next page comes by itself once its edge is near; until then there is nowhere to go.
            until { runCatching { rule.onNode(hasScrollToIndexAction()).performScrollToIndex(page * PAGE) }.isSuccess }
            until { shows(hasText("Verzonnen ${MANY - page * PAGE}")) }
        }
        val drawn = rule.onAllNodesWithTag("hit").fetchSemanticsNodes().size
        assertTrue("only what is on the screen is drawn, not $drawn", drawn < PAGE)
    }

    @Test
    fun `it is drawn in English too`() {
        stage.shell.choose(Language.EN)
        show(Route.Search)
        see(EnglishSearch.hint)
    }

    private companion object {
        const val MANY = 600
        const val PAGE = 30
        const val PAGES = 12
    }
}

class MarkedTest {
    private val style = SpanStyle()

    @Test
    fun `the match is marked by characters, whatever stands before it`() {
        val text = "😀😀 de hond Boef"
        val range = marked(text, 11u, 4u, style).spanStyles.single()
        assertEquals("Boef", text.substring(range.start, range.end))
    }

    @Test
    fun `a match beyond the end marks nothing`() {
        assertTrue(marked("kort", 9u, 3u, style).spanStyles.isEmpty())
        assertTrue(marked("", 0u, 0u, style).spanStyles.isEmpty())
    }
}
