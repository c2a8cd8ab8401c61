package app.schakel.screens.door

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.CaseFilter
import app.schakel.core.CaseId
import app.schakel.core.CaseRow
import app.schakel.core.CoreException
import app.schakel.core.Cursor
import app.schakel.core.HitTarget
import app.schakel.core.Who
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch

/** Whose door it is: the latest cases first, or those with the words that were typed. */
class WhoseModel(shell: Shell, private val scope: CoroutineScope) : Model(shell, scope) {
    /** Open cases, the latest active first; null until the core answered. */
    var cases: List<CaseRow>? by mutableStateOf(null)
        private set

    /** What was typed to find somebody. */
    var words: String by mutableStateOf("")
        private set

    /** Who was found; null while nothing is looked for. */
    var found: List<Pair<CaseId, Who>>? by mutableStateOf(null)
        private set

    private var next: Cursor? = null
    private var looking: Job? = null

    init {
        page(null)
    }

    /** The next page of cases. */
    fun more() {
        if (looking?.isActive != true) next?.let { page(it) }
    }

    /** Looks for somebody, a moment after the last keystroke. */
    fun type(typed: String) {
        words = typed
        looking?.cancel()
        looking = scope.launch {
            delay(AFTER_TYPING_MS)
            asked {
                found = if (typed.isBlank()) {
                    null
                } else {
                    ask { today.search(typed, null, MOST) }
                        .hits
                        .mapNotNull { hit ->
                            (hit.target as? HitTarget.Case)?.let { it.v1 to hit.who }
                        }.distinctBy { it.first }
                }
            }
        }
    }

    /** This is the door. */
    fun choose(case: CaseId) = shell.navigator.replace(Route.Door(case))

    private fun page(after: Cursor?) {
        looking = scope.launch {
            asked {
                val page = ask { cases.list(CaseFilter.OPEN, after, PAGE) }
                cases = (cases.orEmpty() + page.cases).distinctBy { it.case }
                next = page.next
            }
        }
    }

    private suspend fun asked(work: suspend () -> Unit) =
        try {
            work()
        } catch (error: CoreException) {
            problem = error
        }

    private companion object {
        const val PAGE = 30u
        const val MOST = 60u
        const val AFTER_TYPING_MS = 80L
    }
}
