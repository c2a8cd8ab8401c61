package app.schakel.screens.erasing

import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import app.schakel.core.CaseFilter
import app.schakel.core.CaseId
import app.schakel.screens.frame.Route
import app.schakel.screens.settings.Street
import app.schakel.screens.settings.rinus
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Before
import org.junit.Test

/** Erasing what a colleague has too, over a real hub. */
class ColleagueTest : Street() {
    private val says = DutchErasing

    @Before
    fun settle() = runBlocking { town.settle() }

    /** A case of the worker that the supervisor's device follows. */
    private fun followed(): CaseId {
        val case = town.worker.ask {
            rinus().also { cases.shareWith(it, team.view().members.first { member -> !member.here }.device) }
        }
        runBlocking { town.everybodySyncs() }
        assertEquals(1, town.supervisor.ask { cases.list(CaseFilter.OPEN, null, 9u) }.cases.size)
        return case
    }

    @Test
    fun `who has not confirmed is named first, and no longer once it is erased there`() {
        val case = followed()
        show(shell(town.worker), Route.Erase(case))
        see("Marit Bedacht")
        tap(hasText("Bewaartermijn voorbij"))
        town.stopHub()
        tap("erase")
        tap("erase sure")
        see("${says.caseGone} ${says.waitingFor("Marit Bedacht")}")
        tap(hasText(says.look))
        see(says.waiting)
        see(says.notConfirmed)

        town.startHub()
        tap("sync now")
        until { town.worker.ask { erasing.standing() }.single().hubTold }
        runBlocking { repeat(2) { town.everybodySyncs() } }
        assertEquals(0, town.supervisor.ask { cases.list(CaseFilter.OPEN, null, 9u) }.cases.size)
        see(hasTestTag("settled"))
        see("bevestigd")
        assertFalse(has(hasText(says.notConfirmed)))
        assertFalse(has(hasTestTag("sync now")))

        show(shell(town.supervisor), Route.Erased)
        see(says.decidedBy("Noor Verzonnen"))
    }

    @Test
    fun `whose case it is not is told whom to ask, and offered nothing`() {
        val case = followed()
        show(shell(town.supervisor), Route.Erase(case))
        see(says.notYours("Noor Verzonnen"))
        listOf("erase", "goes", "extent").forEach { assertFalse(it, has(hasTestTag(it))) }
        tap("cover")
        see(says.notYours("N.V."))
        assertFalse(has(hasText("Noor", substring = true)))
    }
}
