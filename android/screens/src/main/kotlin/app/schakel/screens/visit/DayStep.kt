package app.schakel.screens.visit

import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.rotate
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.text.style.TextAlign
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tool
import app.schakel.screens.texts.texts
import java.time.LocalDate

/** A day that is near: a day earlier, a day later, a week later, one tap each. */
@Composable
fun DayStep(day: LocalDate, modifier: Modifier = Modifier, onDay: (LocalDate) -> Unit) {
    val says = texts
    FlowRow(modifier.fillMaxWidth(), itemVerticalAlignment = Alignment.CenterVertically) {
        Row(Modifier.weight(1f), verticalAlignment = Alignment.CenterVertically) {
            Tool(Signs.next, says.visit.dayBefore, Modifier.rotate(HALF_TURN).testTag("day before")) { onDay(day.minusDays(1)) }
            Text(
                says.dates.day(day),
                Modifier.weight(1f).testTag("day"),
                style = MaterialTheme.typography.titleMedium,
                textAlign = TextAlign.Center,
            )
            Tool(Signs.next, says.visit.dayAfter, Modifier.testTag("day after")) { onDay(day.plusDays(1)) }
        }
        QuietAct(says.visit.weekAfter, Modifier.testTag("week after")) { onDay(day.plusWeeks(1)) }
    }
}

private const val HALF_TURN = 180f
