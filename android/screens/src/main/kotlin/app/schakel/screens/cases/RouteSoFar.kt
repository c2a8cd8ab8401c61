package app.schakel.screens.cases

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.EntityId
import app.schakel.core.Moment
import app.schakel.core.TimelineEntry
import app.schakel.core.VersionView
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.look.Act
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Line
import app.schakel.screens.look.Notice
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.supervision.SummaryCard
import app.schakel.screens.texts.LocalCovered
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.texts

/** Everything that happened, newest first; each opens where it stands. */
internal fun LazyListScope.routeSoFar(model: CaseModel, shell: Shell, says: Texts) {
    item(key = "route") { Heading(says.cases.route) }
    if (model.complete && model.entries.isEmpty()) item(key = "no route") { Text(says.cases.nothingYet) }
    items(model.entries, key = { it.id.hex }) { entry -> Entry(entry, model, shell) }
    if (!model.complete && model.entries.isNotEmpty()) {
        item(key = "more route") { LaunchedEffect(model.entries.size) { model.more() } }
    }
}

@Composable
private fun Entry(entry: TimelineEntry, model: CaseModel, shell: Shell) {
    val says = texts
    val sentence = entry.what.line(says, LocalCovered.current)
    val flags = listOfNotNull(
        says.dates.moment(entry.at),
        says.cases.lateEntry.takeIf { entry.late },
        says.cases.corrected.takeIf { entry.versions > 1u && entry.what.correctable },
        says.cases.twoPhones.takeIf { entry.conflict },
    )
    Column {
        Line(
            sentence.text,
            Modifier.testTag("moment"),
            below = flags.joinToString(" · "),
            icon = sentence.icon,
            tone = if (entry.conflict) Tone.Due else Tone.Plain,
        ) { model.open(entry) }
        if (model.opened == entry.id) Opened(entry, model, shell)
    }
}

/** Other things change by living on: a call gets its outcome, a promise is kept. */
private val Moment.correctable: Boolean get() = this is Moment.Visit || this is Moment.Attempt || this is Moment.Report

@Composable
private fun Opened(entry: TimelineEntry, model: CaseModel, shell: Shell) {
    val says = texts.cases
    Column(
        Modifier.padding(start = 38.dp, bottom = 12.dp).testTag("details"),
        verticalArrangement = Arrangement.spacedBy(8.dp),
    ) {
        Details(entry.what, MaterialTheme.colorScheme.onSurface)
        entry.what.visit?.let { visit ->
            Row(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
                QuietAct(says.correct, Modifier.testTag("correct"), enabled = !model.busy) { model.correct(visit) }
                QuietAct(says.summary, Modifier.testTag("to summary")) { shell.navigator.open(Route.Preview(visit)) }
            }
        }
        model.earlier.forEach { Earlier(it) }
    }
}

/** What stood there before it was changed: it stays readable. */
@Composable
private fun Earlier(version: VersionView) {
    val says = texts
    val quiet = MaterialTheme.colorScheme.onSurfaceVariant
    Column(Modifier.testTag("earlier"), verticalArrangement = Arrangement.spacedBy(6.dp)) {
        val place = if (version.here) says.cases.here else says.cases.elsewhere
        Heading("${says.cases.earlier}, ${says.cases.state(says.dates.moment(version.recorded))} $place")
        version.what?.let { what ->
            Text(what.line(says, LocalCovered.current).text, color = quiet)
            Details(what, quiet)
        }
    }
}

@Composable
private fun Details(what: Moment, color: Color) {
    val says = texts
    if (what is Moment.Summary) SummaryCard(what.v1)
    what.details(says, LocalCovered.current).forEach { detail ->
        Row(horizontalArrangement = Arrangement.spacedBy(10.dp)) {
            detail.icon?.let { Icon(it, contentDescription = null, tint = color, modifier = Modifier.padding(top = 2.dp).size(20.dp)) }
            Text(detail.text, color = color)
        }
    }
}

/** What two phones changed, with the states to choose from: nothing is thrown away. */
internal fun LazyListScope.disputes(model: CaseModel, says: Texts) {
    if (model.disputes.isEmpty()) return
    item(key = "disputes") { Notice(says.cases.chooseTrue, Modifier.testTag("conflict"), tone = Tone.Due, icon = Signs.warning) }
    model.disputes.forEach { (entity, states) ->
        items(states, key = { "state ${it.revision.hex}" }) { State(entity, it, model) }
    }
}

@Composable
private fun State(entity: EntityId, state: VersionView, model: CaseModel) {
    val says = texts
    val place = if (state.here) says.cases.here else says.cases.elsewhere
    Column(Modifier.padding(vertical = 6.dp)) {
        Line(
            state.what?.line(says, LocalCovered.current)?.text ?: says.cases.caseOrPerson.capitalized(),
            below = "${says.cases.state(says.dates.moment(state.recorded))} $place",
        )
        state.what?.let { Details(it, MaterialTheme.colorScheme.onSurface) }
        Act(says.cases.thisOne, Modifier.testTag("settle"), icon = Signs.check, enabled = !model.busy) {
            model.settle(entity, state.revision)
        }
    }
}
