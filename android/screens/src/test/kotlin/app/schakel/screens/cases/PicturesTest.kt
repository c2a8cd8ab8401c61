package app.schakel.screens.cases

import androidx.compose.ui.test.DesktopComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.performClick
import app.schakel.screens.Stage
import app.schakel.screens.forms
import app.schakel.screens.frame.Route
import app.schakel.screens.hang
import app.schakel.screens.reach
import app.schakel.screens.see
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
    fun `the people of a case`() = shoot("case-people", { Route.Case(it.case) }, "risks") { reach(hasTestTag("give duty")) }

    @Test
    fun `the route so far`() =
        shoot("case-route", { Route.Case(it.case) }, "risks") {
            reach(hasTestTag("moment")).performClick()
        }

    @Test
    fun `a person`() = shoot("person", { Route.Person(it.case) }, "name")

    @Test
    fun `the plan`() = shoot("plan", { Route.Plan(it.case) }, "own words")

    @Test
    fun `a row of the plan`() =
        shoot("plan-row", { Route.Plan(it.case) }, "own words") {
            reach(hasTestTag("row")).performClick()
        }

    @Test
    fun `a visit`() = shoot("visit", { Route.Visit(it.unfinished) }, "text")

    @Test
    fun `when a visit was`() =
        shoot("visit-times", { Route.Visit(it.unfinished) }, "text") {
            reach(hasTestTag("times")).performClick()
            reach(hasTestTag("discard"))
        }

    @Test
    fun `what happened`() = shoot("ending", { Route.Ending(it.unfinished) }, "", "Binnen geweest", "Inside")

    @Test
    fun `the end of a visit`() =
        shoot("ending-next", { Route.Ending(it.unfinished) }, "", "Binnen geweest", "Inside") {
            val next = hasText("Over een week, ochtend") or hasText("In a week, morning")
            // Nothing is lost: in the form before it was said already how it ended.
            if (onAllNodes(next).fetchSemanticsNodes().isEmpty()) reach(hasText("Binnen geweest") or hasText("Inside")).performClick()
            reach(next).performClick()
        }

    @Test
    fun `a summary before it goes`() = shoot("preview", { Route.Preview(it.visit) }, "summary")

    @Test
    fun `a note`() = shoot("note", { Route.Note(null) }, "unfinished")

    /** Takes every picture of a screen once [tag], or one of [words], stands on it. */
    private fun shoot(name: String, route: (Day) -> Route, tag: String, vararg words: String, then: DesktopComposeUiTest.() -> Unit = {}) =
        forms.forEach { form ->
            stage.shell.navigator.open(route(day))
            hang(name, form, stage.shell) {
                see(words.map { hasText(it) }.fold(hasTestTag(tag)) { any, word -> any or word })
                then()
            }
            stage.shell.navigator.to(Route.Today)
        }

    companion object {
        private val stage by lazy { Stage() }
        private val day: Day by lazy { stage.ask { day() } }

        @AfterClass
        @JvmStatic
        fun close() = stage.close()
    }
}
