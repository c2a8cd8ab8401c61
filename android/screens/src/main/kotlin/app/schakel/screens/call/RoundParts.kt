package app.schakel.screens.call

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.schakel.core.ChoiceView
import app.schakel.core.NeedResult
import app.schakel.core.NeedState
import app.schakel.core.RoundView
import app.schakel.screens.look.Line
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.signals
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.texts

/** How the round that goes on stands, in two short lines; it opens the round. */
@Composable
fun RoundLine(round: RoundView, onOpen: () -> Unit) {
    val words = texts.call.round
    Line(
        words.standing(round.arranged, round.needs.size),
        Modifier.testTag("round"),
        below = words.price(round.calls, round.minutes),
        icon = Signs.call,
        acts = { Icon(Signs.next, contentDescription = null, tint = MaterialTheme.colorScheme.onSurfaceVariant) },
        onClick = onOpen,
    )
}

/** A need of a round on a chip: its name, and a word for where it stands. */
fun NeedResult.onChip(needs: List<ChoiceView>, says: Texts): String =
    needs.nameOf(key, says) + when (state) {
        is NeedState.Arranged -> " · ${says.call.round.arranged}"
        is NeedState.Promised -> " · ${says.call.round.promised("")}"
        is NeedState.NotYet -> ""
    }

/** A need of a round and where it stands: a sign and a word, never a colour alone. */
@Composable
fun NeedLine(need: NeedResult, needs: List<ChoiceView>) {
    val says = texts
    Line(
        needs.nameOf(need.key, says),
        Modifier.testTag("need ${need.key}"),
        below = standing(need.state, says),
        icon = sign(need.state),
        tone = tone(need.state),
    )
}

/** What a round came to, said calmly: what was arranged, by how many calls, in how many minutes. */
@Composable
fun RoundDone(round: RoundView, needs: List<ChoiceView>) {
    val says = texts
    val promised = round.needs.count { it.state is NeedState.Promised }
    Column(
        Modifier.fillMaxWidth().padding(vertical = 16.dp).semantics(mergeDescendants = true) {}.testTag("round done"),
        horizontalAlignment = Alignment.CenterHorizontally,
        verticalArrangement = Arrangement.spacedBy(8.dp),
    ) {
        val any = round.arranged > 0u || promised > 0
        Icon(
            if (any) Signs.done else Signs.call,
            contentDescription = null,
            tint = if (any) signals.arranged else MaterialTheme.colorScheme.outline,
            modifier = Modifier.size(56.dp),
        )
        Text(
            if (any) says.call.round.done(round.arranged, round.needs.size) else says.call.round.nothingArranged,
            style = MaterialTheme.typography.headlineSmall,
            textAlign = TextAlign.Center,
        )
        if (promised > 0) Text(says.call.round.alsoPromised(promised), style = MaterialTheme.typography.titleMedium)
        Text(
            says.call.round.price(round.calls, round.minutes),
            style = MaterialTheme.typography.bodyLarge,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
    }
    round.needs.forEach { NeedLine(it, needs) }
}

private fun standing(state: NeedState, says: Texts): String {
    val words = says.call.round
    return when (state) {
        is NeedState.Arranged -> {
            words.arranged
        }

        is NeedState.Promised -> {
            val day = state.due?.let { says.dates.day(it) }.orEmpty()
            if (state.late) words.late(day) else words.promised(day)
        }

        is NeedState.NotYet -> {
            words.notYet
        }
    }
}

private fun sign(state: NeedState): ImageVector =
    when (state) {
        is NeedState.Arranged -> Signs.check
        is NeedState.Promised -> Signs.promise
        is NeedState.NotYet -> Signs.clock
    }

private fun tone(state: NeedState): Tone =
    when (state) {
        is NeedState.Arranged -> Tone.Arranged
        is NeedState.Promised -> if (state.late) Tone.Overdue else Tone.Due
        is NeedState.NotYet -> Tone.Plain
    }
