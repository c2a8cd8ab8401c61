package app.schakel.screens.supervision

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.schakel.core.DigestView
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Choice
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Line
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.color
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts

/** A day or a week in figures: numbers first, then one plot with its table under it. */
@Composable
fun DigestScreen(shell: Shell) {
    val model = rememberModel(shell) { DigestModel(shell, it) }
    val says = texts
    val words = says.supervision
    Page(title = words.digest, back = says.frame.back, onBack = { shell.back() }) {
        model.problem?.let { item(key = "problem") { Notice(says.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
        item(key = "span") {
            Choice(Span.entries, model.span, { if (it == Span.Day) words.day else words.week }, Modifier.testTag("span")) { model.show(it) }
        }
        model.digest?.let { digest(it, model, says) }
    }
}

private fun LazyListScope.digest(view: DigestView, model: DigestModel, says: Texts) {
    val words = says.supervision
    item(key = "period") {
        Column {
            Text(
                words.period(says.dates.day(view.from), says.dates.day(view.until)).capitalized(),
                style = MaterialTheme.typography.titleLarge,
                modifier = Modifier.padding(top = 8.dp),
            )
            FlowRow {
                QuietAct(words.earlier, Modifier.testTag("earlier")) { model.earlier() }
                if (model.hasLater) QuietAct(words.later, Modifier.testTag("later")) { model.later() }
            }
        }
    }
    item(key = "figures") { Figures(view) }
    if (view.workers.isNotEmpty()) {
        item(key = "workers") { Heading(words.byWorker) }
        items(view.workers.size, key = { "worker ${view.workers[it].worker}" }) { at ->
            Line(view.workers[at].worker, end = view.workers[at].visits.toString(), icon = Signs.person)
        }
    }
    item(key = "plot") {
        Heading(words.callsAndArranged)
        if (view.weeks.all { it.calls == 0u && it.arranged == 0u }) Text(words.noCalls) else WeekPlot(view.weeks)
    }
}

@Composable
private fun Figures(view: DigestView) {
    val words = texts.supervision
    FlowRow(
        Modifier.fillMaxWidth().padding(top = 8.dp),
        horizontalArrangement = Arrangement.spacedBy(24.dp),
        verticalArrangement = Arrangement.spacedBy(16.dp),
    ) {
        Figure(view.visits, words.visits)
        Figure(view.reached, words.reached)
        Figure(view.inConversation, words.inConversation)
        Figure(view.acceptsHelp, words.acceptsHelp)
        Figure(view.unread, words.stillUnread, if (view.unread > 0u) Tone.Due else Tone.Plain)
        Figure(view.followUp, words.toFollowUp)
        Figure(view.overdue, words.overdueNow, if (view.overdue > 0u) Tone.Overdue else Tone.Plain)
        Figure(view.latePromises, words.lateNow, if (view.latePromises > 0u) Tone.Overdue else Tone.Plain)
    }
}

/** A number to be read at arm's length, and what it counts. */
@Composable
private fun Figure(number: UInt, what: String, tone: Tone = Tone.Plain) {
    Column(Modifier.widthIn(min = 104.dp).semantics(mergeDescendants = true) {}) {
        Text(
            number.toString(),
            style = MaterialTheme.typography.headlineLarge,
            color = if (tone == Tone.Plain) MaterialTheme.colorScheme.onSurface else tone.color(),
        )
        Text(what, style = MaterialTheme.typography.bodySmall, color = MaterialTheme.colorScheme.onSurfaceVariant)
    }
}
