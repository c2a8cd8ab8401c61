package app.schakel.screens

import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.toAwtImage
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.DesktopComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasScrollToIndexAction
import androidx.compose.ui.test.hasScrollToNodeAction
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToIndex
import androidx.compose.ui.test.performScrollToNode
import androidx.compose.ui.test.v2.runDesktopComposeUiTest
import androidx.compose.ui.unit.Density
import app.schakel.core.Language
import app.schakel.screens.desktop.roboto
import app.schakel.screens.frame.SchakelApp
import app.schakel.screens.frame.Shell
import app.schakel.screens.look.SchakelTheme
import app.schakel.screens.texts.LocalTexts
import app.schakel.screens.texts.textsOf
import org.junit.Assert.assertTrue
import java.awt.image.BufferedImage
import java.io.File
import javax.imageio.ImageIO

/** A form in which a screen has to stand. */
data class Form(
    val name: String,
    val width: Int = 411,
    val height: Int = 891,
    val fontScale: Float = 1f,
    val dark: Boolean = false,
    val language: Language = Language.NL,
)

/** Every form for the gallery; without it the first only, since each costs a second or two. */
val forms: List<Form> = listOf(
    Form("nl"),
    Form("dark", dark = true),
    Form("en", language = Language.EN),
    Form("large", fontScale = 2f),
    Form("narrow", width = 320, height = 640),
    Form("landscape", width = 891, height = 411),
).let { all -> if (System.getProperty("gallery") == "true") all else all.take(1) }

/** Hangs the app where [shell] is. */
@OptIn(ExperimentalTestApi::class)
fun hang(name: String, form: Form, shell: Shell, then: DesktopComposeUiTest.() -> Unit) {
    shell.choose(form.language)
    draw(name, form, then) {
        SchakelApp(shell, form.language, form.dark, roboto)
    }
}

/** Hangs a screen by itself, in front of the lock or behind it. */
@OptIn(ExperimentalTestApi::class)
fun hangAlone(name: String, form: Form, then: DesktopComposeUiTest.() -> Unit, content: @Composable () -> Unit) =
    draw(name, form, then) {
        CompositionLocalProvider(LocalTexts provides textsOf(form.language)) {
            SchakelTheme(form.dark, roboto) {
                Surface(Modifier.fillMaxSize(), color = MaterialTheme.colorScheme.background, content = content)
            }
        }
    }

/**
 * Draws [content], lets [then] use it as a hand would, and writes NAME-FORM.png. Whatever can be
 * tapped has to be 48 dp and to have a word for whoever cannot see it.
 */
@OptIn(ExperimentalTestApi::class)
private fun draw(name: String, form: Form, then: DesktopComposeUiTest.() -> Unit, content: @Composable () -> Unit) {
    runDesktopComposeUiTest(width = form.width * 2, height = form.height * 2) {
        setContent { CompositionLocalProvider(LocalDensity provides Density(2f, form.fontScale), content = content) }
        try {
            then()
            waitForIdle()
            onAllNodes(hasClickAction()).fetchSemanticsNodes().forEach { canBeTapped(it, "$name-${form.name}") }
        } finally {
            // Also when something was missing: then the picture says what.
            val drawn = onRoot().captureToImage().toAwtImage()
            val folder = File(System.getProperty("pictures") ?: "target/pictures").also { it.mkdirs() }
            ImageIO.write(drawn, "png", File(folder, "$name-${form.name}.png"))
            assertTrue("$name-${form.name} is blank", drawn.colours() > 2)
        }
    }
}

/** Waits until it is there, below what is drawn of the page or not; the page stands at its top then. */
@OptIn(ExperimentalTestApi::class)
fun ComposeUiTest.see(matcher: SemanticsMatcher) =
    waitUntil(timeoutMillis = WAIT_MS) { isThere(matcher) || goneDownTo(matcher).also { up() } }

/** Waits until it is there, and goes down the page to it. */
@OptIn(ExperimentalTestApi::class)
fun ComposeUiTest.reach(matcher: SemanticsMatcher): SemanticsNodeInteraction {
    waitUntil(timeoutMillis = WAIT_MS) { isThere(matcher) || goneDownTo(matcher) }
    return onAllNodes(matcher)[0].also { runCatching { it.performScrollTo() } }
}

@OptIn(ExperimentalTestApi::class)
private fun ComposeUiTest.isThere(matcher: SemanticsMatcher): Boolean {
    // What the core answered meanwhile is composed with the next frame.
    mainClock.advanceTimeByFrame()
    return onAllNodes(matcher).fetchSemanticsNodes().isNotEmpty()
}

@OptIn(ExperimentalTestApi::class)
private fun ComposeUiTest.goneDownTo(matcher: SemanticsMatcher): Boolean =
    runCatching { onAllNodes(hasScrollToNodeAction())[0].performScrollToNode(matcher) }.isSuccess

@OptIn(ExperimentalTestApi::class)
private fun ComposeUiTest.up() {
    runCatching { onAllNodes(hasScrollToIndexAction())[0].performScrollToIndex(0) }
}

private const val WAIT_MS = 30_000L

private fun canBeTapped(node: SemanticsNode, where: String) {
    val said = node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty().joinToString() +
        node.config.getOrNull(SemanticsProperties.Text).orEmpty().joinToString { it.text } +
        node.config.getOrNull(SemanticsActions.OnClick)?.label.orEmpty() +
        node.config.getOrNull(SemanticsProperties.EditableText)?.text.orEmpty()
    assertTrue("$where: something without a word can be tapped, at ${node.boundsInRoot}", said.isNotEmpty())
    // The size as laid out: what is scrolled half off the screen is as large as the rest.
    val high = maxOf(node.touchBoundsInRoot.height, node.size.height.toFloat()) / 2
    assertTrue("$where: '$said' is $high dp high", high >= 47.5f)
}

private fun BufferedImage.colours(): Int =
    (0 until height step 8).flatMapTo(HashSet()) { y -> (0 until width step 8).map { x -> getRGB(x, y) } }.size
