package app.schakel.screens.erasing

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import app.schakel.core.TallyView
import app.schakel.core.label
import app.schakel.screens.look.Line
import app.schakel.screens.look.Signs
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.texts

/** What stays of a case: when it was opened, and what it came to, in counts. */
@Composable
internal fun Tally(tally: TallyView) {
    val says = texts
    val quarter = (tally.quarter.monthValue - 1) / MONTHS_OF_A_QUARTER + 1
    Line(
        says.erasing.tally.opened(quarter, tally.quarter.year),
        Modifier.testTag("tally"),
        below = tally.counts(says).joinToString(" · "),
        icon = Signs.chart,
    )
}

/** Each count in words; what there was none of is left out, but not that there was no contact. */
private fun TallyView.counts(says: Texts): List<String> {
    val words = says.erasing.tally

    fun UInt.told(said: (UInt) -> String) = takeIf { it > 0u }?.let(said)
    return listOfNotNull(
        reports.told(words::reports),
        attempts.told(words::attempts),
        daysToContact?.let(words::contact) ?: words.noContact,
        visits.told(words::visits),
        calls.told(words::calls),
        arranged.told(words::arranged),
        promises.told { words.promises(it, kept) },
        spentCents.takeIf { it > 0 }?.let { words.spent(says.dates.money(it)) },
        weeks?.let { weeks -> words.closed(weeks, closing?.let { label(it, says.language) }.orEmpty()) } ?: words.notClosed,
    )
}

private const val MONTHS_OF_A_QUARTER = 3
