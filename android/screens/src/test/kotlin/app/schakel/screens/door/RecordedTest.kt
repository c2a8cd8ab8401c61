package app.schakel.screens.door

import app.schakel.core.AppointmentId
import app.schakel.core.AttemptId
import app.schakel.core.allAttemptKinds
import app.schakel.core.allAttemptOutcomes
import app.schakel.core.allPartsOfDay
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Test
import java.time.Instant
import java.time.LocalDate

class RecordedTest {
    private val id = AttemptId("00112233445566778899aabbccddeeff")

    @Test
    fun `whatever was recorded comes back out of its form`() {
        for (kind in allAttemptKinds()) {
            for (outcome in allAttemptOutcomes()) {
                val plain = Recorded(id, kind, outcome, Instant.ofEpochMilli(1_790_000_000_123), "één regel")
                assertEquals(plain, recorded(plain.fields()))
                for (part in allPartsOfDay()) {
                    val planned = plain.copy(planned = Planned(AppointmentId(id.hex), LocalDate.of(2026, 11, 24), part))
                    assertEquals(planned, recorded(planned.fields()))
                }
            }
        }
    }

    @Test
    fun `a form that lacks what matters is no attempt`() {
        val whole = Recorded(id, allAttemptKinds().first(), allAttemptOutcomes().first(), Instant.EPOCH).fields()
        assertNull(recorded(emptyMap()))
        for (name in listOf("attempt", "kind", "outcome", "at")) assertNull(name, recorded(whole - name))
        assertNull(recorded(whole + ("kind" to "99")))
    }
}
