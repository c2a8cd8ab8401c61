package app.schakel.screens.call

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.CallId
import app.schakel.core.CallOutcome
import app.schakel.core.CallView
import app.schakel.core.NeedState
import app.schakel.core.allCallOutcomes
import app.schakel.core.label
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Answers
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Field
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.of
import app.schakel.screens.texts.shown
import app.schakel.screens.texts.texts

/** From this height on there is room for the outcomes under what scrolls. */
private val ROOMY = 640.dp

/** The sheet after a call: what it led to in one tap, and who to call next. */
@Composable
fun AfterCallScreen(shell: Shell, call: CallId) {
    val model = rememberModel(shell, call) { AfterCallModel(shell, it, call) }
    val view = model.call
    BoxWithConstraints {
        // Where there is room, the outcomes stand low, for the thumb.
        val low = maxHeight >= ROOMY && LocalDensity.current.fontScale < LARGE_TEXT
        Sheet(shell, model, view, low)
    }
    NumberSheet(model)
}

@Composable
private fun Sheet(shell: Shell, model: AfterCallModel, view: CallView?, low: Boolean) {
    val says = texts
    Page(
        title = says.call.after.title,
        subtitle = view?.let { says.call.about(it.who.shown) }.orEmpty(),
        back = says.frame.back,
        onBack = { shell.back() },
        act = view?.let { act(model, shell, low) },
    ) {
        model.problem?.let { item(key = "problem") { Notice(says.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
        if (view != null) sheet(view, model, low, says)
    }
}

private fun LazyListScope.sheet(call: CallView, model: AfterCallModel, low: Boolean, says: Texts) {
    item(key = "callee") { Callee(call, model) }
    when (model.step) {
        Step.Asking -> {
            item(key = "line") {
                Field(model[AfterCallModel.LINE], says.call.after.line, last = true, tag = "line") { model.type(AfterCallModel.LINE, it) }
            }
            if (!low) item(key = "answers") { Outcomes(model) }
        }

        Step.Promising -> {
            item(key = "promising") { PromiseFields(call, model) }
        }

        Step.CallingBack -> {
            item(key = "calling back") { CallBackChoice(model) }
        }

        Step.Recorded -> {
            recorded(call, model, says)
        }
    }
}

@Composable
private fun Callee(call: CallView, model: AfterCallModel) {
    val says = texts
    val need = call.need.takeIf { it.isNotEmpty() }?.let { model.needs.nameOf(it, says) }
    Column {
        Text(calleeShown(call).capitalized(), style = MaterialTheme.typography.titleLarge)
        Text(
            listOfNotNull(label(call.channel, says.language), says.dates.moment(call.started), need).joinToString(" · "),
            style = MaterialTheme.typography.bodySmall,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
    }
}

/** The outcomes, large; what was not a call at all, quietly beneath. */
@Composable
private fun Outcomes(model: AfterCallModel) {
    val says = texts
    val outcomes = allCallOutcomes()
    Column(verticalArrangement = Arrangement.spacedBy(4.dp)) {
        Heading(says.call.after.how)
        Answers(
            outcomes.filter { it != CallOutcome.NotCalled },
            { label(it, says.language).capitalized() },
            Modifier.testTag("outcomes"),
            icon = { sign(it) },
        ) { model.answer(it) }
        QuietAct(says.call.after.notCalled, Modifier.testTag("not called")) { model.answer(CallOutcome.NotCalled) }
    }
}

private fun LazyListScope.recorded(call: CallView, model: AfterCallModel, says: Texts) {
    val words = says.call.after
    val outcome = call.outcome ?: return
    item(key = "recorded") {
        val told = listOfNotNull(
            label(outcome, says.language).capitalized(),
            model.promised?.let { words.promised(it.what, says.dates.day(it.due)) },
            call.callBack?.let { says.dates.moment(it) },
            call.line.takeIf { it.isNotEmpty() },
        ).joinToString(" · ")
        Notice(
            told,
            Modifier.testTag("recorded"),
            tone = if (outcome == CallOutcome.Arranged) Tone.Arranged else Tone.Plain,
            icon = sign(outcome) ?: Signs.check,
            act = words.otherOutcome,
        ) { model.reconsider() }
    }
    spending(model, says)
    val round = model.round
    when {
        model.spending -> Unit

        round != null && round.needs.none { it.state is NeedState.NotYet } -> item(key = "done") { RoundDone(round, model.needs) }

        round != null -> item(key = "round") {
            Column {
                Heading(says.call.round.title)
                Text(says.call.round.standing(round.arranged, round.needs.size), style = MaterialTheme.typography.titleMedium)
                Text(says.call.round.price(round.calls, round.minutes), style = MaterialTheme.typography.bodySmall)
            }
        }
    }
}

/** What is most likely now: what is being written down, else the next call, else done. */
private fun act(model: AfterCallModel, shell: Shell, low: Boolean): (@Composable () -> Unit)? =
    when (model.step) {
        Step.Asking -> {
            if (low) ({ Outcomes(model) }) else null
        }

        Step.CallingBack -> {
            null
        }

        Step.Promising -> {
            { Done(model, enabled = model.due != null) { model.promise() } }
        }

        Step.Recorded -> {
            if (model.spending) ({ Done(model) { model.spend() } }) else ({ Next(model, shell) })
        }
    }

@Composable
private fun Done(model: AfterCallModel, enabled: Boolean = true, onClick: () -> Unit) {
    BigAct(texts.call.after.record, Modifier.testTag("done"), icon = Signs.check, enabled = enabled && !model.busy, onClick = onClick)
}

@Composable
private fun Next(model: AfterCallModel, shell: Shell) {
    val says = texts
    val next = model.next
    val round = model.round
    when {
        next != null -> {
            Column(verticalArrangement = Arrangement.spacedBy(6.dp)) {
                Text(says.call.after.nextFor(model.needs.nameOf(next.need, says)), style = MaterialTheme.typography.bodySmall)
                if (next.candidate.dial == null) {
                    BigAct(says.call.numberMissing.capitalized(), Modifier.testTag("next"), icon = Signs.edit) { model.fillIn() }
                } else {
                    BigAct(
                        says.call.after.next(next.candidate.function.ifEmpty { next.candidate.name }),
                        Modifier.testTag("next"),
                        icon = Signs.call,
                        enabled = !model.busy,
                    ) { model.callNext() }
                }
            }
        }

        round != null && round.ended == null && round.needs.none { it.state is NeedState.NotYet } -> {
            BigAct(says.call.round.over, Modifier.testTag("end round"), icon = Signs.check, enabled = !model.busy) { model.endRound() }
        }

        round != null && round.ended == null -> {
            BigAct(says.call.round.goOn, Modifier.testTag("go on"), icon = Signs.call) { model.goOn() }
        }

        else -> {
            BigAct(says.call.after.goOn, Modifier.testTag("done"), icon = Signs.check) { shell.back() }
        }
    }
}

/** The sign of an outcome; its word stands beside it. */
fun sign(outcome: CallOutcome): ImageVector? =
    when (outcome) {
        is CallOutcome.Arranged -> Signs.check
        is CallOutcome.Promised -> Signs.promise
        is CallOutcome.NotArranged -> Signs.notArranged
        is CallOutcome.Voicemail -> Signs.voicemail
        is CallOutcome.NoAnswer -> Signs.noAnswer
        is CallOutcome.CallBack -> Signs.callBack
        else -> null
    }
