package app.schakel.screens

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasScrollAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.unit.dp
import app.schakel.core.Language
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.SchakelApp
import org.junit.After
import org.junit.Rule

/** The whole app on a phone of 411 by 768 dp, over the real core; taps are counted. */
abstract class ScreenTest {
    @get:Rule
    val rule = createComposeRule()

    protected val stage = Stage()
    protected val taps = Taps()
    private var shell by mutableStateOf(stage.shell)

    @After
    fun close() = stage.close()

    /** Draws the app, open on [routes]. */
    protected fun show(vararg routes: Route) {
        routes.forEach { stage.shell.navigator.open(it) }
        rule.setContent {
            Box(Modifier.size(411.dp, 768.dp)) { SchakelApp(shell, Language.NL, dark = false) }
        }
    }

    /** Where the user is. */
    protected val route: Route get() = stage.shell.navigator.current

    /** The process ends and another begins where the system says the user was. */
    protected fun restart() {
        rule.runOnIdle { stage.restart() }
        rule.runOnIdle { shell = stage.shell }
    }

    /** Taps what has this tag. */
    protected fun tap(tag: String) = tap(hasTestTag(tag))

    /** Taps the word, within what has a tag when it stands in more places. */
    protected fun word(text: String, within: String = "") =
        tap(if (within.isEmpty()) hasText(text) else hasText(text) and hasAnyAncestor(hasTestTag(within)))

    /** Taps what a matcher finds first, after scrolling to it: scrolling is no tap. */
    protected fun tap(matcher: SemanticsMatcher) {
        see(matcher)
        val scrolls = rule.onAllNodes(matcher and hasAnyAncestor(hasScrollAction())).fetchSemanticsNodes().isNotEmpty()
        val node = rule.onAllNodes(matcher)[0]
        if (scrolls) node.performScrollTo()
        taps.tap(node)
    }

    /** Types into a field that is on the screen. */
    protected fun type(field: String, text: String): SemanticsNodeInteraction {
        see(hasTestTag(field))
        return rule.onNodeWithTag(field).apply {
            performScrollTo()
            performTextInput(text)
        }
    }

    /** Waits until a text is on the screen. */
    protected fun see(text: String) = see(hasText(text, substring = true))

    /** Waits until something is on the screen. */
    protected fun see(matcher: SemanticsMatcher) = until { rule.onAllNodes(matcher).fetchSemanticsNodes().isNotEmpty() }

    /** Whether something is on the screen now. */
    protected fun shows(matcher: SemanticsMatcher): Boolean = rule.onAllNodes(matcher).fetchSemanticsNodes().isNotEmpty()

    /** Waits until something is so. */
    protected fun until(so: () -> Boolean) = rule.waitUntil(WAIT_MS) { so() }

    private companion object {
        const val WAIT_MS = 30_000L
    }
}
