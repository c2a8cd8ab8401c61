package app.schakel.screens.cases

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.Audience
import app.schakel.core.Callee
import app.schakel.core.CaseView
import app.schakel.core.ClockState
import app.schakel.core.ClockView
import app.schakel.core.ReportView
import app.schakel.core.label
import app.schakel.screens.look.Act
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Line
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.color
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.texts

/** The reports with their clocks, and what the reporter may hear. */
internal fun LazyListScope.reports(view: CaseView, model: CaseModel, says: Texts, covered: Boolean) {
    if (view.reports.isEmpty()) return
    item(key = "reports") { Heading(says.cases.reports) }
    items(view.reports, key = { "report ${it.report.hex}" }) { Report(it, model, covered) }
}

@Composable
private fun Report(report: ReportView, model: CaseModel, covered: Boolean) {
    val says = texts
    val who = listOf(named(report.reporter.name, covered && report.reporter.name.isNotEmpty()), report.reporter.organisation)
    Column(Modifier.padding(bottom = 12.dp), verticalArrangement = Arrangement.spacedBy(6.dp)) {
        Line(
            says.cases.report(label(report.source, says.language)),
            below = (listOf(says.dates.moment(report.received)) + who).filter { it.isNotBlank() }.joinToString(" · "),
            icon = Signs.report,
        )
        if (report.concern.isNotBlank()) Text(report.concern)
        report.clocks.forEach { Clock(it) }
        if (report.shielded) Quiet(says.cases.shielded)
        val fedBack = report.fedBack
        if (fedBack != null) {
            Quiet(says.cases.fedBack(says.dates.moment(fedBack)))
        } else {
            Quiet(report.mayHear.written(says))
            FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
                if (report.reporter.dial.isNotBlank()) {
                    Act(says.cases.tell, Modifier.testTag("call reporter"), icon = Signs.call, enabled = !model.busy) {
                        model.call(Callee.Reporter(report.report))
                    }
                }
                Act(says.cases.told, Modifier.testTag("told"), icon = Signs.check, enabled = !model.busy) { model.told(report.report) }
            }
        }
    }
}

@Composable
private fun Quiet(text: String) {
    Text(text.capitalized(), style = MaterialTheme.typography.bodySmall, color = MaterialTheme.colorScheme.onSurfaceVariant)
}

@Composable
private fun Clock(clock: ClockView) {
    val says = texts
    val tone = clock.state.tone
    Row(
        Modifier.testTag("clock"),
        verticalAlignment = Alignment.CenterVertically,
        horizontalArrangement = Arrangement.spacedBy(8.dp),
    ) {
        val sign = if (tone == Tone.Overdue) {
            Signs.late
        } else if (clock.state is ClockState.Met) {
            Signs.check
        } else {
            Signs.clock
        }
        Icon(sign, contentDescription = null, tint = tone.color(), modifier = Modifier.size(20.dp))
        Text(
            "${label(clock.event, says.language).capitalized()}: ${clock.state.written(says)}",
            style = MaterialTheme.typography.bodySmall,
            color = tone.color(),
        )
    }
}

private val ClockState.tone: Tone
    get() = when (this) {
        is ClockState.Running -> Tone.Plain
        is ClockState.Soon -> Tone.Due
        is ClockState.Overdue -> Tone.Overdue
        is ClockState.Met -> if (late) Tone.Plain else Tone.Arranged
    }

private fun ClockState.written(says: Texts): String =
    when (this) {
        is ClockState.Running -> says.cases.daysLeft(daysLeft)
        is ClockState.Soon -> says.cases.minutesLeft(minutesLeft)
        is ClockState.Overdue -> says.cases.overdue(days)
        is ClockState.Met -> says.dates.moment(at).let { if (late) says.cases.metLate(it) else says.cases.met(it) }
    }

private fun Audience.written(says: Texts): String =
    when (this) {
        Audience.Outline -> says.cases.hearsOutline

        Audience.Nobody -> says.cases.hearsNothing

        // What a newer version wrote is read as the least that may be told.
        Audience.TakenUpOnly, is Audience.Unknown -> says.cases.hearsTakenUp
    }
