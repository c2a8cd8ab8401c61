package app.schakel.screens.plan

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.ActionState
import app.schakel.core.CaseId
import app.schakel.core.Owner
import app.schakel.core.PlanDraft
import app.schakel.core.PlanItemPart
import app.schakel.core.PlanView
import app.schakel.core.Who
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope
import java.time.Instant
import java.time.LocalDate

/** The plan of a case on one page, while it is read and written. */
class PlanModel(shell: Shell, scope: CoroutineScope, private val case: CaseId) : Model(shell, scope) {
    /** About whom; null until the core answered. */
    var who: Who? by mutableStateOf(null)
        private set

    /** The plan as it was written last; null until the core answered. */
    var written: PlanView? by mutableStateOf(null)
        private set

    /** The plan as it stands on this page. */
    var draft: PlanDraft by mutableStateOf(PlanDraft(emptyList(), ""))
        private set

    /** The row that is opened. */
    var opened: Int? by mutableStateOf(null)
        private set

    /** When it was last kept. */
    var keptAt: Instant? by mutableStateOf(null)
        private set

    /** Whether something here was not written yet. */
    val changed: Boolean get() = written?.let { draft != it.asDraft() } ?: false

    /**
     * Whether the client's yes was said to other words than these. The core takes it away when they
     * are written; how far a row is does not count.
     */
    val otherWords: Boolean
        get() = written?.let { it.clientsYes != null && it.items.map(::words) != draft.items.map(::words) } ?: false

    init {
        act {
            val plan = ask { plans.get(case) }
            draft = ask { plans.draft(case) } ?: plan.asDraft()
            who = ask { cases.get(case).who }
            written = plan
        }
    }

    /** Takes the client's own words. */
    fun ownWords(typed: String) = change(draft.copy(ownWords = typed))

    /** Opens a row, or folds it. */
    fun open(at: Int) {
        opened = at.takeIf { it != opened }
    }

    /** Adds a row and opens it. */
    fun add() {
        val row = PlanItemPart(
            id = null,
            stressor = "",
            goal = "",
            action = "",
            owner = Owner.Worker,
            ownerName = "",
            due = null,
            state = ActionState.Open,
        )
        change(draft.copy(items = draft.items + row))
        opened = draft.items.lastIndex
    }

    /** Changes a row. */
    fun row(at: Int, row: PlanItemPart) = change(draft.copy(items = draft.items.take(at) + row + draft.items.drop(at + 1)))

    /** Takes a row away. */
    fun remove(at: Int) {
        opened = null
        change(draft.copy(items = draft.items.filterIndexed { n, _ -> n != at }))
    }

    /** Back to what was written last. */
    fun undo() {
        opened = null
        written?.let { change(it.asDraft()) }
    }

    /** Writes the plan and goes back. */
    fun done() =
        act {
            write()
            shell.navigator.back()
        }

    /** The client said yes to the plan as it stands on this page. */
    fun clientSaidYes() =
        act {
            write()
            written = ask { plans.clientSaidYes(case, LocalDate.now()) }
        }

    private suspend fun write() {
        val rows = draft.items.filter { !it.isEmpty() }
        if (!changed && rows.size == draft.items.size) return
        val plan = ask { plans.write(case, PlanDraft(rows, draft.ownWords)) }
        written = plan
        draft = plan.asDraft()
        opened = null
    }

    private fun change(now: PlanDraft) {
        draft = now
        keptAt = null
        keep("plan") {
            ask { plans.keep(case, now) }
            keptAt = Instant.now()
        }
    }
}

/** Whether nothing was said in a row. */
internal fun PlanItemPart.isEmpty(): Boolean = stressor.isBlank() && goal.isBlank() && action.isBlank()

private fun PlanView.asDraft() = PlanDraft(items, ownWords)

private fun words(row: PlanItemPart) = row.copy(id = null, state = ActionState.Open)
