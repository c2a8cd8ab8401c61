package app.schakel.screens.safety

import app.schakel.core.CaseFilter
import app.schakel.core.CaseId
import app.schakel.core.CoreException
import app.schakel.core.Unlocked
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.launch

/** One long press, from anywhere: supervisors are alarmed, and nothing on the screen shows it. */
object SilentAlarm {
    /** Raises it about where the user most likely is, and sends it at once; [onSet] once it is durable. */
    fun raise(shell: Shell, onSet: () -> Unit = {}) {
        val shown = shell.shownCase
        shell.scope.launch {
            try {
                val case = shell.core.ask { likely(shown)?.also { safety.silent(it, words(it)) } }
                if (case != null) onSet()
                shell.postman.sync()
            } catch (_: CoreException) {
                // Locked or full: the gate and the next act say so; here nothing may show.
            }
        }
    }
}

/** The case that is on the screen, or beneath it. */
internal val Shell.shownCase: CaseId?
    get() = navigator.stack.asReversed().firstNotNullOfOrNull {
        when (it) {
            is Route.Case -> it.case
            is Route.Person -> it.case
            is Route.Plan -> it.case
            is Route.Door -> it.case
            is Route.Note -> it.case
            is Route.Call -> it.case
            is Route.Promise -> it.case
            else -> null
        }
    }

/** With whom the user most likely is: a timer, an open visit, the case on the screen, the next line of today. */
internal fun Unlocked.likely(shown: CaseId?): CaseId? {
    val day = today.view(null)
    return safety.running().firstOrNull()?.case
        ?: day.unfinished.firstOrNull()?.case
        ?: shown
        ?: day.today.next?.case
        ?: cases.list(CaseFilter.OPEN, null, 1u).cases.firstOrNull()?.case
}

/** What supervisors read should a timer pass: with whom and where. It travels sealed. */
fun Unlocked.words(case: CaseId): String {
    val view = cases.get(case)
    val place = view.person.place
    return listOf(view.who.name, place.address, place.village).filter { it.isNotBlank() }.joinToString(", ")
}
