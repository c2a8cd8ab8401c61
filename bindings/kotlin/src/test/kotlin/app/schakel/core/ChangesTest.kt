package app.schakel.core

import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.test.advanceTimeBy
import kotlinx.coroutines.test.runCurrent
import kotlinx.coroutines.test.runTest
import org.junit.Assert.assertEquals
import org.junit.Test
import kotlin.concurrent.thread

/** How changes become bursts; time is the test's own. */
@OptIn(ExperimentalCoroutinesApi::class)
class ChangesTest {
    private val ids = List(50) { EntityId("%032x".format(it)) }

    @Test
    fun `a thousand changes within a frame are one burst`() =
        runTest {
            val changes = Changes(backgroundScope)
            List(4) { thread { repeat(250) { changes.changed(ids) } } }.forEach { it.join() }
            runCurrent()
            assertEquals("not before the frame is over", 0, changes.news.value.burst)
            advanceTimeBy(Changes.BURST_MS + 1)
            assertEquals(1, changes.news.value.burst)
            advanceTimeBy(1_000)
            assertEquals(1, changes.news.value.burst)
        }

    @Test
    fun `that nothing changed, and yet something is to be asked anew, is a burst too`() =
        runTest {
            val changes = Changes(backgroundScope)
            changes.changed(emptyList())
            advanceTimeBy(Changes.BURST_MS + 1)
            assertEquals(1, changes.news.value.burst)
        }

    @Test
    fun `what changes later is another burst, and the end is told once`() =
        runTest {
            val changes = Changes(backgroundScope)
            changes.changed(ids)
            advanceTimeBy(Changes.BURST_MS + 1)
            changes.changed(ids)
            changes.end()
            advanceTimeBy(Changes.BURST_MS + 1)
            assertEquals(Changes.News(burst = 2, over = true), changes.news.value)
        }
}
