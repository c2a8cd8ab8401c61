package app.schakel.screens.call

import androidx.compose.ui.test.DesktopComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.performClick
import app.schakel.core.CallChannel
import app.schakel.core.CallDraft
import app.schakel.core.CallId
import app.schakel.core.CallOutcome
import app.schakel.core.CaseId
import app.schakel.core.Language
import app.schakel.core.OutcomeDraft
import app.schakel.core.PromiseDraft
import app.schakel.core.RoundId
import app.schakel.core.SpendingDraft
import app.schakel.screens.Form
import app.schakel.screens.Stage
import app.schakel.screens.forms
import app.schakel.screens.frame.Navigator
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.hang
import app.schakel.screens.reach
import app.schakel.screens.see
import org.junit.After
import org.junit.Test
import java.time.LocalDate

/** Every screen about calls, in every way in which it has to stand. */
@OptIn(ExperimentalTestApi::class)
class GalleryTest {
    private val stage = Stage()
    private val case: CaseId = stage.ask {
        fillInPartners()
        rinus().also { planFor(it) }
    }
    private val round: RoundId = stage.ask {
        calls.startRound(case, listOf("eviction", "detox-place", "benefit-stopped", "food"))
    }
    private val arranged: CallId = called("benefit-stopped", OutcomeDraft(CallOutcome.Arranged, "Uitkering loopt weer", null, null, null))

    /** Only where it is drawn: a call that waits for its outcome shows its sheet over every other screen. */
    private val waiting: CallId by lazy { called("detox-place", null) }

    init {
        called("eviction", promise())
    }

    @After
    fun close() = stage.close()

    @Test
    fun bellen() = all("call", Route.Call(case), "Rinus")

    @Test
    fun `terug van bellen`() = all("after", Route.AfterCall(waiting), "Rinus")

    @Test
    fun toegezegd() =
        forms.forEach { form ->
            val word = if (form.language == Language.NL) "Toegezegd" else "Promised"
            hang("promising", form, shell(Route.AfterCall(waiting)), "Rinus") { step(hasText(word), hasTestTag("what")) }
        }

    @Test
    fun geregeld() =
        forms.forEach { form ->
            hang("recorded", form, shell(Route.AfterCall(arranged)), "Rinus") {
                step(hasTestTag("spend"), hasTestTag("amount"))
            }
        }

    @Test
    fun belronde() = all("round", Route.Round(round), "Rinus")

    @Test
    fun toezegging() {
        val promise = stage.ask { calls.openPromises(case) }.first().promise
        all("promise", Route.Promise(promise, case), "Rinus")
    }

    @Test
    fun verantwoorden() {
        val spending = stage.ask { plans.spend(case, SpendingDraft(8_500, "Voer en oppas voor de hond, eerste twee weken", null, "")) }
        all("justify", Route.Justify(spending), "Rinus")
    }

    @Test
    fun netwerkpartners() = all("directory", Route.Directory, "Detox")

    @Test
    fun partner() = all("partner", Route.Partner(stage.ask { partner("Woningcorporatie") }.partner), "Rinus")

    @Test
    fun `partner aanvullen`() =
        all("partner-fields", Route.Partner(stage.ask { partner("Voedselbank") }.partner), "Rinus") {
            reach(hasTestTag("edit")).performClick()
        }

    /** Takes a step, but where it stands already: what was begun in the form before is kept. */
    private fun DesktopComposeUiTest.step(by: SemanticsMatcher, to: SemanticsMatcher) {
        see(by or to)
        if (onAllNodes(to).fetchSemanticsNodes().isEmpty()) reach(by).performClick()
        see(to)
    }

    private fun all(name: String, route: Route, text: String, then: DesktopComposeUiTest.() -> Unit = {}) =
        forms.forEach { hang(name, it, shell(route), text, then) }

    private fun hang(
        name: String,
        form: Form,
        shell: Shell,
        text: String,
        then: DesktopComposeUiTest.() -> Unit = {
        },
    ) = hang(name, form, shell) {
        see(hasText(text, substring = true))
        then()
    }

    private fun shell(route: Route): Shell {
        val navigator = Navigator().also { it.open(route) }
        return Shell(stage.core, stage.phone, navigator, stage.shell.postman, stage.shell.scope)
    }

    private fun promise() =
        OutcomeDraft(
            CallOutcome.Promised,
            "",
            null,
            PromiseDraft("Uitstel ontruiming met vier weken, op papier", "", LocalDate.now().plusDays(2), null),
            null,
        )

    private fun called(need: String, outcome: OutcomeDraft?): CallId =
        stage.ask {
            val first = calls.callPlan(case, need).candidates.first { it.dial != null }
            val call = calls.dial(CallDraft(case, first.callee, CallChannel.Phone, need, round)).call
            outcome?.let { calls.outcome(call, it) }
            call
        }
}
