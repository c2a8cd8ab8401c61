package app.schakel.screens.frame

import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import java.time.Duration
import java.time.Instant

class AutoLockTest {
    private val paused: Instant = Instant.parse("2026-11-24T10:00:00Z")

    private fun locks(after: Duration, call: Instant? = null, visiting: Boolean = false) =
        AutoLock.locks(paused, AutoLock.until(paused, call, visiting), paused.plus(after))

    @Test
    fun `two minutes away is no reason to lock, longer is`() {
        assertFalse(locks(Duration.ZERO))
        assertFalse(locks(Duration.ofSeconds(120)))
        assertTrue(locks(Duration.ofSeconds(121)))
    }

    @Test
    fun `during a visit it is ten minutes`() {
        assertFalse(locks(Duration.ofMinutes(10), visiting = true))
        assertTrue(locks(Duration.ofSeconds(601), visiting = true))
    }

    @Test
    fun `a call that is being made keeps it open until its own moment, and never shortens it`() {
        val until = paused.plus(Duration.ofMinutes(7))
        assertFalse(locks(Duration.ofMinutes(7), call = until))
        assertTrue(locks(Duration.ofSeconds(421), call = until))
        assertFalse(locks(Duration.ofMinutes(9), call = until, visiting = true))
        assertFalse(locks(Duration.ofMinutes(2), call = paused.minusSeconds(1)))
        assertTrue(locks(Duration.ofMinutes(3), call = paused.minusSeconds(1)))
    }

    @Test
    fun `a clock that was set back locks`() {
        assertTrue(locks(Duration.ofSeconds(-1)))
        assertEquals(paused.plus(AutoLock.AWAY), AutoLock.until(paused, null, visiting = false))
    }
}
