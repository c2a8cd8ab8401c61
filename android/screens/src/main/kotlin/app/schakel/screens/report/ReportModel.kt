package app.schakel.screens.report

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.CaseId
import app.schakel.core.CoreException
import app.schakel.core.PersonPart
import app.schakel.core.PlacePart
import app.schakel.core.ReportDraft
import app.schakel.core.ReportFormView
import app.schakel.core.ReporterPart
import app.schakel.core.SuggestionView
import app.schakel.core.Who
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import java.time.Instant

/** A report while it is being taken. What is typed is kept half a second later. */
class ReportModel(shell: Shell, private val scope: CoroutineScope) : Model(shell, scope) {
    /** What the form offers; null until the core answered. */
    var form: ReportFormView? by mutableStateOf(null)
        private set

    /** What was filled in so far. */
    var draft: ReportDraft by mutableStateOf(noReport)
        private set

    /** When it was last kept. */
    var kept: Instant? by mutableStateOf(null)
        private set

    /** Cases that may be about the same person. */
    var suggestions: List<SuggestionView> by mutableStateOf(emptyList())
        private set

    /** The person of the case that this report was said to belong to, or to follow. */
    var linked: Who? by mutableStateOf(null)
        private set

    /** What was thrown away last, for who did not mean to. */
    var thrownAway: ReportDraft? by mutableStateOf(null)
        private set

    private var looking: Job? = null

    init {
        act {
            val offered = ask { cases.reportForm() }
            draft = offered.unfinished ?: noReport
            (draft.case ?: draft.follows)?.let { linked = about(it) }
            form = offered
            look()
        }
    }

    /** Takes a change over, keeps it, and looks who it may be about. */
    fun change(changed: ReportDraft) {
        if (busy) return // Being finished: what comes now would be a draft of nothing.
        draft = changed
        thrownAway = null
        keep(SLOT) {
            ask { cases.keepReport(changed) }
            kept = shell.now()
        }
        look()
    }

    /** Changes what is known about the person. */
    fun person(change: PersonPart.() -> PersonPart) = change(draft.copy(person = draft.person.change()))

    /** Changes what is known about the reporter. */
    fun reporter(change: ReporterPart.() -> ReporterPart) = change(draft.copy(reporter = draft.reporter.change()))

    /** The report is about somebody known: it belongs to this case. */
    fun belongs(to: SuggestionView) {
        linked = to.who
        change(draft.copy(case = to.case, follows = null))
    }

    /** A new case, of somebody whose case was closed before. */
    fun follows(closed: SuggestionView) {
        linked = closed.who
        change(draft.copy(case = null, follows = closed.case))
    }

    /** Somebody else after all. */
    fun unlink() {
        linked = null
        change(draft.copy(case = null, follows = null))
    }

    /** Throws the draft away; [undo] brings it back for as long as the screen stands. */
    fun throwAway() =
        act {
            val gone = draft
            ask { cases.discardReport() }
            draft = noReport
            linked = null
            kept = null
            suggestions = emptyList()
            thrownAway = gone
        }

    /** Brings back what was thrown away. */
    fun undo() {
        val back = thrownAway ?: return
        act {
            ask { cases.keepReport(back) }
            draft = back
            linked = (back.case ?: back.follows)?.let { about(it) }
            kept = shell.now()
            thrownAway = null
            look()
        }
    }

    /** Takes the report in; its clocks run from now on. */
    fun finish() =
        act {
            val done = ask { cases.report(draft) }
            shell.navigator.replace(Route.Case(done.case))
        }

    private suspend fun about(case: CaseId): Who? =
        try {
            ask { cases.get(case) }.who
        } catch (_: CoreException.NotFound) {
            null
        }

    /** Who this may be about: a moment after the last keystroke, and not once that is clear. */
    private fun look() {
        looking?.cancel()
        val sought = draft
        if (sought.case != null || sought.follows != null) {
            suggestions = emptyList()
            return
        }
        looking = scope.launch {
            delay(AFTER_TYPING_MS)
            try {
                suggestions = ask { cases.suggestions(sought) }.take(MOST)
            } catch (error: CoreException) {
                problem = error
            }
        }
    }

    private companion object {
        const val SLOT = "report"
        const val AFTER_TYPING_MS = 200L

        /** More than this pushes the form away. */
        const val MOST = 3
    }
}

private val noPlace = PlacePart(address = "", village = "", spot = null)

/** A report of which nothing is known yet. */
internal val noReport = ReportDraft(
    source = null,
    reporter = ReporterPart(name = "", organisation = "", dial = ""),
    channel = null,
    kind = "",
    person = PersonPart(name = "", description = "", birthYear = null, place = noPlace, dial = "", language = "", around = emptyList()),
    case = null,
    follows = null,
    concern = "",
    reason = "",
    urgency = null,
    place = noPlace,
    safety = "",
    received = null,
    shielded = null,
)
