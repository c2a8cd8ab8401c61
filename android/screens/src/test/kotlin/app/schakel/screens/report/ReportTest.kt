package app.schakel.screens.report

import androidx.compose.ui.test.assertIsFocused
import androidx.compose.ui.test.assertTextContains
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performImeAction
import androidx.compose.ui.test.performTextInput
import app.schakel.core.ClosingReason
import app.schakel.core.Language
import app.schakel.core.Phase
import app.schakel.core.Source
import app.schakel.core.Urgency
import app.schakel.screens.ScreenTest
import app.schakel.screens.frame.Route
import app.schakel.screens.report
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test

class ReportTest : ScreenTest() {
    @Test
    fun `a report costs eight taps from plus, with its reason and type, and becomes a case`() {
        show()
        tap("plus")
        tap("door report")
        word("Woningcorporatie")
        // From here the keyboard's own "next" leads past everything that is typed.
        typed("reporter", "Teun Hypotheet")
        typed("organisation", "Woningcorporatie")
        typed("number", "(0546) 00 00 11")
        typed("name", "Rinus Kwakernaat")
        typed("description", "man, ongeveer 45")
        typed("address", "Verzonnenlaan 12")
        typed("safety", "Grote hond")
        rule.onNodeWithTag("concern").assertIsFocused().performTextInput("Ontruiming staat gepland.")
        word("Vroomshoop")
        word("Woning in gevaar of vervuild")
        word("Vandaag", within = "urgencies")
        word("Dringende zorgmelding")
        tap("done")
        until { route is Route.Case }
        assertTrue("${taps.count} taps", taps.count <= 8)

        val case = stage.ask { cases.get((route as Route.Case).case) }
        val report = case.reports.single()
        assertEquals("Rinus Kwakernaat", case.who.name)
        assertEquals("Vroomshoop", case.who.village)
        assertEquals(listOf("Grote hond"), case.risks)
        assertEquals(Source.HousingAssociation, report.source)
        assertEquals(Urgency.Today, report.urgency)
        assertEquals("urgent-concern", report.kind)
        assertEquals("home", report.reason)
        assertEquals("Teun Hypotheet", report.reporter.name)
        assertEquals("Ontruiming staat gepland.", report.concern)
        assertEquals(3, report.clocks.size)
        assertNull(stage.ask { cases.reportForm() }.unfinished)
    }

    @Test
    fun `what was typed stands there again after the process ended in the middle`() {
        show(Route.Report)
        see(hasTestTag("name"))
        type("name", "Rinus Kwak")
        until { stage.ask { cases.reportForm() }.unfinished?.person?.name == "Rinus Kwak" }
        see(DutchReport.kept(""))
        restart()
        see(hasTestTag("name") and hasText("Rinus Kwak"))
    }

    @Test
    fun `who leaves at once loses nothing either`() {
        show(Route.Report)
        see(hasTestTag("concern"))
        type("concern", "Post stapelt op")
        rule.runOnIdle { stage.shell.back() }
        until { stage.ask { cases.reportForm() }.unfinished?.concern == "Post stapelt op" }
    }

    @Test
    fun `what is missing is named, one after the other`() {
        show(Route.Report)
        tap("done")
        see(DutchReport.missingSource)
        word("Politie")
        tap("done")
        see(DutchReport.missingUrgency)
        word("Nu", within = "urgencies")
        tap("done")
        see(DutchReport.missingPerson)
        assertEquals(Route.Report, route)
    }

    @Test
    fun `somebody seen before is suggested, and the new case follows the closed one`() {
        val before = stage.ask {
            report("Rinus Kwakernaat", address = "Verzonnenlaan 12", reason = "home").also { cases.close(it, ClosingReason.NoContact) }
        }
        show(Route.Report)
        word("Buren")
        type("name", "R. Kwakernaat")
        word("Vroomshoop")
        see(hasTestTag("suggestion"))
        rule.onNodeWithText("Lijkt op Rinus Kwakernaat, Vroomshoop").assertExists()
        tap("follows")
        see(hasTestTag("linked"))
        word("Deze week")
        tap("done")
        until { route is Route.Case }
        val case = stage.ask { cases.get((route as Route.Case).case) }
        assertEquals(before, case.previous)
    }

    @Test
    fun `a second report belongs to the case that runs`() {
        val running = stage.ask { report("Rinus Kwakernaat") }
        show(Route.Report)
        word("Politie")
        type("name", "Rinus Kwakernaat")
        see(hasTestTag("suggestion"))
        tap("same")
        see(hasTestTag("linked"))
        word("Nu", within = "urgencies")
        tap("done")
        until { route == Route.Case(running) }
        val case = stage.ask { cases.get(running) }
        assertEquals(2, case.reports.size)
        assertEquals(Phase.Reported, case.phase)
    }

    @Test
    fun `what was thrown away comes back in one tap`() {
        show(Route.Report)
        see(hasTestTag("concern"))
        type("concern", "Per ongeluk")
        tap("more")
        tap("throw away")
        see(DutchReport.thrownAway)
        assertNull(stage.ask { cases.reportForm() }.unfinished)
        word(DutchReport.undo)
        until { stage.ask { cases.reportForm() }.unfinished?.concern == "Per ongeluk" }
        rule.onNodeWithTag("concern").assertTextContains("Per ongeluk")
    }

    @Test
    fun `it is drawn in English too`() {
        stage.shell.choose(Language.EN)
        show(Route.Report)
        see("Housing association")
        rule.onNodeWithText(EnglishReport.done).assertExists()
    }

    /** Types where the cursor stands, and goes on with the keyboard: no tap. */
    private fun typed(field: String, text: String) {
        rule.waitForIdle()
        rule.onNodeWithTag(field).assertIsFocused().performTextInput(text)
        rule.onNodeWithTag(field).performImeAction()
    }
}
