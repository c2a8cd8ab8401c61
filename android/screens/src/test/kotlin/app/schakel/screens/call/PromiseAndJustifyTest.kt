package app.schakel.screens.call

import androidx.compose.ui.test.hasTestTag
import app.schakel.core.CaseId
import app.schakel.core.PromiseDraft
import app.schakel.core.PromiseId
import app.schakel.core.Promiser
import app.schakel.core.SpendingDraft
import app.schakel.screens.ScreenTest
import app.schakel.screens.frame.Route
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import java.time.LocalDate

/** What became of promises and of money. */
class PromiseAndJustifyTest : ScreenTest() {
    private val case: CaseId = stage.ask {
        fillInPartners()
        rinus()
    }

    @Test
    fun `kept takes one tap, and one to undo it`() {
        val promise = promised()
        show(Route.Promise(promise, case))
        tap("kept")
        see("Toezegging nagekomen.")
        assertEquals(1, taps.count)
        assertTrue(stage.ask { calls.openPromises(case) }.isEmpty())
        word("Ongedaan maken")
        see(hasTestTag("kept"))
        assertEquals(promise, stage.ask { calls.openPromises(case) }.single().promise)
    }

    @Test
    fun `calling again takes one tap, to the one who promised it`() {
        show(Route.Promise(promised(), case))
        see("2 dagen te laat")
        tap("call again")
        until { stage.phone.opened.isNotEmpty() }
        assertEquals("tel:0546000012", stage.phone.opened.single())
        assertEquals(1, taps.count)
    }

    @Test
    fun `spending is accounted for in one line and one tap, and half a line survives the end of the process`() {
        val spending = stage.ask { plans.spend(case, SpendingDraft(8_500, "Voer voor de hond", null, "")) }
        stage.ask { plans.spend(case, SpendingDraft(2_000, "Treinkaartje", null, "")) }
        show(Route.Justify(spending))
        see("€ 85")
        see("Treinkaartje")
        type("effect", "Hond veilig, opname kon doorgaan")
        until { stage.ask { forms.kept("justify ${spending.hex}") }["effect"] == "Hond veilig, opname kon doorgaan" }
        restart()
        see("Hond veilig, opname kon doorgaan")
        tap("justify")
        see(hasTestTag("justified"))
        assertEquals(1, taps.count)
        assertEquals(listOf(2_000L), stage.ask { plans.toJustify() }.map { it.cents })
    }

    private fun promised(): PromiseId =
        stage.ask {
            val care = partner("Verslavingszorg")
            val draft = PromiseDraft("Bed vanaf donderdag", "opnamecoördinator", LocalDate.now().minusDays(2), null)
            calls.promise(case, Promiser.Partner(care.partner), draft)
        }
}
