package app.schakel.screens.frame

import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.test.swipeDown
import app.schakel.core.CallChannel
import app.schakel.core.CallDraft
import app.schakel.core.CallId
import app.schakel.core.Callee
import app.schakel.core.CaseId
import app.schakel.core.Gate
import app.schakel.screens.ScreenTest
import app.schakel.screens.report
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import java.time.Duration

class ShellTest : ScreenTest() {
    @Test
    fun `the sheet of a call stands there after the dialer, once`() {
        val call = dial(stage.ask { report("Rinus Kwakernaat") })
        resume()
        assertEquals(Route.AfterCall(call), route)
        resume()
        assertEquals(listOf(Route.Today, Route.AfterCall(call)), stage.shell.navigator.stack)
        stage.shell.back()
        resume()
        assertEquals("who closed it is not asked again", Route.Today, route)
    }

    @Test
    fun `the sheet stands there after unlocking too`() {
        val call = dial(stage.ask { report("Rinus Kwakernaat") })
        restart()
        show()
        until { route == Route.AfterCall(call) }
    }

    @Test
    fun `away for long locks, away shortly does not, and a call keeps it open`() {
        pause()
        stage.clock.ahead = Duration.ofMinutes(2).minusSeconds(5)
        resume()
        assertEquals(Gate.Open, stage.core.gate.value)
        dial(stage.ask { report("Rinus Kwakernaat") })
        pause()
        stage.clock.ahead = Duration.ofMinutes(10)
        resume()
        assertEquals(Gate.Open, stage.core.gate.value)
        pause()
        stage.clock.ahead = Duration.ofMinutes(40)
        resume()
        assertTrue(stage.core.gate.value is Gate.Closed)
    }

    @Test
    fun `what is typed is kept when the app leaves the screen`() {
        show(Route.Report)
        type("concern", "Net nog getypt")
        pause()
        assertEquals("Net nog getypt", stage.ask { cases.reportForm() }.unfinished?.concern)
    }

    @Test
    fun `pulling today down asks the hub at once`() {
        show()
        see(hasTestTag("pull"))
        assertNull("nobody asked before", stage.shell.postman.state)
        rule.onNodeWithTag("pull").performTouchInput { swipeDown() }
        until { stage.shell.postman.state != null }
    }

    private fun dial(case: CaseId): CallId =
        stage.ask {
            val report = cases.get(case).reports.single()
            calls.dial(CallDraft(case, Callee.Reporter(report.report), CallChannel.Phone, "", null)).call
        }

    private fun pause() = onMain { stage.shell.paused() }

    private fun resume() = onMain { stage.shell.resumed() }

    private fun onMain(work: suspend () -> Unit) = runBlocking { withContext(Dispatchers.Main) { work() } }
}
