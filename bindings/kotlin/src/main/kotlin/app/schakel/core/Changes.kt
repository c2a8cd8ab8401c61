package app.schakel.core

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import java.util.concurrent.atomic.AtomicBoolean

/**
 * What changed in one session, told in bursts: however many ids come in within a frame, whoever
 * watches asks once. A slow watcher misses bursts in between, never the last one.
 */
internal class Changes(private val scope: CoroutineScope) : Listener {
    private val due = AtomicBoolean()
    private val told = MutableStateFlow(News(burst = 0, over = false))

    /** Counts bursts; the last word is that it is over. */
    val news: StateFlow<News> = told.asStateFlow()

    /** Called on the thread that wrote, which goes on at once. */
    override fun changed(ids: List<EntityId>) {
        if (due.compareAndSet(false, true)) scope.launch { tell() }
    }

    /** The session was locked. */
    fun end() = told.update { it.copy(over = true) }

    private suspend fun tell() {
        delay(BURST_MS)
        due.set(false)
        told.update { it.copy(burst = it.burst + 1) }
    }

    /** How often something changed, and whether the session was locked. */
    data class News(val burst: Long, val over: Boolean)

    internal companion object {
        /** One frame: what changes within it is shown together. */
        const val BURST_MS = 16L
    }
}
