package app.schakel.screens.cases

import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.LazyListState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.hasScrollToIndexAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.onAllNodesWithTag
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performScrollToIndex
import app.schakel.core.CaseId
import app.schakel.core.CaseRow
import app.schakel.core.ClosingReason
import app.schakel.core.Language
import app.schakel.core.Phase
import app.schakel.core.Who
import app.schakel.screens.ScreenTest
import app.schakel.screens.frame.Route
import app.schakel.screens.report
import app.schakel.screens.texts.textsOf
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import java.time.Instant

class CasesTest : ScreenTest() {
    @Test
    fun `pages come in while the list is scrolled, each case once`() {
        stage.ask { repeat(CASES) { report("Verzonnen Mens $it") } }
        show(Route.Cases)
        see("Verzonnen Mens ${CASES - 1}")
        val seen = mutableSetOf<String>()
        var at = FIRST_ROW
        until {
            val list = rule.onNode(hasScrollToIndexAction())
            runCatching { list.performScrollToIndex(at) }.onSuccess { at += STEP }
            rule.onAllNodesWithTag("case").fetchSemanticsNodes().forEach { node ->
                seen += node.config[SemanticsProperties.Text].first().text
            }
            seen.size == CASES
        }
        tap(hasTestTag("case") and hasText("Verzonnen Mens 0"))
        until { route is Route.Case }
    }

    @Test
    fun `five thousand cases draw only what is seen, and a new one does not move the reader`() {
        val rows = List(5_000) { row(it) }
        val state = LazyListState()
        var shown by mutableStateOf(rows)
        rule.setContent {
            LazyColumn(Modifier.testTag("list"), state) { caseRows(shown, textsOf(Language.NL)) {} }
        }
        rule.onNodeWithTag("list").performScrollToIndex(4_000)
        assertTrue(rule.onAllNodesWithTag("case").fetchSemanticsNodes().size < 40)
        see("Mens 4000")
        rule.runOnIdle { shown = listOf(row(9_999)) + rows }
        rule.waitForIdle()
        assertEquals(4_001, state.firstVisibleItemIndex)
    }

    @Test
    fun `closed cases stand apart, and an empty list says what will come`() {
        val case = stage.ask { report("Rinus Kwakernaat") }
        stage.ask { cases.close(case, ClosingReason.Unfounded) }
        show(Route.Cases)
        see(DutchCase.noOpen)
        word(DutchCase.closed)
        see("Rinus Kwakernaat")
    }

    private fun row(number: Int) =
        CaseRow(
            case = CaseId("%032x".format(number)),
            who = Who("Mens $number", "M.", "Vroomshoop"),
            phase = Phase.Outreach,
            last = Instant.now(),
            risks = emptyList(),
            conflict = false,
        )

    private companion object {
        const val CASES = 120
        const val FIRST_ROW = 3
        const val STEP = 6
    }
}
