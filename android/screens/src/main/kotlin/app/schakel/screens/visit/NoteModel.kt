package app.schakel.screens.visit

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.CaseId
import app.schakel.core.UnfinishedView
import app.schakel.core.VisitId
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope

/** Notes afterwards: goes on with the visit that is open, or starts one. */
class NoteModel(shell: Shell, scope: CoroutineScope, case: CaseId?) : Model(shell, scope) {
    /** Visits under way. */
    var unfinished: List<UnfinishedView> by mutableStateOf(emptyList())
        private set

    init {
        if (case == null) watch({ visits.unfinished() }) { unfinished = it } else begin(case)
    }

    /** Goes on with what was begun. */
    fun goOn(visit: VisitId) = shell.navigator.replace(Route.Visit(visit))

    /** Goes on with the open visit of a case, or starts one. */
    fun begin(case: CaseId) =
        act {
            goOn(
                ask {
                    visits.unfinished().firstOrNull { it.case == case && !it.correction }?.visit
                        ?: visits.start(case, null)
                },
            )
        }
}
