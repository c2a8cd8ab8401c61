package app.schakel.screens.visit

import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.VisitId
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Field
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.supervision.SummaryCard
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts
import app.schakel.screens.texts.wrong

/** What the supervisor will see of a visit, before it goes; and the visit as text for oneself. */
@Composable
fun PreviewScreen(shell: Shell, visit: VisitId) {
    val model = rememberModel(shell, visit) { PreviewModel(shell, it, visit) }
    val says = texts
    val view = model.view
    val wrong = says.wrong(model.problem, "line")
    Page(
        title = says.visit.previewTitle,
        back = says.frame.back,
        onBack = { model.leave() },
        act = view?.let {
            {
                BigAct(says.visit.send, Modifier.testTag("send"), icon = Signs.send, enabled = !model.busy) { model.send() }
            }
        },
    ) {
        model.problem?.takeIf { wrong.isEmpty() }?.let {
            item { Notice(says.of(it), Modifier.testTag("problem"), tone = Tone.Overdue, icon = Signs.warning) }
        }
        if (view != null) {
            item { Text(says.visit.previewSees, Modifier.padding(bottom = 10.dp)) }
            item { SummaryCard(view) }
            item {
                Field(
                    model.line,
                    says.visit.line,
                    Modifier.padding(top = 14.dp),
                    lines = 2,
                    wrong = wrong,
                    below = says.visit.lineBelow,
                    tag = "summary line",
                ) { model.type(it) }
            }
            item { Notice(says.visit.neverTravels, Modifier.padding(top = 12.dp), icon = Signs.lock) }
            item { Text(if (model.inTeam) says.visit.sendLater else says.visit.noTeam, Modifier.padding(top = 12.dp)) }
            item { QuietAct(says.visit.copy, Modifier.testTag("copy")) { model.copy(says.language) } }
            if (model.copied) item { Notice(says.visit.copied, Modifier.testTag("copied"), icon = Signs.copy) }
        }
    }
}
