package app.schakel.screens.frame

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.Core
import app.schakel.core.CoreException
import app.schakel.core.Gate
import app.schakel.core.SyncView
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Job
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.collectLatest
import kotlinx.coroutines.isActive
import kotlinx.coroutines.launch

/**
 * Syncs while the app is open: at once when it opens, soon after each change, and every minute.
 * Never in the way of a screen; what it learnt stands in [state].
 */
class Postman(private val core: Core, private val scope: CoroutineScope) {
    /** What has been sent and what has come in; null until first asked. */
    var state: SyncView? by mutableStateOf(null)
        private set

    /** Whether a round is under way. */
    var running: Boolean by mutableStateOf(false)
        private set

    private var round: Job? = null
    private var again = false

    /** Starts following the core; ends with the scope. */
    fun start() {
        scope.launch {
            core.gate.collectLatest { gate ->
                if (gate is Gate.Open) {
                    while (true) {
                        sync()
                        delay(EVERY_MS)
                    }
                }
            }
        }
        scope.launch {
            core.gate.collectLatest { gate ->
                if (gate is Gate.Open) follow()
            }
        }
    }

    /** Goes now; when it is on its way, once more after that. One that was stopped ends first. */
    fun sync() {
        again = true
        if (round?.isCompleted == false) return
        running = true
        // Begins at once: one that is stopped before it began must end like any other.
        round = scope.launch(start = CoroutineStart.UNDISPATCHED) {
            try {
                while (again && isActive) {
                    again = false
                    once()
                }
            } finally {
                round = null
                // Asked for after this one was stopped: then it is only on its way now.
                if (again && scope.isActive) sync() else running = false
            }
        }
    }

    private suspend fun once() =
        try {
            state = going { core.sync() }
        } catch (_: CoreException) {
            // Locked meanwhile, or wiped: the gate shows it.
            look()
        }

    /** A keystore that does not answer now leaves the gate as it was; the next act asks it again. */
    private suspend fun look() {
        try {
            core.look()
        } catch (_: CoreException) {
            return
        }
    }

    /** Shows how far it is, meanwhile. */
    private suspend fun <T> going(work: suspend () -> T): T =
        coroutineScope {
            val looking = launch {
                while (true) {
                    delay(LOOK_EVERY_MS)
                    state = core.ask { sync.state() }
                }
            }
            try {
                work()
            } finally {
                looking.cancel()
            }
        }

    /** Stops a round that takes long; what was fetched is kept. */
    fun stop() {
        again = false
        round?.cancel()
    }

    private suspend fun follow() =
        try {
            core.watch { sync.state() }.collectLatest { seen ->
                state = seen
                if (seen.waiting == 0u) return@collectLatest
                // What is written while a round is under way may have come too late for it.
                round?.join()
                if (state?.waiting == 0u) return@collectLatest
                delay(AFTER_CHANGE_MS)
                sync()
            }
        } catch (_: CoreException) {
            // Locked: the gate shows it.
        }

    private companion object {
        const val EVERY_MS = 60_000L
        const val LOOK_EVERY_MS = 500L
        const val AFTER_CHANGE_MS = 1_500L
    }
}
