package app.schakel.screens.lock

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Act
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Field
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.Typed
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts
import app.schakel.screens.texts.wrong

/** Nothing is here yet: who you are, or which phone this one replaces, and a PIN twice. */
@Composable
internal fun BeginScreen(shell: Shell) {
    val model = rememberModel(shell) { BeginModel(shell, it) }
    val says = texts.lock
    when (model.step) {
        Step.Who -> WhoStep(model)

        Step.Card -> CardStep(model)

        Step.Pin -> PinPage(
            asks = says.choosePin,
            below = says.choosePinHow,
            pin = model.pin,
            working = "",
            enabled = true,
            onBack = model::back,
            more = {
                if (model.different) Notice(says.notTheSame, tone = Tone.Due, icon = Signs.warning)
                model.problem?.let { Notice(texts.of(it), tone = Tone.Overdue, icon = Signs.warning) }
            },
            onDone = model::next,
        )

        Step.PinAgain -> PinPage(
            asks = says.repeatPin,
            pin = model.again,
            working = if (!model.busy) {
                ""
            } else if (model.recovering) {
                says.recovering
            } else {
                says.makingKeys
            },
            enabled = true,
            onBack = if (model.busy) null else model::back,
            onDone = model::next,
        )
    }
}

@Composable
private fun WhoStep(model: BeginModel) {
    val says = texts.lock
    val worker = model.worker
    Page(
        title = says.title,
        act = {
            Column {
                QuietAct(says.hadDevice, Modifier.testTag("had device")) { model.recovering(true) }
                BigAct(says.goOn, Modifier.testTag("go on"), enabled = model.answered, onClick = model::next)
            }
        },
    ) {
        item {
            Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
                Text(says.welcome, style = MaterialTheme.typography.bodyLarge)
                Field(
                    worker.name,
                    says.name,
                    typed = Typed.Name,
                    tag = "name",
                    wrong = texts.wrong(model.problem, "name"),
                ) { model.worker = worker.copy(name = it) }
                Field(
                    worker.organisation,
                    says.organisation,
                    typed = Typed.Name,
                    tag = "organisation",
                    wrong = texts.wrong(model.problem, "organisation"),
                ) { model.worker = worker.copy(organisation = it) }
                Field(
                    worker.function,
                    says.function,
                    tag = "function",
                    last = true,
                    wrong = texts.wrong(model.problem, "function"),
                    onDone = model::next,
                ) { model.worker = worker.copy(function = it) }
            }
        }
    }
}

@Composable
private fun CardStep(model: BeginModel) {
    val says = texts.lock
    Page(
        title = says.recover,
        act = {
            Column {
                QuietAct(says.noDevice, Modifier.testTag("no device")) { model.recovering(false) }
                BigAct(says.goOn, Modifier.testTag("go on"), enabled = model.answered, onClick = model::next)
            }
        },
    ) {
        item {
            Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
                model.problem?.let { Notice(texts.of(it), tone = Tone.Overdue, icon = Signs.warning) }
                Text(says.recoverHow, style = MaterialTheme.typography.bodyLarge)
                Act(says.cardPaste, Modifier.testTag("paste card"), icon = Signs.copy, onClick = model::pasteCard)
                Field(model.card, says.card, typed = Typed.Email, lines = 3, tag = "card") { model.card = it }
                CodeField(model.code, model::code)
            }
        }
    }
}
