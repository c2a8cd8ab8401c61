package app.schakel.screens.call

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.CallChannel
import app.schakel.core.CallDraft
import app.schakel.core.CallPlanView
import app.schakel.core.CallView
import app.schakel.core.Callee
import app.schakel.core.Candidate
import app.schakel.core.CaseId
import app.schakel.core.CaseRow
import app.schakel.core.CaseView
import app.schakel.core.ChoiceView
import app.schakel.core.NeedState
import app.schakel.core.PromiseView
import app.schakel.core.RoundView
import app.schakel.core.Unlocked
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job

/** What Bellen shows about one case. */
class CallPage(
    /** About whom; null while there is no case. */
    val about: CaseView?,
    /** What can be needed. */
    val needs: List<ChoiceView>,
    /** The round that goes on. */
    val round: RoundView?,
    /** Who to call for the need that is looked at. */
    val plan: CallPlanView?,
    /** Calls without an outcome, of every case. */
    val waiting: List<CallView>,
    /** Who is to be called back, of every case. */
    val callBacks: List<CallView>,
    /** What was promised in this case. */
    val promises: List<PromiseView>,
)

/** About whom, what for, and who to call. */
class CallModel(shell: Shell, scope: CoroutineScope, asked: CaseId?) : DialModel(shell, scope) {
    /** What is shown; null until the core answered. */
    var page: CallPage? by mutableStateOf(null)
        private set

    /** Needs that were tapped, the latest last: one is looked at, several can be a round. */
    var chosen: List<String> by mutableStateOf(emptyList())
        private set

    /** The row that is open for its reasons and its quiet acts. */
    var opened: String by mutableStateOf("")
        private set

    /** Whether the needs that a round does not have yet are shown. */
    var adding: Boolean by mutableStateOf(false)
        private set

    /** The cases to choose from, while somebody else is being chosen. */
    var offered: List<CaseRow> by mutableStateOf(emptyList())
        private set

    /** Stays the same while this is shown, whatever comes in: nobody is called about somebody else. */
    private var case: CaseId? = asked
    private var following: Job? = null

    init {
        follow()
    }

    /** Looks at who to call for a need; a second tap lets go of it. */
    fun choose(need: String) {
        chosen = if (chosen.lastOrNull() == need) chosen - need else chosen - need + need
        follow()
    }

    /** Opens or closes a row. */
    fun open(row: String) {
        opened = if (opened == row) "" else row
    }

    /** Offers everybody whom a call may be about. */
    fun offer() = act { offered = ask { casesToCallFor() } }

    /** Nobody else after all. */
    fun keepAbout() {
        offered = emptyList()
    }

    /** Goes on about somebody else. */
    fun about(case: CaseId) {
        val route = Route.Call(case)
        if (shell.navigator.stack.size == 1) shell.navigator.to(route) else shell.navigator.replace(route)
    }

    /** Calls somebody of the plan, for the need that is looked at. */
    fun call(candidate: Candidate, channel: CallChannel = CallChannel.Phone) =
        call(candidate.callee, channel, page?.plan?.need?.key.orEmpty())

    /** Calls somebody about this case. */
    fun call(callee: Callee, channel: CallChannel = CallChannel.Phone, need: String = "") =
        act {
            val about = page?.about ?: return@act
            val round = page?.round?.takeIf { round -> round.needs.any { it.key == need } }
            dial(CallDraft(about.case, callee, channel, need, round?.round))
        }

    /** Calls back, about the same and for the same. */
    fun callBack(call: CallView) =
        act {
            dial(CallDraft(call.case, call.callee, call.channel, call.need, call.round))
        }

    /** Starts a round with the needs that were chosen. */
    fun startRound() =
        act {
            val about = page?.about ?: return@act
            val needs = page?.needs.orEmpty().map { it.key }.filter { it in chosen }
            ask { calls.startRound(about.case, needs) }
            chosen = emptyList()
            follow()
        }

    /** Shows or hides what can be added to the round. */
    fun unfold() {
        adding = !adding
    }

    /** Adds a need to the round, and looks at it. */
    fun add(need: String) =
        act {
            val round = page?.round ?: return@act
            ask { calls.addNeed(round.round, need) }
            adding = false
            chosen = listOf(need)
            follow()
        }

    private fun follow() {
        following?.cancel()
        val need = chosen.lastOrNull()
        val about = case
        following = watch({ callPage(about ?: likeliestCase(), need) }) {
            page = it
            if (about == null && it.about != null) {
                case = it.about.case
                follow()
            }
        }
    }
}

/** Who is called when a row of the plan is. */
val Candidate.callee: Callee get() = Callee.Partner(partner, contact)

private fun Unlocked.callPage(case: CaseId?, need: String?): CallPage {
    val round = case?.let { runningRound(it) }
    val looked = need ?: round?.needs?.firstOrNull { it.state == NeedState.NotYet }?.key
    return CallPage(
        about = case?.let { cases.get(it) },
        needs = calls.needs(),
        round = round,
        plan = if (case != null && looked != null) calls.callPlan(case, looked) else null,
        waiting = calls.pending(),
        callBacks = calls.callBacks(),
        promises = case?.let { calls.openPromises(it) }.orEmpty(),
    )
}
