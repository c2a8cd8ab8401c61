package app.schakel.screens.safety

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.CaseFilter
import app.schakel.core.CaseId
import app.schakel.core.CaseRow
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope

/** For whom a timer may be set. */
class SafetyModel(shell: Shell, scope: CoroutineScope) : Model(shell, scope) {
    /** The open cases; null until the core answered. */
    var cases: List<CaseRow>? by mutableStateOf(null)
        private set

    /** The case that was chosen; at first the one where the user most likely is. */
    var chosen: CaseId? by mutableStateOf(null)

    init {
        val shown = shell.shownCase
        watch({ cases.list(CaseFilter.OPEN, null, MOST).cases to likely(shown) }) { (rows, likely) ->
            cases = rows
            if (chosen == null) chosen = likely
        }
    }

    private companion object {
        const val MOST = 200u
    }
}
