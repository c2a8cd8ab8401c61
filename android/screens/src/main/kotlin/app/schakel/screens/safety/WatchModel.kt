package app.schakel.screens.safety

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.CaseId
import app.schakel.core.VisitId
import app.schakel.core.WatchId
import app.schakel.core.WatchView
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.withContext

/** The timers that run. */
class WatchModel(shell: Shell, scope: CoroutineScope) : Model(shell, scope) {
    /** Nobody said yet that all is well; null until the core answered. */
    var running: List<WatchView>? by mutableStateOf(null)
        private set

    init {
        watch({ safety.running() }) { running = it }
    }

    /** All is well: the alarm is called off at the next connection, which is tried at once. */
    fun allWell(watch: WatchId) =
        act {
            withContext(NonCancellable) {
                ask { safety.allWell(watch) }
                shell.postman.sync()
            }
        }
}

/** A timer that may be set for one case: what supervisors will read, and for how long. */
class WatchStartModel(shell: Shell, scope: CoroutineScope, private val case: CaseId) : Model(shell, scope) {
    /** What supervisors read should the timer pass. */
    var words: String by mutableStateOf("")
        private set

    private var loaded = false
    private val form = "watch ${case.hex}"

    init {
        watch({ forms.kept(form)[WORDS] ?: words(case) }) {
            if (!loaded) words = it
            loaded = true
        }
    }

    /** Writes other words. */
    fun type(text: String) {
        words = text
        keep(WORDS) { ask { forms.keep(form, mapOf(WORDS to text)) } }
    }

    /** Sets the timer and tells the hub at once. */
    fun start(visit: VisitId?, minutes: Int) =
        act {
            withContext(NonCancellable) {
                ask {
                    safety.start(case, visit, minutes.toUInt(), words)
                    forms.discard(form)
                }
                shell.postman.sync()
            }
        }

    private companion object {
        const val WORDS = "words"
    }
}
