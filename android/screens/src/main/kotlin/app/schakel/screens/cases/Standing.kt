package app.schakel.screens.cases

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.CaseView
import app.schakel.core.ClosingReason
import app.schakel.core.Phase
import app.schakel.core.allClosingReasons
import app.schakel.core.allDuties
import app.schakel.core.allPhases
import app.schakel.core.label
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Act
import app.schakel.screens.look.Choice
import app.schakel.screens.look.Field
import app.schakel.screens.look.GraveAct
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Line
import app.schakel.screens.look.Notice
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.Typed
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts
import app.schakel.screens.texts.wrong

/** Where the case stands; opened, to which phase it goes, why it is closed, and the way to erasing it. */
@Composable
internal fun Standing(shell: Shell, view: CaseView, model: CaseModel) {
    val says = texts
    var open by remember { mutableStateOf(false) }
    val phases = remember { allPhases().filter { it != Phase.Closed } }
    Column {
        Heading(says.cases.stands)
        Line(
            view.closed?.let { says.cases.closedBecause(label(it, says.language)).capitalized() }
                ?: label(view.phase, says.language).capitalized(),
            Modifier.testTag("phase"),
            below = says.cases.since(says.dates.day(says.dates.dayOf(view.opened)), view.attempts),
            icon = Signs.flag,
        ) { open = !open }
        if (!open) return@Column
        Text(says.cases.phase)
        Choice(phases, view.phase, { label(it, says.language).capitalized() }) {
            open = false
            model.phase(it)
        }
        if (view.phase != Phase.Closed) Closing(model)
        QuietAct(says.erasing.title, Modifier.testTag("to erase")) { shell.navigator.open(Route.Erase(view.case)) }
    }
}

/** Closing takes a reason and a second tap; nothing here proposes it. */
@Composable
private fun Closing(model: CaseModel) {
    val says = texts
    var asked by remember { mutableStateOf(false) }
    var reason by remember { mutableStateOf<ClosingReason?>(null) }
    val reasons = remember { allClosingReasons() }
    if (!asked) {
        QuietAct(says.cases.close, Modifier.testTag("close")) { asked = true }
        return
    }
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        Text(says.cases.closeWhy)
        Choice(reasons, reason, { label(it, says.language).capitalized() }) { reason = it }
        reason?.let { why ->
            GraveAct(says.cases.closeAs(label(why, says.language)), Modifier.testTag("close sure"), enabled = !model.busy) {
                model.close(why)
            }
        }
        QuietAct(says.cases.notClose) { asked = false }
    }
}

/** What to know before ringing the bell; it may be changed where it stands. */
@Composable
internal fun Risks(shell: Shell, view: CaseView) {
    val says = texts
    var open by remember { mutableStateOf(false) }
    Column {
        if (view.risks.isNotEmpty()) {
            Notice(
                says.cases.mind(view.risks.joinToString(", ")),
                Modifier.testTag("risks"),
                tone = Tone.Due,
                icon = Signs.warning,
                act = if (open) "" else says.cases.change,
            ) { open = true }
        } else if (!open) {
            QuietAct(says.cases.addRisk, Modifier.testTag("add risk")) { open = true }
        }
        if (open) ChangeRisks(shell, view) { open = false }
    }
}

@Composable
private fun ChangeRisks(shell: Shell, view: CaseView, onDone: () -> Unit) {
    val model = rememberModel(shell, view.case) { RisksModel(shell, it, view.case, view.risks) }
    val says = texts
    Column(Modifier.padding(vertical = 8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
        Field(
            model.typed ?: return@Column,
            says.cases.risks,
            lines = 3,
            below = says.cases.risksHere,
            wrong = model.problem?.let { says.of(it) }.orEmpty(),
            start = true,
            tag = "risks typed",
        ) { model.type(it) }
        Act(says.cases.ready, Modifier.testTag("risks done"), icon = Signs.check, enabled = !model.busy) { model.done(onDone) }
    }
}

/** Who carries which responsibility, and giving one to somebody. */
@Composable
internal fun AtBat(shell: Shell, view: CaseView, model: CaseModel) {
    val says = texts
    var giving by remember { mutableStateOf(false) }
    var sharing by remember { mutableStateOf(false) }
    Column {
        Heading(says.cases.atBat)
        view.duties.forEach { duty ->
            Line(
                listOf(duty.name, duty.organisation).filter { it.isNotBlank() }.joinToString(", "),
                Modifier.testTag("duty"),
                below = "${label(
                    duty.duty,
                    says.language,
                ).capitalized()} · ${says.cases.sinceDay(says.dates.day(says.dates.dayOf(duty.since)))}",
                icon = Signs.card,
            )
        }
        if (giving) {
            Give(shell, view) { giving = false }
        } else {
            QuietAct(says.cases.giveDuty, Modifier.testTag("give duty")) { giving = true }
        }
        when {
            view.shared -> {
                Text(says.cases.shared)
            }

            !sharing -> {
                QuietAct(says.cases.share, Modifier.testTag("share")) { sharing = true }
            }

            else -> {
                Text(says.cases.shareSure)
                GraveAct(says.cases.shareYes, Modifier.testTag("share sure"), enabled = !model.busy) { model.share() }
                QuietAct(says.cases.notClose) { sharing = false }
            }
        }
    }
}

@Composable
private fun Give(shell: Shell, view: CaseView, onDone: () -> Unit) {
    val model = rememberModel(shell, view.case) { DutyModel(shell, it, view.case) }
    val says = texts
    val duties = remember { allDuties() }
    Column(Modifier.padding(vertical = 8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
        Text(says.cases.whichDuty)
        Choice(duties, model.duty, { label(it, says.language).capitalized() }) { model.choose(it) }
        val problem = model.problem
        if (problem != null && says.wrong(problem, "name").isEmpty()) {
            Notice(says.of(problem), tone = Tone.Overdue, icon = Signs.warning)
        }
        Field(model.name, says.cases.toWhom, typed = Typed.Name, wrong = says.wrong(problem, "name"), tag = "duty name") { model.name(it) }
        Field(model.organisation, says.cases.organisation, tag = "duty organisation", last = true) { model.organisation(it) }
        Act(
            says.cases.give,
            Modifier.testTag("duty given"),
            icon = Signs.check,
            enabled = !model.busy && model.duty != null && model.name.isNotBlank(),
        ) { model.give(onDone) }
        QuietAct(says.cases.notClose) { onDone() }
    }
}
