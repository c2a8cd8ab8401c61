package app.schakel.screens.call

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.EntityId
import app.schakel.core.Moment
import app.schakel.core.SpendingId
import app.schakel.core.SpendingView
import app.schakel.core.ToJustify
import app.schakel.core.Unlocked
import app.schakel.core.Who
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope

/** What is still to be accounted for, with what it was for. */
class Spent(val due: ToJustify, val who: Who, val purpose: String)

/** Accounts for spending, by what it led to. */
class JustifyModel(shell: Shell, scope: CoroutineScope, private val id: SpendingId) : FormModel(shell, scope, "justify ${id.hex}") {
    /** The spending; null until the core answered. */
    var spending: SpendingView? by mutableStateOf(null)
        private set

    /** About whom it is. */
    var who: Who? by mutableStateOf(null)
        private set

    /** What else is still to be accounted for. */
    var others: List<Spent> by mutableStateOf(emptyList())
        private set

    init {
        act { restore() }
        watch({ page() }) { page ->
            spending = page.spending
            who = page.who
            others = page.others
        }
    }

    /** Whether it was said what it led to. */
    val ready: Boolean get() = !busy && this[EFFECT].isNotBlank()

    /** Accounts for it. */
    fun justify() =
        act {
            val effect = this[EFFECT].trim()
            ask { plans.justify(id, effect).also { done() } }
            clear()
        }

    /** Goes on with another. */
    fun open(other: Spent) = shell.navigator.replace(Route.Justify(other.due.spending))

    private class JustifyPage(val spending: SpendingView?, val who: Who?, val others: List<Spent>)

    private fun Unlocked.page(): JustifyPage {
        val now = spending(id)
        val others = plans.toJustify().filter { it.spending != id }.map { spent(it) }
        return JustifyPage(now, now?.let { cases.get(it.case).who }, others)
    }

    private fun Unlocked.spending(of: SpendingId): SpendingView? =
        (cases.versions(EntityId(of.hex)).firstOrNull { it.current }?.what as? Moment.Spending)?.v1

    private fun Unlocked.spent(due: ToJustify) = Spent(due, cases.get(due.case).who, spending(due.spending)?.purpose.orEmpty())

    companion object {
        const val EFFECT = "effect"
    }
}
