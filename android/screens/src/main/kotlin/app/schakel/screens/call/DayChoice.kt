package app.schakel.screens.call

import androidx.compose.foundation.layout.FlowRow
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import app.schakel.screens.look.Choice
import app.schakel.screens.look.QuietAct
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.texts
import java.time.DayOfWeek
import java.time.LocalDate
import java.time.temporal.TemporalAdjusters

/** How many days a page of other days has. */
private const val PAGE = 14L

/** The days that are promised most: today, tomorrow, this Friday, and a week from today. */
fun likelyDays(today: LocalDate): List<LocalDate> =
    listOf(
        today,
        today.plusDays(1),
        today.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY)),
        today.plusWeeks(1),
    ).distinct().sorted()

/** A day in one tap; every other day behind one more. */
@Composable
fun DayChoice(chosen: LocalDate?, modifier: Modifier = Modifier, today: LocalDate = LocalDate.now(), onChoose: (LocalDate) -> Unit) {
    val says = texts
    var others by remember { mutableStateOf(false) }
    var page by remember { mutableIntStateOf(0) }
    val days = (likelyDays(today) + listOfNotNull(chosen)).distinct()
    Choice(days, chosen, { says.dates.day(it).capitalized() }, modifier.testTag("days"), onChoose)
    QuietAct(says.call.after.otherDay, Modifier.testTag("other day")) { others = !others }
    if (others) {
        val first = today.plusDays(page * PAGE)
        Choice((0 until PAGE).map { first.plusDays(it) } - days.toSet(), chosen, { says.dates.written(it).capitalized() }) {
            others = false
            onChoose(it)
        }
        FlowRow {
            if (page > 0) QuietAct(says.call.after.earlier) { page -= 1 }
            QuietAct(says.call.after.later, Modifier.testTag("later days")) { page += 1 }
        }
    }
}
