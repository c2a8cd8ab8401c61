package app.schakel.screens.call

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.AfterCallView
import app.schakel.core.CallChannel
import app.schakel.core.CallDraft
import app.schakel.core.CallId
import app.schakel.core.CallOutcome
import app.schakel.core.CallView
import app.schakel.core.Callee
import app.schakel.core.ChoiceView
import app.schakel.core.EntityId
import app.schakel.core.Moment
import app.schakel.core.NextCallView
import app.schakel.core.OutcomeDraft
import app.schakel.core.PlanItemId
import app.schakel.core.PlanItemPart
import app.schakel.core.PromiseDraft
import app.schakel.core.RoundView
import app.schakel.core.SpendingDraft
import app.schakel.core.Unlocked
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.texts.cents
import kotlinx.coroutines.CoroutineScope
import java.time.Instant
import java.time.LocalDate
import java.time.format.DateTimeParseException

/** Where the sheet after a call stands. */
enum class Step { Asking, Promising, CallingBack, Recorded }

/** What a call led to: one tap, and what stands on the same sheet. */
class AfterCallModel(shell: Shell, scope: CoroutineScope, private val id: CallId) : FormModel(shell, scope, "call ${id.hex}") {
    /** The call; null until the core answered. */
    var call: CallView? by mutableStateOf(null)
        private set

    /** The round it belongs to. */
    var round: RoundView? by mutableStateOf(null)
        private set

    /** Who to call next, and for which need. */
    var next: NextCallView? by mutableStateOf(null)
        private set

    /** What can be needed, by name. */
    var needs: List<ChoiceView> by mutableStateOf(emptyList())
        private set

    /** The rows of the plan that spending may belong to. */
    var rows: List<PlanItemPart> by mutableStateOf(emptyList())
        private set

    /** What was promised on this sheet. */
    var promised: PromiseDraft? by mutableStateOf(null)
        private set

    /** What was spent on this sheet. */
    var spent: List<SpendingDraft> by mutableStateOf(emptyList())
        private set

    /** Whether the amount goes over the mandate: it warns and asks for a name, and does not block. */
    var overMandate: Boolean by mutableStateOf(false)
        private set

    private var again: Boolean by mutableStateOf(false)

    /** Where the sheet stands. */
    val step: Step
        get() = when {
            this[STEP] == PROMISING -> Step.Promising
            this[STEP] == CALLING_BACK -> Step.CallingBack
            call?.outcome == null || again -> Step.Asking
            else -> Step.Recorded
        }

    /** Whether spending is being written down. */
    val spending: Boolean get() = this[SPENDING].isNotEmpty()

    /** The day of the promise. */
    val due: LocalDate? get() = day(this[DUE])

    init {
        act {
            restore()
            val found = ask { found() }
            round = found.round
            needs = found.needs
            rows = found.rows
            call = found.call
            weigh()
        }
    }

    /** What it led to. A promise and a call-back ask one thing more; all else is done at once. */
    fun answer(outcome: CallOutcome) =
        when (outcome) {
            CallOutcome.Promised -> type(STEP, PROMISING)
            CallOutcome.CallBack -> type(STEP, CALLING_BACK)
            else -> record(OutcomeDraft(outcome, this[LINE], null, null, null))
        }

    /** The outcome was another one: asks again, with what was typed. */
    fun reconsider() {
        again = true
        if (this[STEP].isNotEmpty()) type(STEP, "")
    }

    /** Records the promise, with who was called as the one who made it unless a name was typed. */
    fun promise() {
        val due = due ?: return
        record(OutcomeDraft(CallOutcome.Promised, this[LINE], null, PromiseDraft(this[WHAT].trim(), this[WHO].trim(), due, null), null))
    }

    /** Records when to call back; null when no time was agreed. */
    fun callBack(at: Instant?) = record(OutcomeDraft(CallOutcome.CallBack, this[LINE], at, null, null))

    /** Begins to write spending down. */
    fun startSpending() = type(SPENDING, OPEN)

    /** Writes the amount, and asks whether it goes over the mandate. */
    fun amount(typed: String) {
        type(AMOUNT, typed)
        weighing()
    }

    /** Writes spending down, with the outcome as it was. */
    fun spend() {
        val call = call ?: return
        val outcome = call.outcome ?: return
        val draft = SpendingDraft(
            cents = cents(this[AMOUNT]) ?: 0,
            purpose = this[PURPOSE].trim(),
            item = this[ROW].takeIf { it.isNotEmpty() }?.let { PlanItemId(it) },
            agreedBy = if (overMandate) this[AGREED].trim() else "",
        )
        record(OutcomeDraft(outcome, call.line, call.callBack, null, draft))
    }

    /** Calls the next one of the round. */
    fun callNext() =
        act {
            val next = next ?: return@act
            val call = call ?: return@act
            dial(CallDraft(call.case, next.candidate.callee, CallChannel.Phone, next.need, call.round))
        }

    /** Back to the plan of the round. */
    fun goOn() {
        call?.let { shell.navigator.replace(Route.Call(it.case)) }
    }

    /** The round is done. */
    fun endRound() =
        act {
            round?.let { round -> ask { calls.endRound(round.round) } }
            shell.navigator.back()
        }

    private fun record(draft: OutcomeDraft) =
        act {
            val after = ask { calls.outcome(id, draft).also { done() } }
            draft.promise?.let { promised = it }
            draft.spending?.let { spent = spent + it }
            val following = after.next ?: ask { nextFor(after) }
            clear()
            again = false
            overMandate = false
            call = after.call
            round = after.round
            next = following
            if (draft.outcome == CallOutcome.NotCalled) shell.navigator.back()
        }

    private fun weighing() = keep("mandate") { weigh() }

    private suspend fun weigh() {
        val cents = cents(this[AMOUNT])
        overMandate = cents != null && ask { plans.overMandate(cents) }
    }

    private class Found(val call: CallView?, val round: RoundView?, val needs: List<ChoiceView>, val rows: List<PlanItemPart>)

    private fun Unlocked.found(): Found {
        val moment = cases.versions(EntityId(id.hex)).firstOrNull { it.current }?.what
        val call = (moment as? Moment.Call)?.v1
        return Found(
            call = call,
            round = call?.round?.let { calls.round(it) },
            needs = calls.needs(),
            rows = call?.let { plans.get(it.case).items }.orEmpty().filter { it.id != null },
        )
    }

    /** Without a round: the next one of the plan for the same need, when this one did not arrange it. */
    private fun Unlocked.nextFor(after: AfterCallView): NextCallView? {
        val call = after.call
        val settled = call.outcome == CallOutcome.Arranged || call.outcome == CallOutcome.Promised
        if (after.round != null || call.need.isEmpty() || settled || call.callee !is Callee.Partner) return null
        val others = calls.callPlan(call.case, call.need).candidates.filter { it.dial != null && it.callee != call.callee }
        return others.firstOrNull()?.let { NextCallView(call.need, it) }
    }

    /** Opens the partner whose number is missing. */
    fun fillIn() {
        next?.let { shell.navigator.open(Route.Partner(it.candidate.partner)) }
    }

    companion object {
        const val LINE = "line"
        const val WHAT = "what"
        const val WHO = "who"
        const val DUE = "due"
        const val AMOUNT = "amount"
        const val PURPOSE = "purpose"
        const val ROW = "row"
        const val AGREED = "agreed"
        private const val STEP = "step"
        private const val SPENDING = "spending"
        private const val PROMISING = "promising"
        private const val CALLING_BACK = "calling back"
        private const val OPEN = "open"
    }
}

/** A day as it was kept; null when there is none. */
private fun day(kept: String): LocalDate? =
    try {
        if (kept.isEmpty()) null else LocalDate.parse(kept)
    } catch (_: DateTimeParseException) {
        null
    }
