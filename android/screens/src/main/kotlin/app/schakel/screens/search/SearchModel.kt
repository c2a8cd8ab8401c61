package app.schakel.screens.search

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.CoreException
import app.schakel.core.Cursor
import app.schakel.core.HitTarget
import app.schakel.core.HitView
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch

/** One box over everything, while typing. The last words win. */
class SearchModel(shell: Shell, private val scope: CoroutineScope) : Model(shell, scope) {
    /** What stands in the box. */
    var words: String by mutableStateOf("")
        private set

    /** What was found; null until there was something to look for. */
    var hits: List<HitView>? by mutableStateOf(null)
        private set

    private var next: Cursor? = null
    private var looking: Job? = null

    init {
        // Who comes back from something found, finds the rest again.
        looking = scope.launch {
            try {
                words = ask { forms.kept(FORM) }[WORDS].orEmpty()
                if (words.isNotBlank()) look(words)
            } catch (error: CoreException) {
                problem = error
            }
        }
    }

    /** Looks for [typed], a moment after the last keystroke. */
    fun type(typed: String) {
        words = typed
        keep(FORM) { ask { forms.keep(FORM, mapOf(WORDS to typed)) } }
        looking?.cancel()
        looking = scope.launch {
            delay(AFTER_TYPING_MS)
            try {
                look(typed)
            } catch (error: CoreException) {
                problem = error
            }
        }
    }

    /** Fetches the next page; while one is on its way nothing more is asked. */
    fun more() {
        val after = next ?: return
        if (looking?.isActive == true) return
        looking = scope.launch {
            try {
                val page = ask { today.search(words, after, PAGE) }
                hits = (hits.orEmpty() + page.hits).distinctBy(::keyOf)
                next = page.next
            } catch (error: CoreException) {
                problem = error
            }
        }
    }

    /** Opens what was found. */
    fun open(hit: HitView) =
        shell.navigator.open(
            when (val target = hit.target) {
                is HitTarget.Case -> Route.Case(target.v1)
                is HitTarget.Partner -> Route.Partner(target.v1)
            },
        )

    /** The box is empty the next time. */
    fun left() = keep(FORM) { ask { forms.discard(FORM) } }

    private suspend fun look(typed: String) {
        if (typed.isBlank()) {
            hits = null
            next = null
            return
        }
        val page = ask { today.search(typed, null, PAGE) }
        hits = page.hits.distinctBy(::keyOf)
        next = page.next
        problem = null
    }

    private companion object {
        const val FORM = "search"
        const val WORDS = "words"
        const val PAGE = 30u
        const val AFTER_TYPING_MS = 80L
    }
}

/** One line per thing that was found. */
internal fun keyOf(hit: HitView): String =
    when (val target = hit.target) {
        is HitTarget.Case -> "case ${target.v2.hex}"
        is HitTarget.Partner -> "partner ${target.v1.hex}"
    }
