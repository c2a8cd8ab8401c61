package app.schakel.screens.settings

import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import app.schakel.core.Gate
import app.schakel.core.Language
import app.schakel.core.Place
import app.schakel.core.Roles
import app.schakel.core.State
import app.schakel.screens.frame.Route
import app.schakel.screens.texts.textsOf
import app.schakel.town.PIN
import com.google.zxing.BinaryBitmap
import com.google.zxing.RGBLuminanceSource
import com.google.zxing.common.HybridBinarizer
import com.google.zxing.qrcode.QRCodeReader
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test

/** Into a team, who is in it, the recovery code, and the truth about syncing: over a real hub. */
class TeamTest : Street() {
    private val says = textsOf(Language.NL).settings

    @Before
    fun settle() = runBlocking { town.settle() }

    @Test
    fun `a coordinator invites, somebody pastes the invitation and is let in`() {
        val marit = shell(town.supervisor)
        show(marit, Route.Members)
        tap("invite")
        type("invitee", "Bas Fictief")
        tap("make invitation")
        see(hasTestTag("qr"))
        tap("copy invitation")
        see(says.team.copied)
        assertTrue(phone.clipboard.startsWith("schakel1."))

        val bas = town.device("bas")
        runBlocking { town.setUp(bas, "Bas Fictief", "casemanager") }
        val joining = shell(bas)
        show(joining, Route.Joining)
        tap("paste")
        see(phone.clipboard)
        tap("join")
        see(says.team.asked)
        // Else this first round may find that the phone was let in, and there is nothing left to look for.
        until { joining.postman.state != null && !joining.postman.running }
        town.supervisor.ask { sync.now() }
        tap("look")
        see(says.team.member)
        assertTrue(bas.ask { team.view().place } is Place.Member)
        town.supervisor.ask { sync.now() }
        assertEquals(3, town.supervisor.ask { team.view() }.members.size)
        bas.core.close()
    }

    @Test
    fun `what is not an invitation is said so, and what was pasted is kept`() {
        val bas = town.device("bas")
        runBlocking { town.setUp(bas, "Bas Fictief", "casemanager") }
        show(shell(bas), Route.Joining)
        tap("paste")
        see(says.team.pastedNothing)
        phone.clipboard = "schakel1.half"
        tap("paste")
        tap("join")
        see("Dit is geen uitnodiging")
        bas.restart()
        runBlocking { bas.core.unlock(PIN) }
        show(shell(bas), Route.Joining)
        see("schakel1.half")
        bas.core.close()
    }

    @Test
    fun `taking access away with wiping asks twice, and the phone wipes itself`() {
        show(shell(town.supervisor), Route.Members)
        see("Noor Verzonnen")
        tap(hasText("Noor Verzonnen", substring = true))
        tap("revoke wipe")
        see(says.team.revokeWipeMeans("Noor Verzonnen"))
        assertEquals(2, town.supervisor.ask { team.view() }.members.size)
        tap("revoke wipe sure")
        until { town.supervisor.ask { team.view() }.members.size == 1 }
        until {
            runCatching { town.worker.ask { sync.now() } }
            !town.worker.isOpen
        }
        assertFalse((town.worker.core.gate.value as Gate.Closed).state is State.Locked)
    }

    @Test
    fun `who does not coordinate sees the team and cannot change it`() {
        show(shell(town.worker), Route.Members)
        see("Marit Bedacht")
        see(says.team.onlyCoordinator)
        assertFalse(has(hasTestTag("invite")))
        tap("cover")
        see("M.B.")
        assertFalse(has(hasText("Marit Bedacht", substring = true)))
    }

    @Test
    fun `the recovery code is shown once and sets a new phone up in the place of the old`() {
        val shell = shell(town.worker)
        show(shell, Route.Recovery)
        tap("make")
        see(hasTestTag("group"))
        val groups = rule
            .onAllNodes(hasTestTag("group"))
            .fetchSemanticsNodes()
            .map { it.config[SemanticsProperties.ContentDescription].first() }
        assertEquals(8, groups.size)
        tap("copy card")
        val code = groups.joinToString("") { it.substringAfter(':').filter(Char::isDigit) }
        tap("written")
        see(says.recovery.has)
        assertFalse(has(hasTestTag("group")))
        assertTrue(town.worker.ask { recovery.hasCode() })

        val found = town.device("found")
        show(shell(found))
        tap("had device")
        tap("paste card")
        type("code", code)
        tap("go on")
        pin("230142")
        pin("230142")
        until { found.isOpen }
        see(hasTestTag("to work"))
        found.core.close()
    }

    @Test
    fun `a wrong recovery code leads back to its field`() {
        val card = town.worker.ask { recovery.makeCode() }.card
        phone.clipboard = card
        val found = town.device("found")
        show(shell(found))
        tap("had device")
        tap("paste card")
        type("code", "123456".repeat(8))
        tap("go on")
        pin("230142")
        pin("230142")
        see("Dit is niet de herstelcode")
        see(hasTestTag("code"))
        assertFalse(found.isOpen)
        found.core.close()
    }

    @Test
    fun `the truth about syncing names what waits and why, and says it is in order when it is`() {
        runBlocking { town.everybodySyncs() }
        val shell = shell(town.worker)
        show(shell, Route.Sync)
        tap("sync now")
        see(hasTestTag("in order"))
        town.stopHub()
        val case = town.worker.ask { rinus() }
        town.worker.ask { safety.start(case, null, 15u, "Bij Rinus") }
        tap("sync now")
        see("Geen verbinding met de hub")
        assertFalse(has(hasTestTag("in order")))
    }

    @Test
    fun `the code to scan holds the invitation`() {
        val text = town.supervisor.ask { team.invite("Bas Fictief", Roles(worker = true, supervisor = false, coordinator = false)) }.text
        assertEquals(text, scanned(text))
    }

    /** What a camera reads of the dots, drawn large and with a margin. */
    private fun scanned(text: String): String {
        val dots = qrDots(text)
        val side = (dots.width + 2 * MARGIN) * SCALE
        val pixels = IntArray(side * side) { at ->
            val (x, y) = (at % side) / SCALE - MARGIN to (at / side) / SCALE - MARGIN
            val dark = x in 0 until dots.width && y in 0 until dots.height && dots[x, y] == 1.toByte()
            if (dark) 0 else WHITE
        }
        return QRCodeReader().decode(BinaryBitmap(HybridBinarizer(RGBLuminanceSource(side, side, pixels)))).text
    }

    private companion object {
        const val MARGIN = 4
        const val SCALE = 3
        const val WHITE = 0xFFFFFF
    }
}
