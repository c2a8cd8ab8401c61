package app.schakel.screens.today

import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.performTextReplacement
import app.schakel.core.AppointmentDraft
import app.schakel.core.AttemptKind
import app.schakel.core.AttemptOutcome
import app.schakel.core.CaseId
import app.schakel.core.ClosingReason
import app.schakel.core.PromiseDraft
import app.schakel.core.Promiser
import app.schakel.core.Source
import app.schakel.core.Urgency
import app.schakel.core.label
import app.schakel.screens.Form
import app.schakel.screens.Stage
import app.schakel.screens.forms
import app.schakel.screens.frame.Navigator
import app.schakel.screens.frame.Postman
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.hang
import app.schakel.screens.report
import app.schakel.screens.see
import app.schakel.screens.texts.capitalized
import org.junit.AfterClass
import org.junit.Assert.assertTrue
import org.junit.BeforeClass
import org.junit.Test
import java.time.LocalTime
import java.time.ZoneId

/** Pictures of today, report, door, search and the frame, with a day's content, on every kind of screen. */
@OptIn(ExperimentalTestApi::class)
class AlbumTest {
    @Test
    fun today() = all("today") { see(hasTestTag("line")) }

    @Test
    fun plus() =
        all("plus") {
            see(hasTestTag("line"))
            onNodeWithTag("plus").performClick()
            see(hasTestTag("door report"))
        }

    @Test
    fun `report, from its top and from its end`() {
        all("report", Route.Report) { see(hasTestTag("sources")) }
        all("report-filled", Route.Report) { form ->
            see(hasTestTag("sources"))
            tap(label(Source.HousingAssociation, form.language).capitalized())
            onNodeWithTag("reporter").performTextInput("Teun Hypotheet")
            onNodeWithTag("name").performScrollTo().performTextInput("R. Kwakernaat")
            see(hasTestTag("suggestion"))
            onNodeWithTag("description").performScrollTo()
        }
        all("report-end", Route.Report) { form ->
            see(hasTestTag("sources"))
            tap(label(Urgency.ThisWeek, form.language).capitalized())
            onNodeWithTag("done").performClick()
            see(hasTestTag("problem"))
        }
    }

    @Test
    fun `the door, whose and what happened`() {
        all("door-whose", Route.Door()) { see(hasTestTag("case")) }
        all("door", Route.Door(rinus)) { see(hasTestTag("outcomes")) }
    }

    @Test
    fun `after the door`() {
        for (form in forms) {
            take("door-after", form, Route.Door(johanna)) {
                if (form == forms.first()) {
                    see(hasTestTag("outcomes"))
                    tap(label(AttemptOutcome.DidNotOpen, form.language).capitalized())
                }
                see(hasTestTag("recorded"))
            }
        }
        take("door-inside", forms.first(), Route.Door(rinus)) {
            see(hasTestTag("outcomes"))
            tap(label(AttemptOutcome.SpokeAtDoor, forms.first().language).capitalized())
            see(hasTestTag("visit"))
        }
    }

    @Test
    fun search() =
        all("search", Route.Search) {
            see(hasTestTag("words"))
            onNodeWithTag("words").performTextReplacement("hond")
            see(hasTestTag("hit"))
        }

    private fun all(name: String, vararg routes: Route, then: ComposeUiTest.(Form) -> Unit) =
        forms.forEach { take(name, it, *routes, then = then) }

    private fun take(name: String, form: Form, vararg routes: Route, then: ComposeUiTest.(Form) -> Unit) {
        val from = stage.shell
        val shell = Shell(from.core, from.phone, Navigator(), Postman(from.core, from.scope), from.scope, from.now)
        routes.forEach { shell.navigator.open(it) }
        stage.ask {
            cases.discardReport()
            forms.discard("search")
        }
        hang(name, form, shell) { then(form) }
    }

    private fun ComposeUiTest.tap(text: String) {
        see(hasText(text))
        onAllNodes(hasText(text))[0].performScrollTo().performClick()
    }

    companion object {
        private lateinit var stage: Stage
        private var rinus = CaseId("")
        private var johanna = CaseId("")

        @BeforeClass
        @JvmStatic
        fun aDay() {
            stage = Stage()
            val now = stage.clock.now().atZone(ZoneId.systemDefault())
            stage.ask {
                report("Willem Kwakernaat", "Vroomshoop", "Verzonnenlaan 3").also { cases.close(it, ClosingReason.NoContact) }
                report("Bea Verzonnen", "Westerhaar-Vriezenveensewijk")
                johanna = report("Johanna van den Nergens-Bedacht", "Den Ham", "Bedachtstraat 8")
                rinus = report(
                    "Rinus Kwakernaat",
                    "Vroomshoop",
                    "Verzonnenlaan 12",
                    "Grote hond, slaat aan bij de voordeur",
                    "home",
                    "Vijf maanden huurachterstand. De hond blaft, buren horen hem 's nachts praten. Ontruiming staat gepland op dinsdag.",
                )
                visits.plan(AppointmentDraft(rinus, AttemptKind.HomeVisit, now.toLocalDate(), LocalTime.of(10, 30), null, "kennismaken"))
                calls.promise(
                    johanna,
                    Promiser.Client,
                    PromiseDraft("belt zelf terug over de post", "", now.toLocalDate().minusDays(1), null),
                )
                calls.promise(rinus, Promiser.Worker, PromiseDraft("detoxplek navragen", "", now.toLocalDate(), LocalTime.of(17, 0)))
                calls.promise(rinus, Promiser.Worker, PromiseDraft("oppas voor de hond", "", now.toLocalDate().plusDays(2), null))
            }
        }

        @AfterClass
        @JvmStatic
        fun close() {
            assertTrue(stage.shell.navigator.stack.isNotEmpty())
            stage.close()
        }
    }
}
