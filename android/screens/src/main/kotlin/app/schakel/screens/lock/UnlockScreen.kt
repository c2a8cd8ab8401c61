package app.schakel.screens.lock

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableLongStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.schakel.core.State
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Notice
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Sheet
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.TwoSteps
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts
import kotlinx.coroutines.delay
import java.time.Duration
import java.time.Instant

/** From so few tries left on, the screen says how many. */
private const val FEW = 5u

/** A locked vault: the PIN, or a fingerprint when the phone and the core allow it. */
@Composable
internal fun UnlockScreen(shell: Shell, state: State.Locked) {
    val model = rememberModel(shell) { UnlockModel(shell, it) }
    val says = texts.lock
    val left = secondsLeft(state, model::look)
    var forgotten by remember { mutableStateOf(false) }
    PinPage(
        asks = says.pin,
        pin = model.pin,
        working = if (model.busy) says.unlocking else "",
        enabled = left == 0L,
        finger = if (state.biometrics && shell.phone.biometrics != null) Finger(says.fingerprint, model::finger) else null,
        more = {
            Standing(state, left, model)
            QuietAct(says.forgotten, Modifier.testTag("forgotten")) { forgotten = true }
        },
        onDone = model::unlock,
    )
    if (forgotten) {
        Sheet(texts.frame.close, onClose = { forgotten = false }, says.forgotten) {
            Column(verticalArrangement = Arrangement.spacedBy(16.dp)) {
                Notice(says.forgottenWhat)
                StartAgain(model)
            }
        }
    }
}

/** What stands in the way: a wrong PIN, a wait that counts down, few tries left. */
@Composable
private fun Standing(state: State.Locked, left: Long, model: UnlockModel) {
    val says = texts.lock
    val sentences = buildList {
        if (model.wrong) add(says.wrongPin)
        if (left > 0) add(says.wait(left / MINUTE, left % MINUTE))
        if (state.triesLeft <= FEW) add(says.triesLeft(state.triesLeft))
        model.other?.let { add(texts.of(it)) }
    }
    if (sentences.isEmpty()) return
    Notice(
        sentences.joinToString(" "),
        Modifier.testTag("standing").semantics { liveRegion = LiveRegionMode.Polite },
        tone = Tone.Overdue,
        icon = if (left > 0) Signs.clock else Signs.warning,
    )
}

/** Wiping what is here, in two steps. */
@Composable
internal fun StartAgain(model: UnlockModel) {
    val says = texts.lock
    TwoSteps(
        says.startAgain,
        says.startAgainMeans,
        says.startAgainSure,
        texts.frame.cancel,
        tag = "start again",
        enabled = !model.busy,
        onSure = model::startAgain,
    )
}

/** Seconds until the next try, counting down; asks the core again when they are over. */
@Composable
private fun secondsLeft(state: State.Locked, onOver: () -> Unit): Long {
    var left by remember(state) { mutableLongStateOf(state.waitS.toLong()) }
    LaunchedEffect(state) {
        if (left == 0L) return@LaunchedEffect
        val over = Instant.now().plusSeconds(left)
        while (left > 0) {
            delay(TICK_MS)
            left = Duration.between(Instant.now(), over).seconds.coerceAtLeast(0)
        }
        onOver()
    }
    return left
}

private const val MINUTE = 60L
private const val TICK_MS = 500L
