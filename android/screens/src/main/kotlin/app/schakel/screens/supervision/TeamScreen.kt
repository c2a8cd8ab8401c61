package app.schakel.screens.supervision

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.schakel.core.AlarmState
import app.schakel.core.AlarmView
import app.schakel.core.ReceivedView
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.SyncLine
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Empty
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Line
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.Tool
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts

/** Alarms, what is to be read, and how every case stands. */
@Composable
fun TeamScreen(shell: Shell) {
    val model = rememberModel(shell) { TeamModel(shell, it) }
    val says = texts
    val page = model.page
    Page(
        title = says.supervision.title,
        actions = {
            Tool(Signs.chart, says.supervision.digest, Modifier.testTag("digest")) { shell.navigator.open(Route.Digest) }
            Tool(Signs.search, says.frame.search, Modifier.testTag("search")) { shell.navigator.open(Route.Search) }
        },
        act = page?.takeIf { it.unread.unread > 0u }?.let {
            {
                BigAct(says.supervision.readNext(it.unread.unread), Modifier.testTag("read next"), icon = Signs.letter) { model.readNext() }
            }
        },
    ) {
        item(key = "sync") { SyncLine(shell) }
        model.problem?.let { item(key = "problem") { Notice(says.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
        if (page != null) team(page, model, says)
    }
}

private fun LazyListScope.team(page: TeamPage, model: TeamModel, says: Texts) {
    val words = says.supervision
    val sounding = page.alarms.filter { it.toBeSeen }
    val armed = page.alarms.filter { it.state is AlarmState.Armed }
    val seen = page.alarms.filter { it.seen != null }
    if (page.alarms.isNotEmpty()) item(key = "alarms") { Heading(words.alarms) }
    items(sounding.size, key = { sounding[it].id.hex }) { Sounding(sounding[it], model) }
    items(armed.size, key = { armed[it].id.hex }) { at ->
        Line(name(armed[at]), Modifier.testTag("armed"), below = words.armed(says.dates.moment(armed[at].due)), icon = Signs.shieldChosen)
    }
    items(seen.size, key = { seen[it].id.hex }) { at -> Seen(seen[at]) }
    if (page.unread.summaries.isEmpty() && page.standings.isEmpty() && page.followUp.isEmpty()) {
        item(key = "nothing") { Empty(words.nothing, icon = Signs.letter) }
        return
    }
    part(words.unread, page.unread.summaries, model, says)
    if (page.unread.summaries.isEmpty()) item(key = "all read") { Line(words.allRead, icon = Signs.done, tone = Tone.Arranged) }
    part(words.followUp, page.followUp.filter { it.read != null }, model, says)
    item(key = "standings") { Heading(words.standings) }
    if (page.standings.isEmpty()) item(key = "no standings") { Line(words.noStandings) }
    items(page.standings.size, key = { page.standings[it].case.hex }) { StandingLine(page.standings[it]) }
}

/** An alarm that sounds: who, since when, what was left for this moment, and one act. A drill says that it is one. */
@Composable
private fun Sounding(alarm: AlarmView, model: TeamModel) {
    val says = texts
    val words = says.supervision
    val colors = MaterialTheme.colorScheme
    Surface(
        Modifier.padding(vertical = 6.dp).testTag("alarm").semantics { liveRegion = LiveRegionMode.Assertive },
        color = if (alarm.drill) colors.tertiaryContainer else colors.errorContainer,
        contentColor = if (alarm.drill) colors.onTertiaryContainer else colors.onErrorContainer,
        shape = MaterialTheme.shapes.large,
    ) {
        Column(Modifier.padding(16.dp), verticalArrangement = Arrangement.spacedBy(10.dp)) {
            Row(verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(12.dp)) {
                Icon(if (alarm.drill) Signs.drill else Signs.alarm, contentDescription = null, modifier = Modifier.size(28.dp))
                Column {
                    Text(name(alarm), style = MaterialTheme.typography.titleLarge)
                    Text(words.alarmSince(says.dates.moment(alarm.due)), style = MaterialTheme.typography.bodySmall)
                }
            }
            Text(if (alarm.drill) words.drillHint else alarm.words.ifEmpty { words.noWords }, style = MaterialTheme.typography.bodyLarge)
            BigAct(words.seen, Modifier.testTag("seen"), icon = Signs.check, enabled = !model.busy) { model.saw(alarm.id) }
        }
    }
}

@Composable
private fun Seen(alarm: AlarmView) {
    val says = texts
    val at = alarm.seen?.let { says.supervision.seenAt(says.dates.moment(it)) }.orEmpty()
    Line(
        name(alarm),
        Modifier.testTag("alarm seen"),
        below = listOf(at, alarm.words).filter { it.isNotEmpty() }.joinToString(" · "),
        icon = Signs.check,
        tone = Tone.Arranged,
    )
}

@Composable
private fun name(alarm: AlarmView): String {
    val words = texts.supervision
    return when {
        alarm.drill -> words.drill
        alarm.worker.isEmpty() -> words.alarmNoName
        else -> words.alarm(alarm.worker)
    }
}

private fun LazyListScope.part(title: String, summaries: List<ReceivedView>, model: TeamModel, says: Texts) {
    if (summaries.isEmpty()) return
    item(key = title) { Heading(title) }
    items(summaries.size, key = { "$title ${summaries[it].id.hex}" }) { at ->
        val received = summaries[at]
        val words = says.supervision
        Line(
            received.summary.about,
            Modifier.testTag("summary line"),
            below = words.visited(received.worker, says.dates.moment(received.summary.started)),
            icon = if (received.read == null) Signs.mail else Signs.letter,
            acts = {
                Tool(
                    if (received.followUp) Signs.flagChosen else Signs.flag,
                    if (received.followUp) words.unmark else words.mark,
                    Modifier.testTag("mark"),
                ) { model.mark(received) }
            },
        ) { model.open(received) }
    }
}
