package app.schakel.screens.safety

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import app.schakel.core.Incoming
import app.schakel.core.WatchView
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts
import kotlinx.coroutines.delay
import java.time.Duration
import java.time.Instant

/** The timers that run, wherever the user is: until when, whether somebody watches, and "all well". */
@Composable
fun WatchLine(shell: Shell) {
    val model = rememberModel(shell) { WatchModel(shell, it) }
    model.problem?.let { Notice(texts.of(it), tone = Tone.Overdue, icon = Signs.warning) }
    model.running.orEmpty().filterNot { it.silent }.forEach { WatchNotice(shell, it, model) }
}

/** One timer. That it is watched is said only after the hub's receipt. */
@Composable
internal fun WatchNotice(shell: Shell, watch: WatchView, model: WatchModel) {
    val says = texts.safety
    val until = texts.dates.time(watch.due)
    val passed = hasPassed(watch.due)
    val watched = watch.watched != null
    val alone = shell.postman.state?.incoming is Incoming.Alone
    val text = when {
        passed && watched -> says.passed(until)
        passed -> says.passedUnwatched(until)
        watched -> says.watched(until)
        alone -> says.alone(until)
        shell.postman.running -> says.connecting(until)
        shell.postman.state?.trouble != null -> says.offline(until)
        else -> says.unconfirmed(until)
    }
    Notice(
        text,
        Modifier.testTag("watch"),
        tone = if (passed) {
            Tone.Overdue
        } else if (watched) {
            Tone.Arranged
        } else {
            Tone.Due
        },
        icon = if (passed) {
            Signs.alarm
        } else if (watched) {
            Signs.shieldChosen
        } else {
            Signs.cloudOff
        },
        act = says.allWell,
    ) { model.allWell(watch.watch) }
}

/** Whether a moment has passed; becomes true by itself. */
@Composable
private fun hasPassed(due: Instant): Boolean {
    var passed by remember(due) { mutableStateOf(due <= Instant.now()) }
    if (!passed) {
        LaunchedEffect(due) {
            delay(Duration.between(Instant.now(), due).toMillis().coerceAtLeast(0))
            passed = true
        }
    }
    return passed
}
