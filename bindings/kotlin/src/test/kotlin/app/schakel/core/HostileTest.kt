package app.schakel.core

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import java.lang.reflect.InvocationTargetException
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.atomic.AtomicBoolean
import java.util.concurrent.atomic.AtomicInteger
import kotlin.random.Random
import kotlin.reflect.KClass
import kotlin.reflect.KFunction
import kotlin.reflect.full.declaredMemberFunctions
import kotlin.reflect.full.memberProperties
import kotlin.reflect.jvm.javaMethod
import kotlin.reflect.jvm.kotlinFunction
import app.schakel.core.Companion as LockedCore

/**
 * Every function that the core exports is called with values nobody should send. The functions come
 * from the generated package itself, so one that is new is called without anybody naming it; a type
 * for which no hostile value is known fails the test. Whatever happens is an answer or a
 * [CoreException]: nothing panics, nothing hangs, and the core goes on.
 */
class HostileTest {
    @Test
    fun `every function of every area answers or throws a CoreException`() =
        hostilePhone { phone ->
            val met = ConcurrentHashMap<String, AtomicInteger>()
            runBlocking {
                for (round in 1..ROUNDS) {
                    for ((area, function) in functions) {
                        phone.open()
                        val hostile = hostile(round, phone)
                        val outcome = phone.core.askOf(area, function, hostile)
                        met.getOrPut(outcome) { AtomicInteger() }.incrementAndGet()
                    }
                }
                phone.open()
                phone.core.ask { report("Nog iemand") }
                assertTrue(phone.core.ask { cases.list(CaseFilter.OPEN, null, 9u) }.cases.isNotEmpty())
            }
            assertTrue("hostile values that all are refused prove little: $met", met.getValue("answered").get() > 100)
        }

    @Test
    fun `from several threads, while it is locked, opened and closed`() =
        hostilePhone { phone ->
            runBlocking {
                val over = AtomicBoolean()
                val asking =
                    List(4) { number ->
                        async(Dispatchers.IO) {
                            val random = Random(number)
                            var asked = 0
                            while (!over.get()) {
                                val (area, function) = functions.random(random)
                                if (function.name !in SLOW) phone.core.askOf(area, function, hostile(asked, phone))
                                asked += 1
                            }
                            asked
                        }
                    }
                repeat(3) {
                    Thread.sleep(200)
                    phone.core.lock()
                    phone.open()
                }
                over.set(true)
                assertTrue(asking.awaitAll().all { it > 10 })
                phone.open()
            }
            val last = Thread { phone.core.close() }.apply { start() }
            runBlocking {
                val (area, function) = functions.first()
                while (last.isAlive) runCatching { phone.core.askOf(area, function, hostile(1, phone)) }
            }
        }

    @Test
    fun `the locked core, and functions that belong to nothing`() {
        val hostile = Hostile(Random(7))
        Phone().use { phone ->
            val companion = LockedCore("${phone.home}/\u0000", phone.keystore, phone.clock)
            val locked = LockedCore::class.declaredMemberFunctions.filter { it.isExported() }
            assertEquals(9, locked.size)
            repeat(ROUNDS) {
                for (function in locked) outcome { call(function, companion, hostile) }
            }
            val loose = Class.forName("app.schakel.core.Schakel_coreKt").methods.mapNotNull { it.kotlinFunction }
            val exported = loose.filter { it.name.startsWith("labelOf") || it.name.startsWith("all") }
            assertTrue("${exported.map { it.name }}", exported.size >= 36)
            for (function in exported) {
                val values = function.parameters.map { hostile.value(it.type) }.toTypedArray()
                assertTrue(function.call(*values).toString().isNotEmpty())
            }
        }
    }

    private fun hostilePhone(test: (Phone) -> Unit) {
        Phone().use { phone ->
            runBlocking {
                phone.core.setUp(Phone.pin(), Phone.worker, Phone.pack)
                phone.core.ask { repeat(3) { report("Iemand $it") } }
            }
            test(phone)
        }
    }

    /** Open again, whatever was done to it: a hostile PIN may even have wiped it. */
    private suspend fun Phone.open() {
        if (core.look() == Gate.Open) return
        clock.minutes(24 * 60)
        when ((core.look() as Gate.Closed).state) {
            is State.Locked -> core.unlock(Phone.pin())
            else -> error("a hostile call closed it: ${core.gate.value}")
        }
    }

    private fun hostile(seed: Int, phone: Phone) =
        Hostile(Random(seed * 31 + calls.incrementAndGet())).also { hostile ->
            val known = runCatching { runBlocking { phone.core.ask { cases.list(CaseFilter.OPEN, null, 5u) } } }
            known.getOrNull()?.cases?.forEach { hostile.remember(it.case.hex) }
        }

    private suspend fun Core.askOf(area: KClass<*>, function: KFunction<*>, hostile: Hostile): String {
        val property = Unlocked::class.memberProperties.single { it.returnType.classifier == area }
        return outcome { ask { call(function, requireNotNull(property.call(this)), hostile) } }
    }

    /** What came of it; an exception of any other kind than the core's own fails the test. */
    private inline fun outcome(act: () -> Unit): String =
        try {
            answer(act)
            "answered"
        } catch (refused: CoreException) {
            if (refused is CoreException.Internal) throw AssertionError("an internal fault", refused)
            "refused"
        }

    private fun call(function: KFunction<*>, on: Any, hostile: Hostile) {
        val values = function.parameters.drop(1).map { hostile.value(it.type) }.toTypedArray()
        try {
            function.call(on, *values)
        } catch (thrown: InvocationTargetException) {
            val met = thrown.targetException
            // As a part of the message: what was called with what is what has to be known.
            if (met is InternalException || met is CoreException.Internal) {
                throw AssertionError("$met from ${function.name}(${values.joinToString().take(600)})")
            }
            throw met
        }
    }

    private companion object {
        const val ROUNDS = 12
        val calls = AtomicInteger()

        /** Not while many ask at once: each takes as long as an unlock. */
        val SLOW = setOf("setPin", "found", "join")

        /** Every function of every area that hangs off a session. */
        val functions: List<Pair<KClass<*>, KFunction<*>>> =
            Unlocked::class.memberProperties.filter { it.returnType.classifier != CoreThreads::class }.flatMap { area ->
                val kind = area.returnType.classifier as KClass<*>
                kind.declaredMemberFunctions.filter { it.isExported() }.map { kind to it }
            }

        /** What stands in the generated interface of an object is exported; the rest is machinery. */
        fun KFunction<*>.isExported(): Boolean {
            val method = javaMethod ?: return false
            val contract = Class.forName("${method.declaringClass.name}Interface")
            return contract.methods.any { it.name == method.name && it.parameterTypes.contentEquals(method.parameterTypes) }
        }
    }
}
