package app.schakel.screens.cases

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.CaseFilter
import app.schakel.core.CaseRow
import app.schakel.core.CoreException
import app.schakel.core.Cursor
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch

/** The cases, open or closed, page by page. */
class CasesModel(shell: Shell, private val scope: CoroutineScope) : Model(shell, scope) {
    /** Which are shown. */
    var filter: CaseFilter by mutableStateOf(CaseFilter.OPEN)
        private set

    /** Those that were fetched so far, the latest active first. */
    var rows: List<CaseRow> by mutableStateOf(emptyList())
        private set

    /** Whether there are no others. */
    var complete: Boolean by mutableStateOf(false)
        private set

    private var next: Cursor? = null
    private var watching: Job? = null
    private var fetching: Job? = null

    /** How many a question asks anew after a change: as many as are shown. */
    @Volatile
    private var wanted = PAGE

    init {
        show(CaseFilter.OPEN)
    }

    /** Shows the open or the closed ones. */
    fun show(chosen: CaseFilter) {
        filter = chosen
        rows = emptyList()
        complete = false
        next = null
        wanted = PAGE
        fetching?.cancel()
        watching?.cancel()
        watching = watch({ cases.list(chosen, null, wanted) }) {
            rows = it.cases
            ends(it.next)
        }
    }

    /** Fetches the next page; while one comes in, or after the last, it does nothing. */
    fun more() {
        val after = next ?: return
        if (fetching?.isActive == true) return
        fetching = scope.launch {
            try {
                val page = ask { cases.list(filter, after, PAGE) }
                // The list was asked anew meanwhile: the end is somewhere else now.
                if (next != after) return@launch
                rows = rows + page.cases
                ends(page.next)
            } catch (error: CoreException) {
                problem = error
            }
        }
    }

    private fun ends(at: Cursor?) {
        next = at
        complete = at == null
        wanted = maxOf(PAGE, rows.size.toUInt())
    }

    private companion object {
        /** A screen or four. */
        const val PAGE = 50u
    }
}
