package app.schakel.screens.call

import androidx.compose.foundation.layout.Column
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import app.schakel.core.ChoiceView
import app.schakel.core.RoundId
import app.schakel.core.RoundView
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.of
import app.schakel.screens.texts.shown
import app.schakel.screens.texts.texts
import kotlinx.coroutines.CoroutineScope

/** One round, going on or done. */
class RoundModel(shell: Shell, scope: CoroutineScope, private val id: RoundId) : Model(shell, scope) {
    /** The round; null until the core answered. */
    var round: RoundView? by mutableStateOf(null)
        private set

    /** What can be needed, by name. */
    var needs: List<ChoiceView> by mutableStateOf(emptyList())
        private set

    init {
        watch({ calls.round(id) to calls.needs() }) { (now, all) ->
            needs = all
            round = now
        }
    }

    /** Ends it. */
    fun end() = act { round = ask { calls.endRound(id) } }

    /** Back to whom to call. */
    fun goOn() {
        round?.let { shell.navigator.replace(Route.Call(it.case)) }
    }
}

/** What a round arranged, by how many calls, in how many minutes. */
@Composable
fun RoundScreen(shell: Shell, round: RoundId) {
    val model = rememberModel(shell, round) { RoundModel(shell, it, round) }
    val says = texts
    val view = model.round
    Page(
        title = says.call.round.title,
        subtitle = view?.let { says.call.about(it.who.shown) }.orEmpty(),
        back = says.frame.back,
        onBack = { shell.back() },
        act = view?.takeIf { it.ended == null }?.let { { Acts(model) } },
    ) {
        model.problem?.let { item(key = "problem") { Notice(says.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
        if (view != null) item(key = "done") { Column { RoundDone(view, model.needs) } }
    }
}

@Composable
private fun Acts(model: RoundModel) {
    val words = texts.call.round
    Column {
        QuietAct(words.end, Modifier.testTag("end round"), enabled = !model.busy) { model.end() }
        BigAct(words.goOn, Modifier.testTag("go on"), icon = Signs.call) { model.goOn() }
    }
}
