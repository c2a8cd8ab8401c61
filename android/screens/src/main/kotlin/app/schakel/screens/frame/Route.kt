package app.schakel.screens.frame

import app.schakel.core.CallId
import app.schakel.core.CaseId
import app.schakel.core.PartnerId
import app.schakel.core.PromiseId
import app.schakel.core.RoundId
import app.schakel.core.SpendingId
import app.schakel.core.SummaryId
import app.schakel.core.VisitId

/** The parts of the bottom bar. */
enum class Tab { Today, Cases, Call, Team }

/**
 * Where the user is. Holds opaque ids only, so that it may be saved by the system; everything else
 * is asked of the core again.
 */
sealed interface Route {
    data object Today : Route

    data object Cases : Route

    /** Bellen; for [case], or for the one that was last open. */
    data class Call(val case: CaseId? = null) : Route

    data object Team : Route

    data object Report : Route

    /** At the door of [case], or of one to be chosen. */
    data class Door(val case: CaseId? = null, val appointment: String = "") : Route

    data class Visit(val visit: VisitId) : Route

    /** The end of a visit: outcome, next step, summary. */
    data class Ending(val visit: VisitId) : Route

    /** The summary of a finished visit, exactly as the supervisor will see it. */
    data class Preview(val visit: VisitId) : Route

    data class Case(val case: CaseId) : Route

    data class Person(val case: CaseId) : Route

    data class Plan(val case: CaseId) : Route

    /** Before a case is erased. */
    data class Erase(val case: CaseId) : Route

    data class Note(val case: CaseId?) : Route

    /** The sheet after a call. */
    data class AfterCall(val call: CallId) : Route

    data class Round(val round: RoundId) : Route

    data class Promise(val promise: PromiseId, val case: CaseId) : Route

    data class Justify(val spending: SpendingId) : Route

    data object Directory : Route

    data class Partner(val partner: PartnerId?) : Route

    data object Search : Route

    data class Summary(val summary: SummaryId) : Route

    data object Digest : Route

    data object Settings : Route

    data object Joining : Route

    data object Members : Route

    data object Recovery : Route

    data object Sync : Route

    /** What was erased, and who has yet to confirm it. */
    data object Erased : Route

    data object Safety : Route
}

/** The tab under which a route stands. */
val Route.tab: Tab?
    get() = when (this) {
        Route.Today -> Tab.Today
        Route.Cases -> Tab.Cases
        is Route.Call -> Tab.Call
        Route.Team -> Tab.Team
        else -> null
    }

/** One line of text, for the system to keep. */
fun Route.saved(): String =
    when (this) {
        is Route.Call -> "call ${case?.hex.orEmpty()}"
        is Route.Door -> "door ${case?.hex.orEmpty()} $appointment"
        is Route.Visit -> "visit ${visit.hex}"
        is Route.Ending -> "ending ${visit.hex}"
        is Route.Preview -> "preview ${visit.hex}"
        is Route.Case -> "case ${case.hex}"
        is Route.Person -> "person ${case.hex}"
        is Route.Plan -> "plan ${case.hex}"
        is Route.Erase -> "erase ${case.hex}"
        is Route.Note -> "note ${case?.hex.orEmpty()}"
        is Route.AfterCall -> "aftercall ${call.hex}"
        is Route.Round -> "round ${round.hex}"
        is Route.Promise -> "promise ${promise.hex} ${case.hex}"
        is Route.Justify -> "justify ${spending.hex}"
        is Route.Partner -> "partner ${partner?.hex.orEmpty()}"
        is Route.Summary -> "summary ${summary.hex}"
        else -> places.entries.first { it.value == this }.key
    }

/** The route that was saved; null when it is not one. */
fun route(saved: String): Route? {
    val parts = saved.split(' ')
    val first = parts.getOrNull(1).orEmpty()
    val second = parts.getOrNull(2).orEmpty()
    places[parts[0]]?.let { return it }
    if (first.isEmpty()) {
        return when (parts[0]) {
            "call" -> Route.Call()
            "door" -> Route.Door()
            "note" -> Route.Note(null)
            "partner" -> Route.Partner(null)
            else -> null
        }
    }
    return when (parts[0]) {
        "call" -> Route.Call(CaseId(first))
        "door" -> Route.Door(CaseId(first), second)
        "visit" -> Route.Visit(VisitId(first))
        "ending" -> Route.Ending(VisitId(first))
        "preview" -> Route.Preview(VisitId(first))
        "case" -> Route.Case(CaseId(first))
        "person" -> Route.Person(CaseId(first))
        "plan" -> Route.Plan(CaseId(first))
        "erase" -> Route.Erase(CaseId(first))
        "note" -> Route.Note(CaseId(first))
        "aftercall" -> Route.AfterCall(CallId(first))
        "round" -> Route.Round(RoundId(first))
        "promise" -> Route.Promise(PromiseId(first), CaseId(second))
        "justify" -> Route.Justify(SpendingId(first))
        "partner" -> Route.Partner(PartnerId(first))
        "summary" -> Route.Summary(SummaryId(first))
        else -> null
    }
}

private val places: Map<String, Route> = mapOf(
    "today" to Route.Today,
    "cases" to Route.Cases,
    "team" to Route.Team,
    "report" to Route.Report,
    "directory" to Route.Directory,
    "search" to Route.Search,
    "digest" to Route.Digest,
    "settings" to Route.Settings,
    "joining" to Route.Joining,
    "members" to Route.Members,
    "recovery" to Route.Recovery,
    "sync" to Route.Sync,
    "erased" to Route.Erased,
    "safety" to Route.Safety,
)
