package app.schakel.screens.visit

import androidx.compose.foundation.lazy.items
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import app.schakel.core.CaseId
import app.schakel.screens.cases.CasesModel
import app.schakel.screens.cases.caseRows
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Empty
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Line
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.of
import app.schakel.screens.texts.shown
import app.schakel.screens.texts.texts

/** Notes afterwards, in the car: what is still open first, then every open case. */
@Composable
fun NoteScreen(shell: Shell, case: CaseId?) {
    val model = rememberModel(shell, case) { NoteModel(shell, it, case) }
    val cases = rememberModel(shell) { CasesModel(shell, it) }
    val says = texts
    Page(title = says.visit.noteTitle, back = says.frame.back, onBack = { shell.navigator.back() }) {
        (model.problem ?: cases.problem)?.let {
            item { Notice(says.of(it), tone = Tone.Overdue, icon = Signs.warning) }
        }
        if (case == null) {
            if (model.unfinished.isNotEmpty()) {
                item { Heading(says.visit.stillOpen) }
                items(model.unfinished, key = { it.visit.hex }) { open ->
                    Line(
                        open.who.shown,
                        Modifier.testTag("unfinished"),
                        below = if (open.correction) says.visit.correcting else says.visit.begun(says.dates.moment(open.started)),
                        icon = Signs.note,
                    ) { model.goOn(open.visit) }
                }
            }
            if (cases.rows.isNotEmpty()) item { Heading(says.visit.aboutWhom) }
            if (cases.complete && cases.rows.isEmpty()) item { Empty(says.visit.noCases) }
            caseRows(cases, says) { model.begin(it.case) }
        }
    }
}
