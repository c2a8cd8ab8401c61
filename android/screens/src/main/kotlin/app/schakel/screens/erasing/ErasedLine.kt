package app.schakel.screens.erasing

import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.ErasureView
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.texts

/** What was erased just now, and who has yet to confirm it; there until it was read. */
@Composable
fun ErasedLine(shell: Shell) {
    val case = shell.erased ?: return
    val model = rememberModel(shell, case) { ErasedModel(shell, it) }
    val view = model.standing?.firstOrNull { it.case == case } ?: return
    Notice(
        sentence(view),
        Modifier.padding(vertical = 8.dp).testTag("erased"),
        tone = if (view.waits) Tone.Plain else Tone.Arranged,
        icon = Signs.done,
        act = texts.erasing.look,
    ) { shell.navigator.open(Route.Erased) }
}

@Composable
private fun sentence(view: ErasureView): String {
    val says = texts.erasing
    val gone = if (view.whole) says.caseGone else says.partGone
    val waiting = view.holders.filter { it.confirmed == null }.map { it.shown }
    return when {
        waiting.isNotEmpty() -> "$gone ${says.waitingFor(waiting.joinToString(", "))}"
        view.holders.isEmpty() -> "$gone ${says.nobodyHadIt}"
        else -> "$gone ${says.allConfirmed}"
    }
}
