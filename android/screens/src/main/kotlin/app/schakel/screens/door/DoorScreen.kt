package app.schakel.screens.door

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.AttemptOutcome
import app.schakel.core.CaseId
import app.schakel.core.CaseView
import app.schakel.core.allAttemptKinds
import app.schakel.core.allAttemptOutcomes
import app.schakel.core.label
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Answers
import app.schakel.screens.look.Choice
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.of
import app.schakel.screens.texts.shown
import app.schakel.screens.texts.texts

/** At the door: whose, what happened, and what comes after it. */
@Composable
fun DoorScreen(shell: Shell, route: Route.Door) {
    when (val case = route.case) {
        null -> Whose(shell)
        else -> Door(shell, route, case)
    }
}

@Composable
private fun Door(shell: Shell, route: Route.Door, case: CaseId) {
    val model = rememberModel(shell, route) { DoorModel(shell, it, case, route.appointment) }
    // Left for good, not covered by another screen, locked or turned.
    DisposableEffect(model) {
        onDispose { if (route !in shell.navigator.stack) model.left() }
    }
    val says = texts
    val view = model.view
    val recorded = model.recorded
    Page(
        title = view?.who?.shown ?: says.door.title,
        subtitle = view?.let { place(it) }.orEmpty(),
        back = says.frame.back,
        onBack = { shell.back() },
        act = if (recorded == null || model.correcting) null else ({ After(model, recorded) { shell.back() } }),
    ) {
        model.problem?.let { item { Notice(says.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
        if (view == null || !model.begun) return@Page
        if (recorded == null || model.correcting) {
            if (view.risks.isNotEmpty()) item { Risks(view.risks) }
            item { Question(model) }
        } else {
            item { What(model, recorded) }
        }
    }
}

private fun place(view: CaseView): String =
    listOf(view.person.place.address, view.person.place.village.ifEmpty { view.who.village }).filter { it.isNotEmpty() }.joinToString(", ")

/** What to know before ringing the bell: as large as the answer to it matters. */
@Composable
private fun Risks(risks: List<String>) {
    Surface(
        Modifier.fillMaxWidth().padding(top = 4.dp).testTag("risks"),
        color = MaterialTheme.colorScheme.errorContainer,
        contentColor = MaterialTheme.colorScheme.onErrorContainer,
        shape = MaterialTheme.shapes.large,
    ) {
        Row(
            Modifier.padding(16.dp),
            horizontalArrangement = Arrangement.spacedBy(14.dp),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            Icon(Signs.warning, contentDescription = null, modifier = Modifier.size(32.dp))
            Column {
                Text(texts.door.mind, style = MaterialTheme.typography.titleSmall)
                risks.forEach { Text(it, style = MaterialTheme.typography.titleLarge) }
            }
        }
    }
}

/** One tap says what happened; how the worker went is known unless said otherwise. */
@Composable
private fun Question(model: DoorModel) {
    val says = texts
    Column {
        model.meant?.let {
            val what = it.what.ifEmpty { label(it.kind, says.language) }
            Text(says.door.appointment(what), style = MaterialTheme.typography.bodyLarge, modifier = Modifier.padding(top = 16.dp))
        }
        Heading(if (model.correcting) says.door.whatReally else says.door.whatHappened)
        Answers(
            allAttemptOutcomes(),
            { label(it, says.language).capitalized() },
            Modifier.padding(top = 4.dp).testTag("outcomes"),
            icon = { sign(it) },
        ) { model.happened(it) }
        Heading(says.door.how)
        Choice(allAttemptKinds(), model.kind, { label(it, says.language).capitalized() }, Modifier.testTag("kinds")) { model.kind = it }
    }
}

private fun sign(outcome: AttemptOutcome): ImageVector =
    when (outcome) {
        AttemptOutcome.NotHome -> Signs.away
        AttemptOutcome.DidNotOpen -> Signs.door
        AttemptOutcome.CardLeft -> Signs.card
        AttemptOutcome.SpokeAtDoor -> Signs.message
        AttemptOutcome.Inside -> Signs.inside
        AttemptOutcome.Refused -> Signs.refused
        AttemptOutcome.MetElsewhere -> Signs.place
        AttemptOutcome.BrokenOff, is AttemptOutcome.Unknown -> Signs.unsafe
    }
