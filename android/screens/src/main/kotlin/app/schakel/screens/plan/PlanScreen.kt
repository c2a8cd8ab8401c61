package app.schakel.screens.plan

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.itemsIndexed
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.CaseId
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Act
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Field
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.of
import app.schakel.screens.texts.shown
import app.schakel.screens.texts.texts
import java.time.LocalDate

/** The plan on one page: the client's own words, a row for each thing in the way, the client's yes. */
@Composable
fun PlanScreen(shell: Shell, case: CaseId) {
    val model = rememberModel(shell, case) { PlanModel(shell, it, case) }
    val says = texts
    val who = model.who?.shown.orEmpty()
    val kept = model.keptAt?.let { says.plan.kept(says.dates.time(it)) }
    Page(
        title = says.plan.title,
        back = says.frame.back,
        onBack = { shell.navigator.back() },
        subtitle = listOfNotNull(who, kept).filter { it.isNotEmpty() }.joinToString(" · "),
        act = model.written?.let {
            { BigAct(says.plan.ready, Modifier.testTag("done"), icon = Signs.check, enabled = !model.busy) { model.done() } }
        },
    ) {
        model.problem?.let {
            item(key = "problem") { Notice(says.of(it), Modifier.testTag("problem"), tone = Tone.Overdue, icon = Signs.warning) }
        }
        val written = model.written
        if (written != null) {
            written.clientsYes?.let { item(key = "yes") { ClientsYes(it, model.otherWords, says) } }
            item(key = "own words") {
                Field(
                    model.draft.ownWords,
                    says.plan.ownWords,
                    lines = 2,
                    below = says.plan.ownWordsBelow,
                    tag = "own words",
                ) { model.ownWords(it) }
            }
            item(key = "rows") { Heading(if (model.draft.items.isEmpty()) says.plan.nothing else says.plan.rows) }
            itemsIndexed(model.draft.items) { at, row -> PlanRow(at, row, model) }
            item(key = "add") {
                Act(says.plan.add, Modifier.padding(top = 8.dp).testTag("add row"), icon = Signs.add) { model.add() }
            }
            if ((written.clientsYes == null || model.otherWords) && model.draft.items.any { !it.isEmpty() }) {
                item(key = "ask yes") { AskYes(model, says) }
            }
            if (model.changed) {
                item(key = "undo") {
                    Notice(
                        says.plan.notWritten,
                        Modifier.padding(top = 12.dp).testTag("not written"),
                        act = says.plan.undo,
                    ) { model.undo() }
                }
            }
        }
    }
}

/** The client's yes, large, with its day; or that these are not the words it was said to. */
@Composable
private fun ClientsYes(yes: LocalDate, otherWords: Boolean, says: Texts) {
    val below = Modifier.padding(bottom = 12.dp)
    if (otherWords) {
        Notice(says.plan.heldYes(says.dates.day(yes)), below.testTag("yes gone"), tone = Tone.Due, icon = Signs.warning)
    } else {
        Notice(says.plan.saidYes(says.dates.whole(yes)), below.testTag("yes"), tone = Tone.Arranged, icon = Signs.done)
    }
}

/** Asking for the client's yes: there is none, or it was said to other words. */
@Composable
private fun AskYes(model: PlanModel, says: Texts) {
    Column(Modifier.padding(top = 20.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
        if (!model.otherWords) Text(says.plan.noYes, color = MaterialTheme.colorScheme.onSurfaceVariant)
        Act(says.plan.yes, Modifier.testTag("client yes"), icon = Signs.promise, enabled = !model.busy) { model.clientSaidYes() }
    }
}
