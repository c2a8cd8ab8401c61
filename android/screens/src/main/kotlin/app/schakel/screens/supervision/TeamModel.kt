package app.schakel.screens.supervision

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.AlarmId
import app.schakel.core.AlarmView
import app.schakel.core.ReceivedPage
import app.schakel.core.ReceivedView
import app.schakel.core.StandingView
import app.schakel.core.SummaryFilter
import app.schakel.core.Unlocked
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.withContext

/** How many summaries a part shows; the others come up as these are read. */
private const val SHOWN = 20u

/** What a supervisor sees of the team. */
class TeamPage(
    /** Those that sound first. */
    val alarms: List<AlarmView>,
    /** Summaries that were not read yet. */
    val unread: ReceivedPage,
    /** Summaries that are marked for follow-up. */
    val followUp: List<ReceivedView>,
    /** How every open case stands, overdue clocks first. */
    val standings: List<StandingView>,
)

/** The team, for a supervisor. */
class TeamModel(shell: Shell, scope: CoroutineScope) : Model(shell, scope) {
    /** The team; null until the core answered. */
    var page: TeamPage? by mutableStateOf(null)
        private set

    init {
        watch({ teamPage() }) { page = it }
    }

    /** Opens the next unread summary, which reads it: one tap. */
    fun readNext() {
        page?.unread?.summaries?.firstOrNull()?.let { open(it) }
    }

    /** Opens a summary, which reads it. */
    fun open(summary: ReceivedView) = shell.navigator.open(Route.Summary(summary.id))

    /** Marks a summary for follow-up, or no longer. */
    fun mark(summary: ReceivedView) = act { ask { supervision.followUp(summary.id, !summary.followUp) } }

    /** Says that somebody saw an alarm and acts: whoever raised it hears so at once. */
    fun saw(alarm: AlarmId) =
        act {
            withContext(NonCancellable) {
                ask { supervision.sawAlarm(alarm) }
                shell.postman.sync()
            }
        }

    private fun Unlocked.teamPage() =
        TeamPage(
            alarms = supervision.alarms(),
            unread = supervision.summaries(SummaryFilter.UNREAD, null, SHOWN),
            followUp = supervision.summaries(SummaryFilter.FOLLOW_UP, null, SHOWN).summaries,
            standings = supervision.standings(),
        )
}
