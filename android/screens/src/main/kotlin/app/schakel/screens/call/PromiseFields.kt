package app.schakel.screens.call

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.CallView
import app.schakel.screens.look.Choice
import app.schakel.screens.look.Field
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Line
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Typed
import app.schakel.screens.texts.texts
import app.schakel.screens.texts.wrong
import java.time.DayOfWeek
import java.time.Instant
import java.time.LocalDate
import java.time.LocalTime
import java.time.ZoneId

/** What was promised, by whom, for when; the cursor stands in the first at once. */
@Composable
internal fun PromiseFields(call: CallView, model: AfterCallModel) {
    val says = texts
    val words = says.call.after
    var naming by remember { mutableStateOf(false) }
    Column(verticalArrangement = Arrangement.spacedBy(4.dp)) {
        Field(
            model[AfterCallModel.WHAT],
            words.what,
            start = true,
            last = true,
            tag = "what",
            wrong = says.wrong(model.problem, "what"),
        ) { model.type(AfterCallModel.WHAT, it) }
        if (naming || model[AfterCallModel.WHO].isNotEmpty()) {
            Field(model[AfterCallModel.WHO], words.byWhom, start = naming, typed = Typed.Name, tag = "who", last = true) {
                model.type(AfterCallModel.WHO, it)
            }
        } else {
            Line(words.by(calleeShown(call)), Modifier.testTag("by"), icon = Signs.person) { naming = true }
        }
        Heading(words.on)
        DayChoice(model.due) { model.type(AfterCallModel.DUE, it.toString()) }
        QuietAct(words.otherOutcome, Modifier.testTag("other outcome")) { model.reconsider() }
    }
}

/** A time to call back, and what it is called. */
private class Time(val name: String, val at: Instant)

/** When to call back: one tap, which records it. */
@Composable
internal fun CallBackChoice(model: AfterCallModel, now: Instant = Instant.now(), zone: ZoneId = ZoneId.systemDefault()) {
    val says = texts
    val words = says.call.after
    val today = now.atZone(zone).toLocalDate()
    val at = { day: LocalDate, hour: Int -> day.atTime(hour, 0).atZone(zone).toInstant() }
    val named = { time: Instant -> Time(says.dates.moment(time), time) }
    val early = now.atZone(zone).toLocalTime() < LocalTime.of(AFTERNOON - 1, 0)
    val times = listOfNotNull(
        Time(words.inHalfAnHour, now.plusSeconds(HALF_AN_HOUR_S)),
        Time(words.inAnHour, now.plusSeconds(2 * HALF_AN_HOUR_S)),
        named(at(today, AFTERNOON)).takeIf { early },
        named(at(workingDay(today), MORNING)),
        named(at(workingDay(today), AFTERNOON)),
    )
    var others by remember { mutableStateOf(false) }
    Column(verticalArrangement = Arrangement.spacedBy(4.dp)) {
        Heading(words.whenBack)
        Choice(times, null, { it.name }, Modifier.testTag("times")) { model.callBack(it.at) }
        QuietAct(words.otherDay, Modifier.testTag("other times")) { others = !others }
        if (others) DayChoice(null) { model.callBack(at(it, MORNING)) }
        QuietAct(words.noTime, Modifier.testTag("no time")) { model.callBack(null) }
        QuietAct(words.otherOutcome, Modifier.testTag("other outcome")) { model.reconsider() }
    }
}

/** The first working day after a day; holidays are the partner's own. */
private fun workingDay(today: LocalDate): LocalDate =
    when (today.dayOfWeek) {
        DayOfWeek.FRIDAY -> today.plusDays(3)
        DayOfWeek.SATURDAY -> today.plusDays(2)
        else -> today.plusDays(1)
    }

private const val HALF_AN_HOUR_S = 1800L
private const val MORNING = 9
private const val AFTERNOON = 16
