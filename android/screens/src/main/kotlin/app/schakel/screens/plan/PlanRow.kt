package app.schakel.screens.plan

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.ActionState
import app.schakel.core.PlanItemPart
import app.schakel.core.allActionStates
import app.schakel.core.allOwners
import app.schakel.core.label
import app.schakel.screens.look.Card
import app.schakel.screens.look.Choice
import app.schakel.screens.look.Choices
import app.schakel.screens.look.Field
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.Tool
import app.schakel.screens.look.color
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.texts
import app.schakel.screens.visit.DayStep
import java.time.LocalDate

/** One row: what stands in the way, what it should become, what is done, by whom and when. */
@Composable
internal fun PlanRow(at: Int, row: PlanItemPart, model: PlanModel) {
    if (model.opened == at) {
        Opened(at, row, model)
    } else {
        Card(Modifier.padding(vertical = 5.dp).testTag("row"), onClick = { model.open(at) }) { Folded(row) }
    }
}

@Composable
private fun Folded(row: PlanItemPart) {
    val says = texts
    val quiet = MaterialTheme.colorScheme.onSurfaceVariant
    val tone = if (row.state == ActionState.Done) Tone.Arranged else Tone.Plain
    Column(verticalArrangement = Arrangement.spacedBy(4.dp)) {
        if (row.isEmpty()) Text(says.plan.emptyRow, color = quiet)
        if (row.stressor.isNotBlank()) Text(row.stressor, style = MaterialTheme.typography.titleMedium)
        listOf(row.goal, row.action).filter { it.isNotBlank() }.forEach { step ->
            Row(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
                Icon(Signs.next, contentDescription = null, tint = quiet, modifier = Modifier.padding(top = 2.dp).size(20.dp))
                Text(step)
            }
        }
        val parts = listOfNotNull(
            row.ownerName.ifBlank { label(row.owner, says.language) },
            row.due?.let { says.plan.by(says.dates.day(it)) },
        )
        Row(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
            val sign = when (row.state) {
                ActionState.Done -> Signs.done
                ActionState.Dropped -> Signs.close
                else -> Signs.clock
            }
            Icon(sign, contentDescription = null, tint = tone.color(), modifier = Modifier.size(20.dp))
            Text(
                (listOf(label(row.state, says.language).capitalized()) + parts).joinToString(" · "),
                style = MaterialTheme.typography.bodySmall,
                color = tone.color(),
            )
        }
    }
}

@Composable
private fun Opened(at: Int, row: PlanItemPart, model: PlanModel) {
    val says = texts
    val owners = remember { allOwners() }
    val states = remember { allActionStates() }
    val change: (PlanItemPart) -> Unit = { model.row(at, it) }
    Card(Modifier.padding(vertical = 5.dp).testTag("row open")) {
        Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
            Row {
                Column(Modifier.weight(1f)) {
                    Field(row.stressor, says.plan.stressor, start = row.isEmpty(), tag = "stressor") { change(row.copy(stressor = it)) }
                }
                Tool(Signs.less, says.plan.closeRow, Modifier.testTag("fold")) { model.open(at) }
            }
            Field(row.goal, says.plan.goal, tag = "goal") { change(row.copy(goal = it)) }
            Field(row.action, says.plan.action, tag = "action", last = true) { change(row.copy(action = it)) }
            Text(says.plan.owner)
            Choice(owners, row.owner, { label(it, says.language).capitalized() }) { change(row.copy(owner = it)) }
            Field(row.ownerName, says.plan.ownerName, tag = "owner name", last = true) { change(row.copy(ownerName = it)) }
            Text(says.plan.due)
            Due(row.due) { change(row.copy(due = it)) }
            Text(says.plan.state)
            Choice(states, row.state, { label(it, says.language).capitalized() }) { change(row.copy(state = it)) }
            QuietAct(says.plan.remove, Modifier.testTag("remove row")) { model.remove(at) }
        }
    }
}

/** A day that is often meant in one tap; then any other from there. */
@Composable
private fun Due(due: LocalDate?, onDue: (LocalDate?) -> Unit) {
    val says = texts
    val today = LocalDate.now()
    Column {
        Choices(OFTEN, { days -> due == days?.let { today.plusDays(it) } }, { days ->
            (days?.let { says.plan.suggestion(it) } ?: says.plan.noDue).capitalized()
        }) { days -> onDue(days?.let { today.plusDays(it) }) }
        due?.let { DayStep(it, onDay = onDue) }
    }
}

private val OFTEN: List<Long?> = listOf(null, 1, 2, 7, 14)
