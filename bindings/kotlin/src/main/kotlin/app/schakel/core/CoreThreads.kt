package app.schakel.core

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.asCoroutineDispatcher
import java.util.concurrent.Callable
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger

/** The threads on which the core is called, and no others: a call may wait for disk or network. */
internal class CoreThreads(count: Int) : AutoCloseable {
    private val made = AtomicInteger()
    private val pool: ExecutorService = Executors.newFixedThreadPool(count) { OfCore(it) }

    /** Runs coroutines on these threads. */
    val dispatcher: CoroutineDispatcher = pool.asCoroutineDispatcher()

    /** Throws unless the caller runs on one of these threads. */
    fun check() =
        check((Thread.currentThread() as? OfCore)?.owner === this) {
            "the core is called through Core.ask and Core.watch only, on its own threads"
        }

    /** Waits for [work] on one of these threads, for the end of the program. */
    fun <T> wait(work: () -> T): T = pool.submit(Callable { work() }).get()

    override fun close() = pool.shutdown()

    private inner class OfCore(work: Runnable) : Thread(work, "core-${made.incrementAndGet()}") {
        val owner = this@CoreThreads

        init {
            isDaemon = true
        }
    }
}
