package app.schakel.screens.settings

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasScrollAction
import androidx.compose.ui.test.hasScrollToNodeAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isEnabled
import androidx.compose.ui.test.junit4.v2.createComposeRule
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToNode
import androidx.compose.ui.test.performTextReplacement
import androidx.compose.ui.unit.dp
import app.schakel.core.CaseId
import app.schakel.core.Gate
import app.schakel.core.Language
import app.schakel.core.Unlocked
import app.schakel.screens.LentPhone
import app.schakel.screens.Taps
import app.schakel.screens.frame.Biometrics
import app.schakel.screens.frame.Navigator
import app.schakel.screens.frame.Phone
import app.schakel.screens.frame.Postman
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.SchakelApp
import app.schakel.screens.frame.Shell
import app.schakel.screens.report
import app.schakel.town.Device
import app.schakel.town.Town
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Rule
import java.io.File
import java.nio.file.Files

/** A fingerprint that always fits. */
class OwnFinger : Biometrics {
    private var key: ByteArray? = null

    override suspend fun enrol() = ByteArray(KEY_BYTES) { it.toByte() }.also { key = it.copyOf() }

    override suspend fun release() = key?.copyOf()

    override fun forget() {
        key = null
    }

    private companion object {
        const val KEY_BYTES = 32
    }
}

/** Phones in the invented town, over the real core and a real hub; what is tapped is counted. */
abstract class Street {
    @get:Rule
    val rule = createComposeRule()

    protected val folder: File = Files.createTempDirectory("street").toFile()
    protected val town = Town(File(System.getProperty("schakel")), folder)
    protected val taps = Taps()
    protected val phone = LentPhone()
    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Main)
    private var drawn: (@Composable () -> Unit)? by mutableStateOf(null)

    @After
    fun close() {
        scope.cancel()
        town.close()
        folder.deleteRecursively()
    }

    /** The screens over a device. */
    protected fun shell(device: Device, saved: String = "", phone: Phone = this.phone) =
        Shell(device.core, phone, Navigator(saved), Postman(device.core, scope), scope)

    /** Draws the app of a device, open on [routes]. */
    protected fun show(shell: Shell, vararg routes: Route) {
        routes.forEach { shell.navigator.open(it) }
        draw { SchakelApp(shell, Language.NL, dark = false) }
    }

    /** Draws [content] in the place of what stood there. */
    protected fun draw(content: @Composable () -> Unit) {
        val first = drawn == null
        rule.runOnUiThread { drawn = content }
        if (first) rule.setContent { Box(Modifier.size(411.dp, 768.dp)) { drawn?.let { key(it) { it() } } } }
    }

    /** Asks the core of a device, and waits for it. */
    protected fun <T> Device.ask(question: Unlocked.() -> T): T = runBlocking { core.ask(question) }

    /** Whether a device is unlocked. */
    protected val Device.isOpen get() = core.gate.value == Gate.Open

    /** Taps what has this tag, once it is there and may be tapped; scrolling to it is no tap. */
    protected fun tap(tag: String) = tap(hasTestTag(tag))

    protected fun tap(matcher: SemanticsMatcher) {
        until { has(matcher and isEnabled()) || reach(matcher) }
        if (has(matcher and hasAnyAncestor(hasScrollAction()))) rule.onAllNodes(matcher)[0].performScrollTo()
        taps.tap(rule.onAllNodes(matcher)[0])
    }

    /** Scrolls the list to what is further down: scrolling is no tap. */
    private fun reach(matcher: SemanticsMatcher): Boolean {
        val lists = rule.onAllNodes(hasScrollToNodeAction())
        if (lists.fetchSemanticsNodes().isEmpty()) return false
        return runCatching { lists[0].performScrollToNode(matcher) }.isSuccess && has(matcher and isEnabled())
    }

    /** Taps a PIN on our own keys. */
    protected fun pin(digits: String) {
        digits.forEach { tap("key $it") }
        tap("done")
    }

    /** Types over what stands in a field. */
    protected fun type(tag: String, text: String) {
        see(hasTestTag(tag))
        if (has(hasTestTag(tag) and hasAnyAncestor(hasScrollAction()))) rule.onAllNodes(hasTestTag(tag))[0].performScrollTo()
        rule.onAllNodes(hasTestTag(tag))[0].performTextReplacement(text)
    }

    protected fun see(text: String) = see(hasText(text, substring = true))

    protected fun see(matcher: SemanticsMatcher) = until { has(matcher) || reach(matcher) }

    protected fun has(matcher: SemanticsMatcher) = rule.onAllNodes(matcher).fetchSemanticsNodes().isNotEmpty()

    protected fun until(so: () -> Boolean) = rule.waitUntil(WAIT_MS) { so() }

    private companion object {
        const val WAIT_MS = 60_000L
    }
}

/** The invented Rinus of the day in the example, as a new case. */
fun Unlocked.rinus(): CaseId =
    report(
        "Rinus Kwakernaat",
        address = "Verzonnenlaan 12",
        safety = "Grote hond, slaat aan bij de voordeur",
        reason = "home",
        concern = "Vijf maanden huurachterstand.",
    )
