package app.schakel.screens.door

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.Because
import app.schakel.core.Proposal
import app.schakel.core.label
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Field
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Notice
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.Typed
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.texts
import app.schakel.screens.texts.wrong

/** What was written down, a line to add, and when to try again. */
@Composable
internal fun What(model: DoorModel, recorded: Recorded) {
    val says = texts
    val proposal = model.proposal
    val planned = recorded.planned
    Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
        Notice(
            says.door.recorded(label(recorded.outcome, says.language), says.dates.moment(recorded.at)),
            Modifier.testTag("recorded"),
            tone = Tone.Arranged,
            icon = Signs.done,
            act = says.door.correct,
        ) { model.correcting = true }
        Field(
            recorded.line,
            says.door.line,
            typed = Typed.Words,
            wrong = says.wrong(model.problem, "line"),
            last = true,
            tag = "added",
        ) { model.line(it) }
        if (planned != null) {
            Notice(
                says.door.planned(says.dates.day(planned.on), label(planned.part, says.language)),
                Modifier.testTag("planned"),
                icon = Signs.calendar,
                act = says.door.undo,
            ) { model.unplan() }
        } else if (proposal != null && !recorded.reached) {
            Again(proposal, says)
        }
    }
}

@Composable
private fun Again(proposal: Proposal, says: Texts) {
    Column(Modifier.testTag("proposal")) {
        Heading(says.door.next(proposal.number))
        Text(
            says.door.propose(says.dates.day(proposal.on), label(proposal.part, says.language)),
            style = MaterialTheme.typography.titleLarge,
        )
        Text(
            when (val because = proposal.because) {
                is Because.FirstAttempt -> says.door.firstAttempt
                is Because.NotTriedThen -> says.door.notTriedThen
                is Because.TriedLeast -> says.door.triedLeast(because.times)
            },
            style = MaterialTheme.typography.bodySmall,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
    }
}

/** What is most likely after it: the visit goes on inside, the next attempt is planned, or it is done. */
@Composable
internal fun After(model: DoorModel, recorded: Recorded, onDone: () -> Unit) {
    val says = texts
    val proposal = model.proposal
    Column(verticalArrangement = Arrangement.spacedBy(4.dp)) {
        when {
            recorded.talked -> {
                QuietAct(says.door.done, Modifier.testTag("done"), onClick = onDone)
                BigAct(says.door.asVisit, Modifier.testTag("visit"), icon = Signs.inside, enabled = !model.busy) { model.asVisit() }
            }

            !recorded.reached && proposal != null && recorded.planned == null -> {
                val (day, part) = says.dates.day(proposal.on) to label(proposal.part, says.language)
                QuietAct(says.door.done, Modifier.testTag("done"), onClick = onDone)
                BigAct(says.door.plan(day, part), Modifier.testTag("plan"), icon = Signs.calendar, enabled = !model.busy) { model.plan() }
            }

            else -> {
                BigAct(says.door.done, Modifier.testTag("done"), icon = Signs.check, onClick = onDone)
            }
        }
    }
}
