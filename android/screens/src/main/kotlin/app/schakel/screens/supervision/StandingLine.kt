package app.schakel.screens.supervision

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import app.schakel.core.ClockState
import app.schakel.core.StandingView
import app.schakel.core.label
import app.schakel.screens.look.Line
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.texts

/** How a case stands, without a name: what is overdue first, then promises and money. */
@Composable
fun StandingLine(standing: StandingView) {
    val says = texts
    val overdue = standing.clocks.filter { it.state is ClockState.Overdue }
    val soon = standing.clocks.filter { it.state is ClockState.Soon }
    val late = standing.promises.count { it.late }
    val tone = if (overdue.isNotEmpty()) {
        Tone.Overdue
    } else if (soon.isNotEmpty() || late > 0) {
        Tone.Due
    } else {
        Tone.Plain
    }
    Line(
        standing.about,
        Modifier.testTag("standing"),
        below = told(standing, says, late).joinToString(" · ").capitalized(),
        icon = if (tone == Tone.Plain) Signs.cases else Signs.late,
        tone = tone,
    )
}

private fun told(standing: StandingView, says: Texts, late: Int): List<String> {
    val words = says.supervision
    val clocks = standing.clocks.mapNotNull { clock ->
        when (val state = clock.state) {
            is ClockState.Overdue -> words.overdue(label(clock.event, says.language), state.days)
            is ClockState.Soon -> words.due(label(clock.event, says.language), says.dates.moment(clock.due))
            is ClockState.Running, is ClockState.Met -> null
        }
    }
    return clocks + listOfNotNull(
        label(standing.phase, says.language),
        standing.worker,
        words.attempts(standing.attempts),
        words.promises(standing.promises.size, late).takeIf { standing.promises.isNotEmpty() },
        words.toJustify(says.dates.money(standing.toJustifyCents)).takeIf { standing.toJustifyCents > 0 },
    )
}
