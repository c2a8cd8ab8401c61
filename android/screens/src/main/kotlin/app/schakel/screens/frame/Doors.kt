package app.schakel.screens.frame

import androidx.compose.foundation.layout.Row
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import app.schakel.core.Trouble
import app.schakel.screens.look.HoldTool
import app.schakel.screens.look.Line
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Progress
import app.schakel.screens.look.Pull
import app.schakel.screens.look.Sheet
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.Tool
import app.schakel.screens.safety.SilentAlarm
import app.schakel.screens.texts.texts

/** The three doors of "+": a report, at the door, a note. */
@Composable
internal fun Doors(shell: Shell) {
    val says = texts.frame
    val open = { route: Route ->
        shell.adding = false
        shell.navigator.open(route)
    }
    Sheet(says.close, onClose = { shell.adding = false }) {
        Line(says.report, Modifier.testTag("door report"), icon = Signs.report) { open(Route.Report) }
        Line(says.atTheDoor, Modifier.testTag("door attempt"), icon = Signs.door) { open(Route.Door()) }
        Line(says.note, Modifier.testTag("door note"), icon = Signs.note) { open(Route.Note(null)) }
    }
}

/** On every screen: covering names in one tap, the silent alarm in one long press. */
@Composable
internal fun TitleTools(shell: Shell) {
    val says = texts.frame
    var sent by remember { mutableStateOf(false) }
    Row {
        Tool(
            if (shell.covered) Signs.covered else Signs.uncovered,
            if (shell.covered) says.uncover else says.cover,
            Modifier.testTag("cover"),
        ) { shell.cover(!shell.covered) }
        HoldTool(
            if (sent) Signs.shieldChosen else Signs.shield,
            says.safety,
            says.silentAlarm,
            Modifier.testTag("shield"),
            onHold = {
                SilentAlarm.raise(shell) { sent = true }
            },
        ) { shell.navigator.open(Route.Safety) }
    }
}

/** How syncing stands: one line under the title, only when something is not in order. */
@Composable
fun SyncLine(shell: Shell) {
    val says = texts.frame
    val state = shell.postman.state ?: return
    val running = state.running
    when {
        running != null && running.total > LONG -> Progress(
            says.syncing,
            running.done.toFloat() / running.total.toFloat(),
            act = says.stop,
            onAct = { shell.postman.stop() },
        )

        state.trouble == Trouble.UNREACHABLE -> Notice(says.offline, icon = Signs.cloudOff)

        state.trouble != null -> Notice(says.moreTrouble, tone = Tone.Due, icon = Signs.warning)

        state.waiting > 0u && !shell.postman.running -> Notice(says.notSent(state.waiting), icon = Signs.sync)
    }
}

/** Fewer than this come in before a bar could be read. */
private const val LONG = 50u

/** Pulling a screen down sends and fetches at once. */
@Composable
fun pullToSync(shell: Shell): Pull = Pull(texts.frame.syncNow, shell.postman.running) { shell.postman.sync() }
