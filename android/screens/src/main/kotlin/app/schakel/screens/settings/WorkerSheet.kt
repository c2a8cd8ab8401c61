package app.schakel.screens.settings

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.WorkerDraft
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Field
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Sheet
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.Typed
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts
import app.schakel.screens.texts.wrong
import kotlinx.coroutines.CoroutineScope

/** Who the worker is, while it is written differently. */
class WorkerModel(shell: Shell, scope: CoroutineScope) : Model(shell, scope) {
    /** As it is typed; null until the core answered. */
    var draft: WorkerDraft? by mutableStateOf(null)
        private set

    init {
        watch({ settings.worker() to forms.kept(FORM) }) { (worker, kept) ->
            if (draft == null) {
                draft = WorkerDraft(
                    name = kept[NAME] ?: worker.name,
                    organisation = kept[ORGANISATION] ?: worker.organisation,
                    function = kept[FUNCTION] ?: worker.function,
                )
            }
        }
    }

    /** Keeps what was typed so far. */
    fun type(typed: WorkerDraft) {
        draft = typed
        val fields = mapOf(NAME to typed.name, ORGANISATION to typed.organisation, FUNCTION to typed.function)
        keep(FORM) { ask { forms.keep(FORM, fields) } }
    }

    /** It is right as it stands. */
    fun done(onDone: () -> Unit) =
        act {
            val typed = draft ?: return@act
            ask {
                settings.introduce(typed)
                forms.discard(FORM)
            }
            onDone()
        }

    private companion object {
        const val FORM = "worker"
        const val NAME = "name"
        const val ORGANISATION = "organisation"
        const val FUNCTION = "function"
    }
}

/** Name, organisation and function of the worker. */
@Composable
internal fun WorkerSheet(shell: Shell, onClose: () -> Unit) {
    val model = rememberModel(shell) { WorkerModel(shell, it) }
    val says = texts.settings
    val draft = model.draft ?: return
    Sheet(texts.frame.close, onClose, says.you) {
        Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
            model.problem?.let { Notice(texts.of(it), tone = Tone.Overdue, icon = Signs.warning) }
            Field(draft.name, says.name, typed = Typed.Name, tag = "name", wrong = texts.wrong(model.problem, "name")) {
                model.type(draft.copy(name = it))
            }
            Field(
                draft.organisation,
                says.organisation,
                typed = Typed.Name,
                tag = "organisation",
                wrong = texts.wrong(model.problem, "organisation"),
            ) { model.type(draft.copy(organisation = it)) }
            Field(
                draft.function,
                says.function,
                tag = "function",
                last = true,
                wrong = texts.wrong(model.problem, "function"),
            ) { model.type(draft.copy(function = it)) }
            Text(says.workerKeptHere, style = MaterialTheme.typography.bodySmall)
            BigAct(texts.frame.done, Modifier.testTag("worker done"), enabled = !model.busy) { model.done(onClose) }
        }
    }
}
