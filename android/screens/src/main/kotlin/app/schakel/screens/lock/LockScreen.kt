package app.schakel.screens.lock

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.RescuedView
import app.schakel.core.State
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts

/** What stands on this phone while the core is closed, and the way in. */
@Composable
fun LockScreen(shell: Shell, state: State) =
    when (state) {
        is State.New -> BeginScreen(shell)

        is State.Locked -> UnlockScreen(shell, state)

        is State.OtherDevice -> Shut(shell, texts.lock.otherDevice) { StartAgain(it) }

        is State.Newer -> Page(title = texts.lock.title) { item { Notice(texts.lock.newer, icon = Signs.lock) } }

        is State.Damaged -> DamagedScreen(shell, opens = false)

        is State.Wiped -> Shut(shell, texts.lock.wiped) { model ->
            // Nothing is left that a second question could save.
            BigAct(texts.lock.begin, Modifier.testTag("begin"), enabled = !model.busy, onClick = model::startAgain)
        }
    }

/** Nothing here can be opened: why, and the way to begin again. */
@Composable
private fun Shut(shell: Shell, why: String, act: @Composable (UnlockModel) -> Unit) {
    val model = rememberModel(shell) { UnlockModel(shell, it) }
    Page(title = texts.lock.title, act = { Column { act(model) } }) {
        item { Notice(why, icon = Signs.lock) }
        model.problem?.let { item { Notice(texts.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
    }
}

/** The file is damaged: what a rescue does, and the PIN for it. One that [opens] all the same can be read on as it is. */
@Composable
internal fun DamagedScreen(shell: Shell, opens: Boolean) {
    val model = rememberModel(shell) { UnlockModel(shell, it) }
    val says = texts.lock
    var asking by remember { mutableStateOf(false) }
    if (asking) {
        PinPage(
            asks = says.rescuePin,
            pin = model.pin,
            working = if (model.busy) says.rescuing else "",
            enabled = true,
            onBack = { asking = false },
            more = { model.problem?.let { Notice(texts.of(it), tone = Tone.Overdue, icon = Signs.warning) } },
            onDone = model::rescue,
        )
        return
    }
    Page(
        title = says.title,
        act = {
            Column {
                if (opens) QuietAct(texts.frame.cancel, Modifier.testTag("not after all"), onClick = model::readOn)
                BigAct(says.rescue, Modifier.testTag("rescue"), icon = Signs.undo) { asking = true }
            }
        },
    ) {
        item {
            Column(verticalArrangement = Arrangement.spacedBy(24.dp)) {
                Notice(says.damaged, tone = Tone.Due, icon = Signs.warning)
                model.problem?.let { Notice(texts.of(it), tone = Tone.Overdue, icon = Signs.warning) }
                if (model.problem != null && !opens) StartAgain(model)
            }
        }
    }
}

/** What a rescue brought, and where the damaged file is kept: shown until it was read. */
@Composable
fun RescuedScreen(view: RescuedView, onRead: () -> Unit) {
    val says = texts.lock
    Page(
        title = says.rescuedTitle,
        act = { BigAct(says.goOn, Modifier.testTag("go on"), onClick = onRead) },
    ) {
        item {
            Column(verticalArrangement = Arrangement.spacedBy(16.dp)) {
                Notice(says.rescued(view.recovered), tone = Tone.Arranged, icon = Signs.done)
                if (view.damaged > 0u) Text(says.lost(view.damaged), style = MaterialTheme.typography.bodyLarge)
                Text(says.keptAs, style = MaterialTheme.typography.bodyLarge)
                Text(view.keptAs, style = MaterialTheme.typography.bodySmall)
            }
        }
    }
}
