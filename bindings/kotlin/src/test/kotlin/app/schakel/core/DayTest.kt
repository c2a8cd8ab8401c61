package app.schakel.core

import kotlinx.coroutines.runBlocking
import org.junit.AfterClass
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.BeforeClass
import org.junit.Test
import java.time.LocalDate
import java.time.LocalTime

/** A day through the adapter, over the real library. */
class DayTest {
    @Test
    fun `a report becomes a case, a round of calls and a promise, and is found`() =
        runBlocking {
            val core = phone.core
            val case = core.ask { report("Hendrik Verzonnen") }
            val need = "bed-tonight"
            val partner = core.ask { partnerFor(need) }

            val round = core.ask { calls.startRound(case, listOf(need)) }
            val plan = core.ask { calls.callPlan(case, need) }
            val first = plan.candidates.first { it.partner == partner }
            assertTrue(first.reasons.any { it is Reason.OpenNow })

            val callee = Callee.Partner(partner, null)
            val dial = core.ask { calls.dial(CallDraft(case, callee, CallChannel.Phone, need, round)) }
            assertEquals("tel:0546000031", dial.uri)
            phone.clock.minutes(3)
            val promise = PromiseDraft("een plek", "Bo", LocalDate.of(2026, 11, 26), LocalTime.of(9, 30))
            val after =
                core.ask { calls.outcome(dial.call, OutcomeDraft(CallOutcome.Promised, promise = promise)) }
            assertEquals(1u, after.round?.calls)

            val open = core.ask { calls.openPromises(case) }.single()
            assertEquals(LocalDate.of(2026, 11, 26), open.due)
            assertEquals(LocalTime.of(9, 30), open.time)
            val found = core.ask { today.search("hendrik", null, 20u) }
            val target = found.hits.first().target
            assertTrue(target is HitTarget.Case && target.v1 == case)
        }

    @Test
    fun `a wrong PIN is counted, the right one opens, and both are wiped from memory`() =
        runBlocking {
            val case = phone.core.ask { report("Bea Verzonnen") }
            phone.core.lock()
            assertEquals(true, (phone.core.gate.value as Gate.Closed).state is State.Locked)

            val wrong = "000000".toByteArray()
            val refused = runCatching { phone.core.unlock(wrong) }.exceptionOrNull()
            val refusal = (refused as CoreException.Refused).refusal
            assertEquals(11u, (refusal as Refusal.WrongPin).triesLeft)
            val seen = (phone.core.gate.value as Gate.Closed).state as State.Locked
            assertEquals(11u, seen.triesLeft)
            assertArrayEquals(ByteArray(6), wrong)

            phone.clock.minutes(60)
            val right = Phone.pin()
            phone.core.unlock(right)
            assertArrayEquals(ByteArray(6), right)
            assertEquals(Gate.Open, phone.core.gate.value)
            assertEquals("Bea Verzonnen", phone.core.ask { cases.get(case) }.who.name)
        }

    @Test
    fun `words and choices come from the core`() {
        assertEquals("woningcorporatie", label(Source.HousingAssociation, Language.NL))
        assertEquals("housing association", label(Source.HousingAssociation, Language.EN))
        assertEquals("?", label(Source.Unknown(99u), Language.NL))
        assertEquals(7, allSources().size)
        val said = allAttemptOutcomes().map { label(it, Language.NL) }
        assertEquals(said.size, said.toSet().size)
    }

    @Test
    fun `what is no id names nothing, what is no day is invalid`() {
        for (hex in listOf("", "zz", "0".repeat(31), "0".repeat(33), "é".repeat(32), "+".repeat(32))) {
            assertThrows(CoreException.NotFound::class.java) {
                runBlocking { phone.core.ask { cases.get(CaseId(hex)) } }
            }
        }
        val invalid =
            assertThrows(CoreException.Invalid::class.java) {
                runBlocking { phone.core.ask { supervision.digest(LocalDate.MIN, LocalDate.MAX) } }
            }
        assertEquals("day", invalid.field)
    }

    companion object {
        private lateinit var phone: Phone

        @BeforeClass
        @JvmStatic
        fun setUp() {
            phone = Phone()
            runBlocking {
                assertEquals(Gate.Looking, phone.core.gate.value)
                assertEquals(Gate.Closed(State.New), phone.core.look())
                phone.core.setUp(Phone.pin(), Phone.worker, Phone.pack)
            }
        }

        @AfterClass
        @JvmStatic
        fun close() = phone.close()
    }
}

/** The least that a report can be. */
fun Unlocked.report(name: String): CaseId =
    cases.report(ReportDraft(Source.Police, urgency = Urgency.Today, person = PersonPart(name))).case

/** A partner of the worker's own that is always open. */
fun Unlocked.partnerFor(need: String): PartnerId =
    directory.add(PartnerDraft("Dagopvang", needs = listOf(need), dial = "(0546) 00 00 31", hours = "24/7"))
