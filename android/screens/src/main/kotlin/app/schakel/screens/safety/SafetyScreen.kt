package app.schakel.screens.safety

import androidx.compose.foundation.combinedClickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Line
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.Sheet
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.of
import app.schakel.screens.texts.shown
import app.schakel.screens.texts.texts
import kotlinx.coroutines.delay

/** Timers that run, one that may be set, and the silent alarm. */
@Composable
fun SafetyScreen(shell: Shell) {
    val model = rememberModel(shell) { SafetyModel(shell, it) }
    val says = texts.safety
    var choosing by remember { mutableStateOf(false) }
    Page(
        title = says.title,
        back = texts.frame.back,
        onBack = { shell.back() },
        act = { SilentButton(shell) },
    ) {
        item { Running(shell) }
        model.problem?.let { item { Notice(texts.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
        item { Start(shell, model) { choosing = true } }
        item { ExactAlarms(shell) }
        item {
            Heading(says.silent)
            Text(says.silentWhy, style = MaterialTheme.typography.bodyMedium)
        }
        item { DrillPart(shell) }
    }
    if (choosing) Cases(model) { choosing = false }
}

@Composable
private fun Running(shell: Shell) {
    val model = rememberModel(shell) { WatchModel(shell, it) }
    val says = texts.safety
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        // Stands there at once: a list keeps its place at the first line that has a height.
        Heading(says.running)
        val running = model.running ?: return@Column
        model.problem?.let { Notice(texts.of(it), tone = Tone.Overdue, icon = Signs.warning) }
        if (running.isEmpty()) Text(says.noneRunning, color = MaterialTheme.colorScheme.onSurfaceVariant)
        running.filterNot { it.silent }.forEach { WatchNotice(shell, it, model) }
        running.filter { it.silent }.forEach { watch ->
            Notice(
                says.silentRaised(texts.dates.time(watch.due)),
                Modifier.testTag("silent"),
                icon = Signs.clock,
                act = says.allWell,
            ) { model.allWell(watch.watch) }
        }
    }
}

@Composable
private fun Start(shell: Shell, model: SafetyModel, onChoose: () -> Unit) {
    val says = texts.safety
    val rows = model.cases ?: return
    val chosen = rows.firstOrNull { it.case == model.chosen }
    Column {
        if (chosen == null) {
            Heading(says.startFor)
            if (rows.isEmpty()) Text(says.noCases, color = MaterialTheme.colorScheme.onSurfaceVariant)
        } else {
            WatchStart(shell, chosen.case, null)
        }
        if (rows.size > 1 || (chosen == null && rows.isNotEmpty())) {
            Line(says.forWhom, Modifier.testTag("for whom"), below = chosen?.who?.shown.orEmpty(), icon = Signs.person, onClick = onChoose)
        }
    }
}

@Composable
private fun Cases(model: SafetyModel, onClose: () -> Unit) =
    Sheet(texts.frame.close, onClose, texts.safety.forWhom) {
        model.cases.orEmpty().forEach { row ->
            Line(row.who.shown, Modifier.testTag("case"), icon = if (row.case == model.chosen) Signs.check else Signs.person) {
                model.chosen = row.case
                onClose()
            }
        }
    }

/** As long as it takes to read that the alarm is set; then nothing shows it any more. */
private const val SEEN_MS = 4_000L

/** One long press; a tap does nothing. */
@Composable
private fun SilentButton(shell: Shell) {
    val says = texts.safety
    var set by remember { mutableStateOf(false) }
    if (set) {
        LaunchedEffect(Unit) {
            delay(SEEN_MS)
            set = false
        }
    }
    Surface(
        color = MaterialTheme.colorScheme.errorContainer,
        contentColor = MaterialTheme.colorScheme.onErrorContainer,
        shape = MaterialTheme.shapes.large,
        modifier = Modifier.fillMaxWidth(),
    ) {
        Box(
            Modifier
                .clip(MaterialTheme.shapes.large)
                .combinedClickable(
                    role = Role.Button,
                    onLongClickLabel = says.silentHoldLabel,
                    onLongClick = { SilentAlarm.raise(shell) { set = true } },
                    onClick = {},
                ).testTag("hold silent"),
        ) {
            Row(
                Modifier.fillMaxWidth().heightIn(min = 64.dp).padding(horizontal = 16.dp, vertical = 12.dp),
                horizontalArrangement = Arrangement.spacedBy(12.dp, Alignment.CenterHorizontally),
                verticalAlignment = Alignment.CenterVertically,
            ) {
                Icon(if (set) Signs.shieldChosen else Signs.shield, contentDescription = null)
                Text(
                    if (set) texts.frame.silentAlarmSent else says.silentHold,
                    style = MaterialTheme.typography.titleMedium,
                    textAlign = TextAlign.Center,
                )
            }
        }
    }
}
