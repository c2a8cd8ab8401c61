package app.schakel.core

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.StateFlow
import java.util.concurrent.atomic.AtomicBoolean
import java.util.concurrent.atomic.AtomicInteger

/**
 * One unlocked session: its handles, its listener, and who is using it. The handles are given back
 * when it is locked and the last question has its answer, and only once.
 */
internal class Opened(private val session: Session, threads: CoreThreads, scope: CoroutineScope) {
    private val unlocked = Unlocked(session, threads)

    /** Questions under way, and one for being open. */
    private val users = AtomicInteger(1)
    private val ended = AtomicBoolean()

    private val changes = Changes(scope)
    private val subscription = session.listen(changes)

    /** Bursts of changes, until it is locked. */
    val news: StateFlow<Changes.News> = changes.news

    /** Asks, unless it is locked. */
    fun <T> ask(question: Unlocked.() -> T): T {
        if (users.getAndUpdate { if (it == 0) 0 else it + 1 } == 0) throw CoreException.Locked()
        try {
            return answer { question(unlocked) }
        } finally {
            leave()
        }
    }

    /** Locks; whoever asks or watches is told so. What storage could not do is thrown at the end. */
    fun lock() {
        if (!ended.compareAndSet(false, true)) return
        try {
            session.lock()
        } finally {
            changes.end()
            leave()
        }
    }

    private fun leave() {
        if (users.decrementAndGet() > 0) return
        subscription.close()
        unlocked.close()
        session.close()
    }
}
