package app.schakel.screens.visit

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.Language
import app.schakel.core.Place
import app.schakel.core.SummaryView
import app.schakel.core.VisitId
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope

/** The summary of a finished visit before it goes: what the supervisor will see, and one line. */
class PreviewModel(shell: Shell, scope: CoroutineScope, private val visit: VisitId) : Model(shell, scope) {
    /** Exactly what will be seen, as the core makes it; null until it answered. */
    var view: SummaryView? by mutableStateOf(null)
        private set

    /** The line as typed so far. */
    var line: String by mutableStateOf("")
        private set

    /** Whether this phone is in a team: otherwise there is nobody to send to. */
    var inTeam: Boolean by mutableStateOf(true)
        private set

    /** Whether the visit's text was just copied. */
    var copied: Boolean by mutableStateOf(false)
        private set

    private val form = "summary ${visit.hex}"

    init {
        act {
            line = ask { forms.kept(form) }[LINE].orEmpty()
            view = ask { visits.preview(visit, line) }
        }
        watch({ team.view().place }) { inTeam = it is Place.Member }
    }

    /** Takes the line; what the supervisor sees follows at once. */
    fun type(typed: String) {
        line = typed
        view = view?.copy(line = typed)
        keep(form) {
            ask { forms.keep(form, mapOf(LINE to typed)) }
            val seen = ask { visits.preview(visit, typed) }
            if (line == typed) view = seen
        }
    }

    /** Makes the summary and sends what can be sent. */
    fun send() =
        act {
            ask {
                visits.summarise(visit, line)
                forms.discard(form)
            }
            shell.postman.sync()
            shell.navigator.back()
        }

    /** Leaves it for later; the line is kept. */
    fun leave() = act { shell.navigator.back() }

    /** Copies the visit as text, for the worker's own record system. */
    fun copy(language: Language) =
        act {
            shell.phone.copy(ask { visits.text(visit, language) })
            copied = true
        }

    private companion object {
        const val LINE = "line"
    }
}
