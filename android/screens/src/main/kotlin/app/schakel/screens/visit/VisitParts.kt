package app.schakel.screens.visit

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.PresentPart
import app.schakel.core.RelationPart
import app.schakel.screens.look.Choice
import app.schakel.screens.look.Choices
import app.schakel.screens.look.Field
import app.schakel.screens.look.Line
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tool
import app.schakel.screens.look.Typed
import app.schakel.screens.texts.texts
import java.time.Duration
import java.time.LocalTime
import java.time.ZoneId

/** Who was there beside the worker: those around the client in one tap, others by name. */
@Composable
internal fun WhoWasThere(model: VisitModel, around: List<RelationPart>) {
    val says = texts.visit
    var open by remember { mutableStateOf(false) }
    val names = model.present.map { it.name.ifBlank { it.organisation } }.filter { it.isNotBlank() }
    Column {
        Line(
            says.present,
            Modifier.testTag("present"),
            below = if (names.isEmpty()) says.nobodyElse else names.joinToString(", "),
            icon = Signs.person,
        ) { open = !open }
        if (!open) return@Column
        model.present.forEachIndexed { at, who -> Somebody(model, at, who) }
        val missing = around.filter { one -> one.name.isNotBlank() && model.present.none { it.name == one.name } }
        if (missing.isNotEmpty()) {
            Choices(missing, { false }, { it.name }) { model.present(model.present.size, PresentPart(it.name, it.role)) }
        }
        QuietAct(says.addPresent, Modifier.testTag("add present")) { model.present(model.present.size, PresentPart("", "")) }
    }
}

@Composable
private fun Somebody(model: VisitModel, at: Int, who: PresentPart) {
    val says = texts.visit
    Row(verticalAlignment = Alignment.CenterVertically, modifier = Modifier.padding(bottom = 8.dp)) {
        Column(Modifier.weight(1f)) {
            Field(who.name, says.presentName, typed = Typed.Name, tag = "present name $at") {
                model.present(at, who.copy(name = it))
            }
            Field(who.organisation, says.presentRole, tag = "present role $at", last = true) {
                model.present(at, who.copy(organisation = it))
            }
        }
        Tool(Signs.remove, says.removePresent) { model.absent(at) }
    }
}

/** When it began and how long it took; out of the way, for a visit that is written down later. */
@Composable
internal fun Times(model: VisitModel) {
    val says = texts
    var open by remember { mutableStateOf(false) }
    val zone = ZoneId.systemDefault()
    val start = model.started.atZone(zone)
    val minutes = model.ended?.let { Duration.between(model.started, it).toMinutes() }
    val end = model.ended?.let { says.visit.until(says.dates.time(it), Duration.between(model.started, it).toMinutes()) }
    Column {
        Line(
            says.visit.times,
            Modifier.testTag("times"),
            below = "${says.dates.moment(model.started)} ${end ?: says.visit.goingOn}",
            icon = Signs.clock,
        ) { open = !open }
        if (!open) return@Column
        Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
            DayStep(start.toLocalDate()) { model.startedAt(it, start.toLocalTime()) }
            TimeField(start.toLocalTime()) { model.startedAt(start.toLocalDate(), it) }
            Choice((listOf(null) + LENGTHS + listOfNotNull(minutes)).distinct(), minutes, { took ->
                took?.let { says.visit.minutes(it) } ?: says.visit.goingOn
            }) { model.lasted(it) }
        }
    }
}

/** A time as it is typed: it counts from the moment it is one. */
@Composable
private fun TimeField(time: LocalTime, onTime: (LocalTime) -> Unit) {
    val says = texts
    var typed by remember { mutableStateOf(says.dates.time(time)) }
    Field(
        typed,
        says.visit.time,
        typed = Typed.Number,
        wrong = if (timeOf(typed) == null) says.visit.timeWrong else "",
        tag = "start time",
        last = true,
    ) { now ->
        typed = now
        timeOf(now)?.let(onTime)
    }
}

/** The time that was typed ("13:45", "13.45", "1345", "9:05"); null when it is not one. */
fun timeOf(typed: String): LocalTime? {
    val found = Regex("(\\d{1,2})[:.,]?(\\d{2})").matchEntire(typed.trim()) ?: return null
    val (hour, minute) = found.destructured
    return if (hour.toInt() < 24 && minute.toInt() < 60) LocalTime.of(hour.toInt(), minute.toInt()) else null
}

private val LENGTHS = listOf(15L, 30L, 45L, 60L, 90L)
