package app.schakel.screens.visit

import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Test
import java.time.LocalTime

class TimeTest {
    @Test
    fun `a time is taken as people write it`() {
        listOf("13:45", "13.45", "13,45", "1345", " 13:45 ").forEach { assertEquals(it, LocalTime.of(13, 45), timeOf(it)) }
        listOf("905", "9:05", "09:05").forEach { assertEquals(it, LocalTime.of(9, 5), timeOf(it)) }
        listOf("", "13", "25:00", "13:60", "13:4", "kwart").forEach { assertNull(it, timeOf(it)) }
    }
}
