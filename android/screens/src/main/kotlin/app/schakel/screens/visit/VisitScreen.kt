package app.schakel.screens.visit

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.FilledTonalButton
import androidx.compose.material3.FilterChip
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.VisitId
import app.schakel.core.allMarks
import app.schakel.core.label
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Field
import app.schakel.screens.look.GraveAct
import app.schakel.screens.look.Line
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.safety.WatchLine
import app.schakel.screens.safety.WatchSheet
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.of
import app.schakel.screens.texts.shown
import app.schakel.screens.texts.texts

/** A visit while it goes on, or afterwards: a text with a mark per line. */
@Composable
fun VisitScreen(shell: Shell, visit: VisitId) {
    val model = rememberModel(shell, visit) { VisitModel(shell, it, visit) }
    val says = texts
    val case = model.case
    var timing by remember(visit) { mutableStateOf(false) }
    Page(
        title = case?.who?.shown ?: says.visit.title,
        back = says.frame.back,
        onBack = { model.leave() },
        subtitle = if (case == null) "" else standing(model, says),
        act = if (case == null) null else ({ Acts(model) }),
    ) {
        item(key = "watch") { WatchLine(shell) }
        model.problem?.let { item(key = "problem") { Notice(says.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
        if (case != null) {
            if (case.risks.isNotEmpty()) {
                item(key = "risks") {
                    Notice(
                        says.visit.mind(case.risks.joinToString(", ")),
                        Modifier.padding(bottom = 8.dp).testTag("risks"),
                        tone = Tone.Due,
                        icon = Signs.warning,
                    )
                }
            }
            item(key = "timer") {
                Line(says.safety.timer, Modifier.testTag("timer"), icon = Signs.shield) { timing = true }
            }
            text(model, case.shared, says)
            item(key = "present") { WhoWasThere(model, case.person.around) }
            item(key = "times") { Times(model) }
            item(key = "discard") { Discard(model) }
        }
    }
    if (timing && case != null) WatchSheet(shell, case.case, visit) { timing = false }
}

private fun standing(model: VisitModel, says: Texts): String {
    val begun = says.visit.begun(says.dates.moment(model.started))
    return model.keptAt?.let { "$begun · ${says.visit.kept(says.dates.time(it))}" } ?: begun
}

/** The end of it, and beside it the next line. */
@Composable
private fun Acts(model: VisitModel) {
    val says = texts.visit
    Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
        FilledTonalButton(
            onClick = { model.nextLine() },
            shape = MaterialTheme.shapes.large,
            modifier = Modifier.heightIn(min = 64.dp).testTag("next line"),
        ) { Icon(Signs.add, contentDescription = says.nextLine) }
        BigAct(says.ready, Modifier.weight(1f).testTag("done"), enabled = !model.busy) { model.done() }
    }
}

private fun LazyListScope.text(model: VisitModel, shared: Boolean, says: Texts) {
    items(model.lines, key = { it.key }) { line ->
        if (line.key == model.writing) {
            Writing(line, shared, model)
        } else {
            val mark = label(line.mark, says.language)
            Line(
                line.text,
                Modifier.testTag("written"),
                below = if (line.own) "$mark, ${says.visit.ownLine}" else mark,
                icon = line.mark.sign,
            ) { model.edit(line.key) }
        }
    }
}

/** The line that is being written, with its marks below it, one tap each. */
@Composable
private fun Writing(line: WrittenLine, shared: Boolean, model: VisitModel) {
    val says = texts
    val marks = remember { allMarks() }
    Column(Modifier.padding(vertical = 8.dp)) {
        Field(
            line.text,
            if (line.text.isEmpty()) says.visit.writeHere else label(line.mark, says.language).capitalized(),
            lines = 3,
            start = true,
            tag = "text",
        ) { model.type(line.key, it) }
        FlowRow(
            Modifier.padding(top = 8.dp),
            horizontalArrangement = Arrangement.spacedBy(8.dp),
            verticalArrangement = Arrangement.spacedBy(6.dp),
        ) {
            marks.forEach { mark ->
                Chip(label(mark, says.language).capitalized(), mark.sign, line.mark == mark, "mark ${mark.tag}") { model.mark(mark) }
            }
            if (shared) Chip(says.visit.own, Signs.lock, line.own, "own") { model.own(!line.own) }
        }
    }
}

@Composable
private fun Chip(text: String, icon: ImageVector, chosen: Boolean, tag: String, onClick: () -> Unit) {
    FilterChip(
        selected = chosen,
        onClick = onClick,
        label = { Text(text, Modifier.padding(vertical = 8.dp)) },
        leadingIcon = { Icon(icon, contentDescription = null, modifier = Modifier.size(18.dp)) },
        modifier = Modifier.heightIn(min = 48.dp).testTag(tag),
    )
}

/** Throwing it away takes two steps. */
@Composable
private fun Discard(model: VisitModel) {
    val says = texts.visit
    var sure by remember { mutableStateOf(false) }
    if (!sure) {
        QuietAct(says.discard, Modifier.testTag("discard")) { sure = true }
        return
    }
    Column(verticalArrangement = Arrangement.spacedBy(8.dp), modifier = Modifier.padding(top = 12.dp)) {
        Text(if (model.correction) says.discardCorrection else says.discardSure)
        GraveAct(says.discardYes, Modifier.testTag("discard sure"), enabled = !model.busy) { model.discard() }
        QuietAct(says.notDiscard) { sure = false }
    }
}
