package app.schakel.screens.directory

import androidx.compose.ui.test.hasScrollToNodeAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performScrollToNode
import androidx.compose.ui.test.performTextReplacement
import app.schakel.screens.ScreenTest
import app.schakel.screens.call.partner
import app.schakel.screens.call.rinus
import app.schakel.screens.frame.Route
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Test

/** The directory: found, filled in, added, called. */
class DirectoryTest : ScreenTest() {
    @Test
    fun `a number that is missing is filled in, and the partner can be called`() {
        stage.ask { rinus() }
        val bank = stage.ask { partner("Voedselbank") }.partner
        show(Route.Partner(bank))
        see("Nummer ontbreekt")
        tap("edit")
        type("dial", "12")
        tap("done")
        see("Kies een nummer dat gebeld kan worden.")
        rule.onNodeWithTag("dial").performTextReplacement("0546000019")
        until { stage.ask { forms.kept("partner ${bank.hex}") }["dial"] == "0546000019" }
        restart()
        see("0546000019")
        tap("done")
        see("(0546) 000 019")
        assertEquals("0546000019", stage.ask { directory.get(bank) }.dial?.dial)
        tap("call")
        until { stage.phone.opened.isNotEmpty() }
    }

    @Test
    fun `what is searched for is found by name, and nobody else is shown`() {
        show(Route.Directory)
        see("Alarmnummer 112")
        type("find", "voedsel")
        see("Voedselbank")
        assertFalse(shows(hasText("Alarmnummer 112")))
    }

    @Test
    fun `a partner of one's own is added, and stands among the own contacts`() {
        stage.ask { rinus() }
        show(Route.Directory)
        tap("add")
        type("name", "Dierenoppas Pootje Vast")
        see(hasTestTag("name"))
        rule.onAllNodes(hasScrollToNodeAction())[0].performScrollToNode(hasTestTag("dial"))
        type("dial", "(0546) 00 00 16")
        tap("done")
        until { stage.ask { directory.list(null) }.any { !it.fromPack } }
        see("(0546) 000 016")
        tap("call")
        until { stage.phone.opened.isNotEmpty() }
        assertEquals("tel:0546000016", stage.phone.opened.single())
        assertNotNull(stage.ask { calls.pending() }.singleOrNull())
    }

    @Test
    fun `without a name a partner is not added, and the field says so`() {
        show(Route.Partner(null))
        see(hasTestTag("name"))
        tap("done")
        see("Vul dit in.")
        assertTrue(stage.ask { directory.list(null) }.all { it.fromPack })
    }
}
