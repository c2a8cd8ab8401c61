package app.schakel.screens.call

import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasScrollToNodeAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.performScrollToNode
import app.schakel.core.CallOutcome
import app.schakel.core.CaseId
import app.schakel.core.EntityId
import app.schakel.core.Moment
import app.schakel.core.NeedState
import app.schakel.screens.ScreenTest
import app.schakel.screens.frame.Route
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import java.time.LocalDate

/** From a need to the dialer, and from there to the next call. */
class CallTest : ScreenTest() {
    private val case: CaseId = stage.ask {
        fillInPartners()
        rinus().also { planFor(it) }
    }

    @Test
    fun `from a need to the dialer in two taps, and the outcome in one`() {
        show(Route.Call())
        word("Huisuitzetting")
        tap("call")
        until { stage.phone.opened.isNotEmpty() }
        assertEquals(2, taps.count)
        assertEquals("tel:0546000011", stage.phone.opened.single())
        see("Terug van bellen")
        word("Geregeld")
        see(hasTestTag("recorded"))
        assertEquals(3, taps.count)
        assertTrue(stage.ask { calls.pending() }.isEmpty())
        assertEquals(CallOutcome.Arranged, outcomeOf(stage.shell.navigator.current as Route.AfterCall))
    }

    @Test
    fun `a round has the next call ready, and says in the end what was arranged`() {
        val round = stage.ask { calls.startRound(case, listOf("eviction", "benefit-stopped")) }
        show(Route.Call())
        tap("call")
        see("Terug van bellen")
        val before = taps.count
        word("Geregeld")
        tap("next")
        assertEquals(2, taps.count - before)
        until { stage.phone.opened.size == 2 }
        assertEquals("tel:0546000013", stage.phone.opened.last())
        see("Inkomensconsulent")
        word("Geregeld")
        see("2 van 2 geregeld")
        see("2 telefoontjes")
        tap("end round")
        until { stage.ask { calls.round(round) }.ended != null }
    }

    @Test
    fun `needs that are chosen together become a round`() {
        show(Route.Call())
        word("Huisuitzetting")
        word("Detoxplek")
        tap("start round")
        see("Ronde: 0 van 2 geregeld")
        val needs = stage.ask { calls.rounds(case) }.single().needs
        assertEquals(listOf("eviction", "detox-place"), needs.map { it.key })
        tap("more needs")
        word("Schulden")
        see("Ronde: 0 van 3 geregeld")
        assertTrue(stage.ask { calls.rounds(case) }.single().needs.all { it.state == NeedState.NotYet })
    }

    @Test
    fun `a number that is missing says so, and leads to where it is filled in`() {
        show(Route.Call())
        word("Eten")
        see("Wie te bellen voor")
        scrollTo(hasText("nummer ontbreekt", substring = true))
        tap("fill in")
        assertTrue(route is Route.Partner)
        assertTrue(stage.phone.opened.isEmpty())
    }

    @Test
    fun `the client, a relative and the reporter are called the same way`() {
        show(Route.Call())
        see("Rinus Kwakernaat")
        tap(hasTestTag("dial") and hasAnyAncestor(hasTestTag("relative")))
        see("Terug van bellen")
        assertEquals("tel:0546000022", stage.phone.opened.last())
        tap("not called")
        until { route is Route.Call }
        assertTrue(stage.ask { calls.pending() }.isEmpty())
        tap(hasTestTag("dial") and hasAnyAncestor(hasTestTag("client")))
        until { stage.phone.opened.size == 2 }
        assertEquals("tel:0546000021", stage.phone.opened.last())
    }

    @Test
    fun `somebody to call back stands in a list of its own, and is called in one tap`() {
        show(Route.Call())
        word("Huisuitzetting")
        tap("call")
        word("Terugbellen")
        word("Over een uur")
        see(hasTestTag("recorded"))
        assertEquals(4, taps.count)
        tap(hasContentDescription("Terug"))
        see("Waarvoor?")
        scrollTo(hasTestTag("call back"))
        tap(hasTestTag("dial") and hasAnyAncestor(hasTestTag("call back")))
        until { stage.phone.opened.size == 2 }
        assertEquals(stage.phone.opened.first(), stage.phone.opened.last())
    }

    @Test
    fun `with names covered nobody is named on the screen`() {
        stage.shell.cover(true)
        show(Route.Call())
        see("Voor R.K.")
        listOf("Rinus", "Wil Kwakernaat", "Teun").forEach { name ->
            assertFalse(name, shows(hasText(name, substring = true)))
        }
    }

    @Test
    fun `after another case is chosen the calls are about that one`() {
        stage.ask { rinus() }
        show(Route.Call())
        tap("about")
        tap(hasTestTag("case"))
        until { (route as? Route.Call)?.case != null }
        assertEquals(2, stage.shell.navigator.stack.size)
    }

    @Test
    fun `a promise takes three taps, and half of it survives the end of the process`() {
        show(Route.Call(case))
        word("Huisuitzetting")
        tap("call")
        see("Terug van bellen")
        val before = taps.count
        word("Toegezegd")
        type("what", "Uitstel ontruiming met vier weken")
        val call = (route as Route.AfterCall).call
        until { stage.ask { forms.kept("call ${call.hex}") }["what"] == "Uitstel ontruiming met vier weken" }
        restart()
        see("Uitstel ontruiming met vier weken")
        word("Morgen")
        tap("done")
        see("Toegezegd voor morgen")
        assertEquals(3, taps.count - before)
        val promise = stage.ask { calls.openPromises(case) }.single()
        assertEquals("Uitstel ontruiming met vier weken", promise.what)
        assertEquals("wijkconsulent", promise.who)
        assertEquals(LocalDate.now().plusDays(1), promise.due)
        assertTrue(stage.ask { forms.kept("call ${call.hex}") }.isEmpty())
    }

    @Test
    fun `spending takes three taps on the same sheet`() {
        arranged()
        val before = taps.count
        tap("spend")
        type("amount", "85,50")
        type("purpose", "Voer en oppas voor de hond")
        word("Oppas voor de hond")
        tap("done")
        see("€ 85,50 uitgegeven")
        assertEquals(3, taps.count - before)
        assertEquals(8550L, stage.ask { plans.toJustify() }.single().cents)
    }

    @Test
    fun `over the mandate it warns and asks for a name, and does not block`() {
        arranged()
        tap("spend")
        type("amount", "300")
        see("meer dan het mandaat")
        type("purpose", "Achterstallige huur")
        tap("done")
        see("€ 300 uitgegeven")
        assertEquals(30_000L, stage.ask { plans.toJustify() }.single().cents)
    }

    @Test
    fun `an amount that cannot be is said at the field, and nothing is lost`() {
        arranged()
        tap("spend")
        type("purpose", "Voer")
        tap("done")
        see("Kies een getal boven nul.")
        see("Voer")
        assertTrue(stage.ask { plans.toJustify() }.isEmpty())
    }

    @Test
    fun `another outcome can be chosen after all`() {
        arranged()
        word("Toch anders")
        word("Voicemail")
        until { outcomeOf(route as Route.AfterCall) == CallOutcome.Voicemail }
    }

    /** Rows further down are not drawn until one scrolls there. */
    private fun scrollTo(matcher: SemanticsMatcher) {
        rule.onAllNodes(hasScrollToNodeAction())[0].performScrollToNode(matcher)
    }

    private fun arranged() {
        show(Route.Call(case))
        word("Huisuitzetting")
        tap("call")
        word("Geregeld")
        see(hasTestTag("recorded"))
    }

    private fun outcomeOf(sheet: Route.AfterCall): CallOutcome? =
        stage.ask {
            val versions = cases.versions(EntityId(sheet.call.hex))
            (versions.first { it.current }.what as Moment.Call).v1.outcome
        }
}
