package app.schakel.screens.call

import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createComposeRule
import androidx.compose.ui.test.onNodeWithTag
import app.schakel.core.Language
import app.schakel.screens.Stage
import app.schakel.screens.Taps
import app.schakel.screens.frame.Navigator
import app.schakel.screens.frame.Phone
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.SchakelApp
import app.schakel.screens.frame.Shell
import org.junit.After
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

/** A tablet, or a phone without a dialer. */
class NoDialerTest {
    @get:Rule
    val rule = createComposeRule()

    private val stage = Stage()

    @After
    fun close() = stage.close()

    @Test
    fun `the number is shown large, and the sheet follows`() {
        stage.ask {
            fillInPartners()
            rinus()
        }
        val mute = object : Phone by stage.phone {
            override fun open(uri: String) = false
        }
        val shell = Shell(stage.core, mute, Navigator("call "), stage.shell.postman, stage.shell.scope)
        rule.setContent { SchakelApp(shell, Language.NL, dark = false) }
        val taps = Taps()
        waitFor("Huisuitzetting")
        taps.tap(rule.onNode(hasText("Huisuitzetting")))
        rule.waitUntil(WAIT_MS) { rule.onAllNodes(hasTestTag("call")).fetchSemanticsNodes().isNotEmpty() }
        taps.tap(rule.onNodeWithTag("call"))
        waitFor("(0546) 000 011")
        taps.tap(rule.onNodeWithTag("to outcome"))
        waitFor("Terug van bellen")
        assertTrue(shell.navigator.current is Route.AfterCall)
    }

    private fun waitFor(text: String) = rule.waitUntil(WAIT_MS) { rule.onAllNodes(hasText(text)).fetchSemanticsNodes().isNotEmpty() }

    private companion object {
        const val WAIT_MS = 30_000L
    }
}
