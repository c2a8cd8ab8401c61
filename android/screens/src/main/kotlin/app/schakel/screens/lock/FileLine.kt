package app.schakel.screens.lock

import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.texts

/** What is wrong with the file on this phone, and the way to its rescue: only when something is. */
@Composable
fun FileLine(shell: Shell) {
    val model = rememberModel(shell) { FileModel(shell, it) }
    LaunchedEffect(shell.postman.state) { model.look() }
    val says = texts.lock
    val harm = model.harm ?: return
    Notice(
        when (harm) {
            is Harm.Damaged -> says.damagedPlaces(harm.places)
            Harm.OlderCopy -> says.olderCopy
        },
        Modifier.padding(bottom = 8.dp).testTag("harm"),
        tone = Tone.Due,
        icon = Signs.warning,
        act = says.toRescue,
        onAct = model::toRescue,
    )
}
