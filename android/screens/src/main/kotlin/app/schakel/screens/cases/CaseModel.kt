package app.schakel.screens.cases

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.CallChannel
import app.schakel.core.CallDraft
import app.schakel.core.Callee
import app.schakel.core.CaseId
import app.schakel.core.CaseView
import app.schakel.core.ClosingReason
import app.schakel.core.CoreException
import app.schakel.core.Cursor
import app.schakel.core.EntityId
import app.schakel.core.Moment
import app.schakel.core.Phase
import app.schakel.core.PromiseView
import app.schakel.core.ReportId
import app.schakel.core.RevisionId
import app.schakel.core.TimelineEntry
import app.schakel.core.Unlocked
import app.schakel.core.VersionView
import app.schakel.core.VisitId
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch

/** One case: how it stands, who is in it, and the route so far. */
class CaseModel(shell: Shell, private val scope: CoroutineScope, private val case: CaseId) : Model(shell, scope) {
    /** The case; null until the core answered. */
    var view: CaseView? by mutableStateOf(null)
        private set

    /** What was promised and is still to come. */
    var promises: List<PromiseView> by mutableStateOf(emptyList())
        private set

    /** The visit that is under way in this case. */
    var unfinished: VisitId? by mutableStateOf(null)
        private set

    /** What was changed on two phones, with the states to choose from. */
    var disputes: Map<EntityId, List<VersionView>> by mutableStateOf(emptyMap())
        private set

    /** What happened, newest first, as far as it was fetched. */
    var entries: List<TimelineEntry> by mutableStateOf(emptyList())
        private set

    /** Whether the route goes no further back. */
    var complete: Boolean by mutableStateOf(false)
        private set

    /** What is opened in the route. */
    var opened: EntityId? by mutableStateOf(null)
        private set

    /** The earlier states of what is opened. */
    var earlier: List<VersionView> by mutableStateOf(emptyList())
        private set

    /** The number to call by another phone, when this one cannot. */
    var number: String by mutableStateOf("")
        private set

    private var next: Cursor? = null
    private var fetching: Job? = null

    @Volatile
    private var wanted = PAGE

    init {
        watch({ seen() }) { show(it) }
    }

    /** Fetches what happened before. */
    fun more() {
        val after = next ?: return
        if (fetching?.isActive == true) return
        fetching = scope.launch {
            try {
                val page = ask { cases.timeline(case, after, PAGE) }
                if (next != after) return@launch
                entries = entries + page.entries
                ends(page.next)
            } catch (error: CoreException) {
                problem = error
            }
        }
    }

    /** Opens something in the route, with its earlier states; again closes it. */
    fun open(entry: TimelineEntry) {
        if (opened == entry.id) {
            opened = null
            return
        }
        opened = entry.id
        earlier = emptyList()
        if (entry.versions < 2u) return
        scope.launch {
            try {
                val versions = ask { cases.versions(entry.id) }.filter { !it.current }
                if (opened == entry.id) earlier = versions
            } catch (error: CoreException) {
                problem = error
            }
        }
    }

    /** Of what was changed on two phones, this is right. */
    fun settle(entity: EntityId, chosen: RevisionId) = act { ask { cases.settle(entity, chosen) } }

    /** Goes on with the visit that is open, or starts one. */
    fun visit() =
        act {
            shell.navigator.open(Route.Visit(unfinished ?: ask { visits.start(case, null) }))
        }

    /** Opens a finished visit for correction. */
    fun correct(visit: VisitId) =
        act {
            ask { visits.correct(visit) }
            shell.navigator.open(Route.Visit(visit))
        }

    /** Calls: it is written down first, then the phone's own dialer opens. */
    fun call(callee: Callee) =
        act {
            val dial = ask { calls.dial(CallDraft(case, callee, CallChannel.Phone, need = "", round = null)) }
            number = if (shell.phone.open(dial.uri)) "" else dial.shown
        }

    /** The reporter was told. */
    fun told(report: ReportId) = act { ask { cases.fedBack(report) } }

    /** Moves the case to another phase. */
    fun phase(phase: Phase) = act { ask { cases.setPhase(case, phase) } }

    /** Closes the case. */
    fun close(reason: ClosingReason) = act { ask { cases.close(case, reason) } }

    /** Starts sharing visits with another employer. */
    fun share() = act { ask { cases.share(case) } }

    private fun Unlocked.seen(): Seen {
        val view = cases.get(case)
        val page = cases.timeline(case, null, wanted)
        return Seen(
            view = view,
            promises = calls.openPromises(case),
            unfinished = visits.unfinished().firstOrNull { it.case == case }?.visit,
            disputes = view.conflicts.take(MANY).associateWith { entity -> cases.versions(entity).filter { it.current } },
            entries = page.entries,
            next = page.next,
        )
    }

    private fun show(seen: Seen) {
        view = seen.view
        promises = seen.promises
        unfinished = seen.unfinished
        disputes = seen.disputes
        entries = seen.entries
        ends(seen.next)
    }

    private fun ends(at: Cursor?) {
        next = at
        complete = at == null
        wanted = maxOf(PAGE, entries.size.toUInt())
    }

    private class Seen(
        val view: CaseView,
        val promises: List<PromiseView>,
        val unfinished: VisitId?,
        val disputes: Map<EntityId, List<VersionView>>,
        val entries: List<TimelineEntry>,
        val next: Cursor?,
    )

    private companion object {
        const val PAGE = 30u

        /** More than these are shown when these are settled. */
        const val MANY = 5
    }
}

/** The visit that this is, when it is one. */
val Moment.visit: VisitId? get() = (this as? Moment.Visit)?.v1?.visit
