package app.schakel.screens.look

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableFloatStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.input.nestedscroll.NestedScrollConnection
import androidx.compose.ui.input.nestedscroll.NestedScrollSource
import androidx.compose.ui.input.nestedscroll.nestedScroll
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.CustomAccessibilityAction
import androidx.compose.ui.semantics.customActions
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.Velocity
import androidx.compose.ui.unit.dp
import kotlinx.coroutines.delay

/** What pulling a screen down does. [label] is how a screen reader offers the same. */
class Pull(val label: String, val running: Boolean, val onPull: () -> Unit)

/** [content], which does something when it is pulled down from its top; a bar shows how far it is. */
@Composable
internal fun Pulled(pull: Pull?, modifier: Modifier, content: @Composable () -> Unit) {
    if (pull == null) {
        Box(modifier) { content() }
        return
    }
    val far = with(LocalDensity.current) { FAR.toPx() }
    val latest by rememberUpdatedState(pull)
    var asked by remember { mutableStateOf(false) }
    val hand = remember(far) {
        Hand(far) {
            asked = true
            latest.onPull()
        }
    }
    // The bar answers the hand: what goes on by itself stays quiet.
    LaunchedEffect(asked, pull.running) {
        if (asked && !pull.running) {
            delay(SHORTEST_MS)
            asked = false
        }
    }
    val sameByReader = CustomAccessibilityAction(pull.label) {
        hand.onFar()
        true
    }
    Box(modifier.nestedScroll(hand).semantics { customActions = listOf(sameByReader) }.testTag("pull")) {
        content()
        val bar = Modifier.align(Alignment.TopCenter).fillMaxWidth()
        when {
            asked -> LinearProgressIndicator(bar.testTag("pulling"))
            hand.part > 0f -> LinearProgressIndicator(progress = { hand.part }, modifier = bar)
        }
    }
}

/** Follows the hand that pulls beyond the top of a list. */
private class Hand(private val far: Float, val onFar: () -> Unit) : NestedScrollConnection {
    private var pulled by mutableFloatStateOf(0f)

    /** How far it was pulled, from 0 to 1. */
    val part: Float get() = (pulled / far).coerceIn(0f, 1f)

    override fun onPreScroll(available: Offset, source: NestedScrollSource): Offset {
        if (available.y >= 0f || pulled <= 0f) return Offset.Zero
        val back = available.y.coerceAtLeast(-pulled)
        pulled += back
        return Offset(0f, back)
    }

    override fun onPostScroll(consumed: Offset, available: Offset, source: NestedScrollSource): Offset {
        if (available.y <= 0f || source != NestedScrollSource.UserInput) return Offset.Zero
        pulled += available.y
        return Offset(0f, available.y)
    }

    override suspend fun onPreFling(available: Velocity): Velocity {
        if (pulled >= far) onFar()
        pulled = 0f
        return Velocity.Zero
    }
}

/** So far it has to be pulled. */
private val FAR = 96.dp

/** Shorter than this, nobody sees that something was done. */
private const val SHORTEST_MS = 600L
