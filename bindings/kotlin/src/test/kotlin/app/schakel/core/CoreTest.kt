package app.schakel.core

import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.supervisorScope
import kotlinx.coroutines.withTimeout
import org.junit.AfterClass
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.BeforeClass
import org.junit.Test
import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicInteger

/** The adapter: its threads, what it watches, and how it locks. */
class CoreTest {
    @Before
    fun unlocked() =
        runBlocking {
            if (core.gate.value != Gate.Open) core.unlock(Phone.pin())
        }

    @Test
    fun `a watch asks again after a change, and ends on the last state`() =
        patiently {
            val asked = AtomicInteger()
            val seen = MutableStateFlow(-1)
            val before = core.ask { count() }
            val watching =
                launch {
                    core
                        .watch {
                            asked.incrementAndGet()
                            count()
                        }.collect { seen.value = it }
                }
            seen.first { it == before }
            repeat(20) { core.ask { report("Reeks $it") } }
            seen.first { it == before + 20 }
            assertTrue("asked ${asked.get()} times for 20 changes", asked.get() <= 22)

            watching.cancelAndJoin()
            val last = asked.get()
            core.ask { report("Na het kijken") }
            Thread.sleep(5 * Changes.BURST_MS)
            assertEquals("nobody watches", last, asked.get())
        }

    @Test
    fun `who watches slowly holds up nobody who writes`() =
        patiently {
            val first = CompletableDeferred<Unit>()
            val never = CompletableDeferred<Unit>()
            val watchers =
                List(8) {
                    launch {
                        core.watch { count() }.collect {
                            first.complete(Unit)
                            never.await()
                        }
                    }
                }
            first.await()
            repeat(20) { core.ask { report("Traag $it") } }
            watchers.forEach { it.cancelAndJoin() }
        }

    @Test
    fun `a long question holds up no other`() =
        patiently {
            val release = CountDownLatch(1)
            val long = async { core.ask { release.await() } }
            core.ask { count() }
            assertFalse(long.isCompleted)
            release.countDown()
            long.await()
        }

    @Test
    fun `locking ends watches and questions with Locked, also those under way`() =
        patiently {
            supervisorScope {
                val watched = CompletableDeferred<Unit>()
                val watching = async { core.watch { count() }.collect { watched.complete(Unit) } }
                val inside = CountDownLatch(1)
                val locked = CountDownLatch(1)
                val underWay =
                    async(Dispatchers.IO) {
                        core.ask {
                            inside.countDown()
                            locked.await()
                            count()
                        }
                    }
                watched.await()
                inside.await()
                core.lock()
                locked.countDown()
                for (ended in listOf(watching, underWay)) {
                    assertEquals(CoreException.Locked::class, runCatching { ended.await() }.exceptionOrNull()?.let { it::class })
                }
                assertThrows(CoreException.Locked::class.java) { runBlocking { core.ask { count() } } }
                assertThrows(CoreException.Locked::class.java) { runBlocking { core.watch { count() }.first() } }
                core.lock()
                assertTrue((core.gate.value as Gate.Closed).state is State.Locked)
            }
        }

    @Test
    fun `locked for a rescue, the gate says so until it is opened, or locked once more`() =
        patiently {
            assertEquals(0u to false, core.ask { damage() to rolledBack() })
            core.lockToRescue()
            assertEquals(Gate.Rescue, core.gate.value)
            assertEquals("whoever looks does not change it", Gate.Rescue, core.look())
            assertThrows(CoreException.Refused::class.java) { runBlocking { core.rescue("000000".toByteArray()) } }
            assertEquals("nor does a wrong PIN", Gate.Rescue, core.gate.value)
            core.lock()
            assertTrue((core.gate.value as Gate.Closed).state is State.Locked)
            core.lockToRescue()
            assertTrue(core.rescue(Phone.pin()).recovered > 0u)
            assertEquals(Gate.Open, core.gate.value)
            core.lock()
            assertTrue((core.gate.value as Gate.Closed).state is State.Locked)
        }

    @Test
    fun `no other thread gets at the core`() =
        patiently {
            val leaked = core.ask { this }
            assertThrows(IllegalStateException::class.java) { leaked.cases }
            assertThrows(IllegalStateException::class.java) { leaked.settings }
            Phone(threads = 1).use { other ->
                other.core.setUp(Phone.pin(), Phone.worker, null)
                val crossed = runCatching { other.core.ask { leaked.cases } }.exceptionOrNull()
                assertTrue("$crossed", crossed is IllegalStateException)
            }
        }

    @Test
    fun `a keystore that throws is an error, a clock that throws stands still`() =
        patiently {
            core.lock()
            val faults =
                listOf(KeystoreException.NoAnswer(), RuntimeException("broken"), StackOverflowError("deep"))
            for (fault in faults) {
                phone.keystore.fault = fault
                val met = runCatching { core.unlock(Phone.pin()) }.exceptionOrNull()
                assertEquals(2u, (met as CoreException.Internal).code)
            }
            phone.keystore.fault = null
            core.unlock(Phone.pin())
            phone.clock.fault = IllegalStateException("no clock")
            val case = core.ask { report("Zonder klok") }
            phone.clock.fault = null
            val opened = core.ask { cases.get(case) }.opened
            assertEquals(phone.clock.nowMs(), opened.toEpochMilli())
        }

    companion object {
        private lateinit var phone: Phone
        private val core get() = phone.core

        @BeforeClass
        @JvmStatic
        fun setUp() {
            phone = Phone()
            runBlocking { phone.core.setUp(Phone.pin(), Phone.worker, null) }
        }

        @AfterClass
        @JvmStatic
        fun close() = phone.close()

        private fun Unlocked.count() = cases.list(CaseFilter.OPEN, null, 1_000u).cases.size

        private fun patiently(test: suspend CoroutineScope.() -> Unit) = runBlocking { withTimeout(60_000) { test() } }
    }
}
