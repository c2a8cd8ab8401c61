package app.schakel.screens.call

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.PromiseStanding
import app.schakel.core.PromiseState
import app.schakel.core.PromiseView
import app.schakel.core.Promiser
import app.schakel.core.label
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Act
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Line
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.LocalCovered
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.of
import app.schakel.screens.texts.shown
import app.schakel.screens.texts.texts
import java.time.LocalDate

/** A promise: kept, withdrawn, or called about again; each one tap, and undone in one. */
@Composable
fun PromiseScreen(shell: Shell, route: Route.Promise) {
    val model = rememberModel(shell, route.promise) { PromiseModel(shell, it, route.promise) }
    val says = texts
    val promise = model.promise
    Page(
        title = says.call.promise.title,
        subtitle = promise?.let { says.call.about(it.about.shown) }.orEmpty(),
        back = says.frame.back,
        onBack = { shell.back() },
        act = promise?.takeIf { it.isOpen }?.let { { Acts(model) } },
    ) {
        model.problem?.let { item(key = "problem") { Notice(says.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
        model.settled?.let { state ->
            item(key = "settled") {
                Notice(
                    says.call.promise.settled(label(state, says.language)),
                    Modifier.testTag("settled"),
                    tone = if (state == PromiseState.Kept) Tone.Arranged else Tone.Plain,
                    icon = Signs.check,
                    act = says.call.promise.undo,
                ) { model.settle(PromiseState.Open) }
            }
        }
        if (promise != null) item(key = "promise") { Promised(promise) }
    }
    NumberSheet(model)
}

@Composable
private fun Promised(promise: PromiseView) {
    val says = texts
    Column(Modifier.padding(vertical = 12.dp), verticalArrangement = Arrangement.spacedBy(4.dp)) {
        Text(promise.what, style = MaterialTheme.typography.titleLarge)
        Line(says.call.promise.by(maker(promise)).capitalized(), below = promise.partner, icon = Signs.person)
        Line(
            says.of(promise.standing, promise.due).capitalized(),
            below = says.call.promise.due(says.dates.day(promise.due)) + promise.time?.let { " ${says.dates.time(it)}" }.orEmpty(),
            icon = if (promise.standing is PromiseStanding.Late) Signs.late else Signs.calendar,
            tone = promise.standing.tone,
        )
    }
}

@Composable
private fun maker(promise: PromiseView): String {
    val says = texts
    val covered = LocalCovered.current
    return when (promise.by) {
        is Promiser.Worker -> says.call.promise.worker
        is Promiser.Client -> promise.about.shown
        is Promiser.Relative -> if (covered) says.call.relative else promise.who
        is Promiser.Partner -> promise.who.ifEmpty { promise.partner }
    }
}

@Composable
private fun Acts(model: PromiseModel) {
    val words = texts.call.promise
    Column(verticalArrangement = Arrangement.spacedBy(10.dp)) {
        FlowRow(
            Modifier.fillMaxWidth(),
            horizontalArrangement = Arrangement.spacedBy(10.dp),
            verticalArrangement = Arrangement.spacedBy(10.dp),
        ) {
            Act(words.callAgain, Modifier.weight(1f).testTag("call again"), icon = Signs.call, enabled = !model.busy) { model.callAgain() }
            Act(words.withdrawn, Modifier.weight(1f).testTag("withdrawn"), icon = Signs.close, enabled = !model.busy) {
                model.settle(PromiseState.Withdrawn)
            }
        }
        BigAct(words.kept, Modifier.testTag("kept"), icon = Signs.check, enabled = !model.busy) { model.settle(PromiseState.Kept) }
    }
}

private val PromiseView.isOpen: Boolean
    get() = standing is PromiseStanding.Open || standing is PromiseStanding.DueToday || standing is PromiseStanding.Late

/** How grave it is where a promise stands. */
val PromiseStanding.tone: Tone
    get() = when (this) {
        is PromiseStanding.Late -> Tone.Overdue
        is PromiseStanding.DueToday -> Tone.Due
        is PromiseStanding.Kept, is PromiseStanding.KeptLate -> Tone.Arranged
        is PromiseStanding.Open, is PromiseStanding.Withdrawn -> Tone.Plain
    }

/** Where a promise stands, in a few words; [due] is its day. */
fun Texts.of(standing: PromiseStanding, due: LocalDate): String =
    when (standing) {
        is PromiseStanding.Open -> dates.day(due)
        is PromiseStanding.DueToday -> call.promise.dueToday
        is PromiseStanding.Late -> call.promise.late(standing.days)
        is PromiseStanding.Kept, is PromiseStanding.KeptLate -> label(PromiseState.Kept, language)
        is PromiseStanding.Withdrawn -> label(PromiseState.Withdrawn, language)
    }
