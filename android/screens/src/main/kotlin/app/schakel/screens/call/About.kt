package app.schakel.screens.call

import androidx.compose.material3.Icon
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import app.schakel.core.CaseFilter
import app.schakel.core.CaseId
import app.schakel.core.CaseRow
import app.schakel.core.RoundView
import app.schakel.core.Unlocked
import app.schakel.core.Who
import app.schakel.core.label
import app.schakel.screens.look.Line
import app.schakel.screens.look.Sheet
import app.schakel.screens.look.Signs
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.shown
import app.schakel.screens.texts.texts
import java.time.Duration
import java.time.Instant

/** How many cases are offered, the latest active first. */
private const val OFFERED = 30u

/** A round that was not ended runs on for this long; one of yesterday is not in the way today. */
private val ROUND_RUNS: Duration = Duration.ofHours(12)

/** Whether a round goes on. */
val RoundView.runs: Boolean get() = ended == null && started.isAfter(Instant.now().minus(ROUND_RUNS))

/** The round of a case that goes on, if there is one. */
fun Unlocked.runningRound(case: CaseId): RoundView? = calls.rounds(case).firstOrNull { it.runs }

/** The cases that a call may be about, the latest active first. */
fun Unlocked.casesToCallFor(): List<CaseRow> = cases.list(CaseFilter.OPEN, null, OFFERED).cases

/** The case that the next call is likeliest about: one whose round runs, else the latest active. */
fun Unlocked.likeliestCase(): CaseId? {
    val latest = casesToCallFor().map { it.case }
    return latest.firstOrNull { runningRound(it) != null } ?: latest.firstOrNull()
}

/** About whom, with the way to somebody else. */
@Composable
fun AboutLine(who: Who, onChange: () -> Unit) {
    val says = texts
    Line(
        says.call.about(who.shown),
        Modifier.testTag("about"),
        below = who.village,
        icon = Signs.person,
        acts = { Icon(Signs.more, contentDescription = says.call.aboutWhom) },
        onClick = onChange,
    )
}

/** Everybody whom a call may be about. */
@Composable
fun AboutSheet(cases: List<CaseRow>, onClose: () -> Unit, onChoose: (CaseId) -> Unit) {
    val says = texts
    Sheet(says.frame.close, onClose, title = says.call.aboutWhom) {
        cases.forEach { row ->
            Line(
                row.who.shown,
                Modifier.testTag("case"),
                below = listOf(
                    row.who.village,
                    label(row.phase, says.language).capitalized(),
                ).filter { it.isNotEmpty() }.joinToString(" · "),
                icon = Signs.person,
            ) { onChoose(row.case) }
        }
    }
}
