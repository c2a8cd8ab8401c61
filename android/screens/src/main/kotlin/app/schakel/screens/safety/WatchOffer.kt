package app.schakel.screens.safety

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
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
import app.schakel.core.CaseId
import app.schakel.core.VisitId
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Act
import app.schakel.screens.look.Field
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Notice
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Sheet
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.LocalCovered
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts

/** How long a visit may take, in minutes. */
private val MINUTES = listOf(15, 30, 45, 60, 90)

/**
 * Offers the safety timer at the start of a visit: one tap starts it. Once it runs, says until when
 * and whether the hub watches, with "all well" beside it.
 */
@Composable
fun WatchOffer(shell: Shell, case: CaseId, visit: VisitId? = null) {
    val model = rememberModel(shell) { WatchModel(shell, it) }
    val running = model.running ?: return
    val here = running.filter { it.case == case && !it.silent }
    Column(Modifier.fillMaxWidth(), verticalArrangement = Arrangement.spacedBy(8.dp)) {
        model.problem?.let { Notice(texts.of(it), tone = Tone.Overdue, icon = Signs.warning) }
        if (here.isEmpty()) WatchStart(shell, case, visit)
        here.forEach { WatchNotice(shell, it, model) }
        if (here.isNotEmpty()) ExactAlarms(shell)
    }
}

/** The same offer, from below over the screen of a visit that has begun. */
@Composable
fun WatchSheet(shell: Shell, case: CaseId, visit: VisitId?, onClose: () -> Unit) {
    Sheet(texts.frame.close, onClose) { WatchOffer(shell, case, visit) }
}

/** The minutes, of which one tap starts the timer, and what supervisors will read. */
@Composable
internal fun WatchStart(shell: Shell, case: CaseId, visit: VisitId?) {
    val model = rememberModel(shell, case) { WatchStartModel(shell, it, case) }
    val says = texts.safety
    var writing by remember(case) { mutableStateOf(false) }
    Column(Modifier.fillMaxWidth(), verticalArrangement = Arrangement.spacedBy(8.dp)) {
        Heading(says.timer)
        Text(says.timerWhy, style = MaterialTheme.typography.bodySmall)
        FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
            MINUTES.forEach { minutes ->
                Act(says.minutes(minutes), Modifier.testTag("minutes $minutes"), enabled = !model.busy) { model.start(visit, minutes) }
            }
        }
        model.problem?.let { Notice(texts.of(it), tone = Tone.Overdue, icon = Signs.warning) }
        if (writing) {
            Field(model.words, says.theyRead, lines = 2, tag = "words", onChange = model::type)
        } else {
            Text(says.theyRead, style = MaterialTheme.typography.labelMedium)
            Text(if (LocalCovered.current) says.coveredWords else model.words, style = MaterialTheme.typography.bodyMedium)
            QuietAct(says.change, Modifier.testTag("change words")) { writing = true }
        }
    }
}

/** Without the phone's permission its own warning may come late: said, with the way to allow it. */
@Composable
internal fun ExactAlarms(shell: Shell) {
    if (shell.phone.exact) return
    Notice(texts.safety.late, icon = Signs.clock, act = texts.safety.allow) { shell.phone.askExact() }
}
