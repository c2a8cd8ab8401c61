package app.schakel.screens.cases

import androidx.compose.ui.test.DesktopComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasScrollToNodeAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollToNode
import app.schakel.screens.Stage
import app.schakel.screens.forms
import app.schakel.screens.frame.Route
import app.schakel.screens.hang
import org.junit.AfterClass
import org.junit.Test

/** Every screen of a visit, a case and its plan, as somebody would see it; drawn to be looked at. */
@OptIn(ExperimentalTestApi::class)
class PicturesTest {
    @Test
    fun `the list of cases`() = shoot("cases", { Route.Cases }, "case")

    @Test
    fun `a case`() = shoot("case", { Route.Case(it.case) }, "risks")

    @Test
    fun `the people of a case`() = shoot("case-people", { Route.Case(it.case) }, "risks") { reach("give duty") }

    @Test
    fun `the route so far`() =
        shoot("case-route", { Route.Case(it.case) }, "risks") {
            reach("moment")
            onAllNodes(hasTestTag("moment"))[0].performClick()
        }

    @Test
    fun `a person`() = shoot("person", { Route.Person(it.case) }, "name")

    @Test
    fun `the plan`() = shoot("plan", { Route.Plan(it.case) }, "own words")

    @Test
    fun `a row of the plan`() =
        shoot("plan-row", { Route.Plan(it.case) }, "own words") {
            reach("row")
            onAllNodes(hasTestTag("row"))[0].performClick()
        }

    @Test
    fun `a visit`() = shoot("visit", { Route.Visit(it.unfinished) }, "text")

    @Test
    fun `when a visit was`() =
        shoot("visit-times", { Route.Visit(it.unfinished) }, "text") {
            reach("times")
            onAllNodes(hasTestTag("times"))[0].performClick()
            reach("discard")
        }

    @Test
    fun `what happened`() = shoot("ending", { Route.Ending(it.unfinished) }, "", "Binnen geweest", "Inside")

    @Test
    fun `the end of a visit`() =
        shoot("ending-next", { Route.Ending(it.unfinished) }, "", "Binnen geweest", "Inside") {
            onAllNodes(hasText("Binnen geweest") or hasText("Inside"))[0].performClick()
            waitForIdle()
            (onAllNodes(hasText("Over een week, ochtend") or hasText("In a week, morning")))[0].performClick()
        }

    @Test
    fun `a summary before it goes`() = shoot("preview", { Route.Preview(it.visit) }, "summary")

    @Test
    fun `a note`() = shoot("note", { Route.Note(null) }, "unfinished")

    private fun DesktopComposeUiTest.reach(tag: String) {
        waitUntil(timeoutMillis = WAIT_MS) {
            runCatching { onNode(hasScrollToNodeAction()).performScrollToNode(hasTestTag(tag)) }.isSuccess
        }
    }

    /** Takes every picture of a screen once [tag], or one of [words], stands on it. */
    private fun shoot(name: String, route: (Day) -> Route, tag: String, vararg words: String, then: DesktopComposeUiTest.() -> Unit = {}) =
        forms.forEach { form ->
            stage.shell.navigator.open(route(day))
            stage.shell.choose(form.language)
            hang(name, form, stage.shell) {
                val there = words.map { hasText(it) }.fold(hasTestTag(tag)) { any, word -> any or word }
                waitUntil(timeoutMillis = WAIT_MS) { onAllNodes(there).fetchSemanticsNodes().isNotEmpty() }
                then()
            }
            stage.shell.navigator.to(Route.Today)
        }

    companion object {
        private const val WAIT_MS = 30_000L
        private val stage by lazy { Stage() }
        private val day: Day by lazy { stage.ask { day() } }

        @AfterClass
        @JvmStatic
        fun close() = stage.close()
    }
}
