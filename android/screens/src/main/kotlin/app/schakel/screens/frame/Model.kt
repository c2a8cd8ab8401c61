package app.schakel.screens.frame

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.CoreException
import app.schakel.core.Unlocked
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.catch
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/**
 * What stands behind a screen, for as long as it is open: asks the core, keeps what is shown, says
 * what went wrong. Everything in it happens on the main thread; the core works elsewhere.
 */
abstract class Model(protected val shell: Shell, private val scope: CoroutineScope) {
    /** What went wrong last, to be shown until it is dismissed or something succeeds. */
    var problem: CoreException? by mutableStateOf(null)

    /** Whether an act is under way. A second tap meanwhile does nothing. */
    var busy: Boolean by mutableStateOf(false)
        private set

    private val drafts = mutableMapOf<String, Pair<Job, suspend () -> Unit>>()

    /** Shows what the core answers, now and after each change. */
    protected fun <T> watch(question: Unlocked.() -> T, show: (T) -> Unit): Job =
        scope.launch {
            shell.core.watch(question).catch { failed(it) }.collect { show(it) }
        }

    /** Does something once: a second tap while it is under way does nothing. */
    protected fun act(work: suspend () -> Unit) {
        if (busy) return
        busy = true
        scope.launch {
            try {
                problem = null
                flush()
                work()
            } catch (error: CoreException) {
                problem = error
            } finally {
                busy = false
            }
        }
    }

    /** Asks the core once, on its own thread. */
    protected suspend fun <T> ask(question: Unlocked.() -> T): T = shell.core.ask(question)

    /**
     * Keeps a draft half a second after the last keystroke. [Model.flush] keeps it at once: on
     * pause, before lock and before any act.
     */
    protected fun keep(slot: String, write: suspend () -> Unit) {
        drafts.remove(slot)?.first?.cancel()
        val waiting = scope.launch {
            delay(AFTER_TYPING_MS)
            drafts.remove(slot)
            written(write)
        }
        drafts[slot] = waiting to write
    }

    /** Keeps at once what still waits. */
    suspend fun flush() {
        val waiting = drafts.values.toList()
        drafts.clear()
        waiting.forEach { (job, write) ->
            job.cancel()
            withContext(NonCancellable) { written(write) }
        }
    }

    private suspend fun written(write: suspend () -> Unit) =
        try {
            write()
        } catch (error: CoreException) {
            problem = error
        }

    private fun failed(error: Throwable) {
        problem = error as? CoreException ?: throw error
    }

    private companion object {
        const val AFTER_TYPING_MS = 500L
    }
}
