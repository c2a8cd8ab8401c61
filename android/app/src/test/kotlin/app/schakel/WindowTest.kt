package app.schakel

import android.os.SystemClock
import android.view.MotionEvent
import android.view.View
import android.view.ViewGroup
import android.view.WindowManager
import android.view.inputmethod.EditorInfo
import androidx.compose.ui.test.hasTestTag
import app.schakel.core.Gate
import app.schakel.core.State
import app.schakel.screens.frame.Route
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import java.time.Duration

class WindowTest : Journey() {
    private val decor: View get() = window.get().window.decorView

    @Test
    fun `no other app sees the window, fills it in or lets taps fall through`() {
        open()
        see(hasTestTag("name"))
        assertNotEquals(0, window.get().window.attributes.flags and WindowManager.LayoutParams.FLAG_SECURE)
        assertEquals(View.IMPORTANT_FOR_AUTOFILL_NO_EXCLUDE_DESCENDANTS, decor.importantForAutofill)
        assertTrue("a plain touch is taken", touch(0))
        assertFalse("one through another window is not", touch(MotionEvent.FLAG_WINDOW_IS_OBSCURED))
    }

    @Test
    fun `no keyboard learns from what is typed`() {
        open()
        type("name", "N")
        val field = requireNotNull(decor.find { it.onCheckIsTextEditor() }) { "no field has the cursor" }
        val asked = EditorInfo()
        assertNotNull(field.onCreateInputConnection(asked))
        assertNotEquals(0, asked.imeOptions and EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING)
    }

    @Test
    fun `set up by taps, and a wrong PIN opens nothing`() {
        open()
        type("name", "Noor Verzonnen")
        tap("go on")
        pin()
        pin()
        until("open") { app.life.core.gate.value is Gate.Open }
        tap("later")
        until("today") { route == Route.Today }
        crashAndOpenAnew()
        repeat(6) { tap("key 1") }
        tap("done")
        see(hasTestTag("standing"))
        assertTrue(app.life.core.gate.value is Gate.Closed)
    }

    @Test
    fun `a turned phone shows what it showed, unlocked as it was`() {
        setUp()
        tap("plus")
        tap("door report")
        type("concern", "Half een zi")
        val (upright, core) = window.get() to app.life.core
        RuntimeEnvironment.setQualifiers("+land")
        window.recreate()
        pause(A_MOMENT)
        see("Half een zi")
        assertEquals(Route.Report, route)
        assertTrue("the same core, still open", core === app.life.core && core.gate.value is Gate.Open)
        assertNotEquals("another window", upright, window.get())
        see("Half een zi")
    }

    @Test
    fun `back goes back, and at the end the app goes to the background`() {
        setUp()
        tap("tab Cases")
        back()
        until("today") { route == Route.Today }
        assertFalse(shadowOf(window.get()).isTaskMovedToBack)
        back()
        until("left") { shadowOf(window.get()).isTaskMovedToBack }
        assertFalse(window.get().isFinishing)
    }

    @Test
    fun `away for two minutes it locks by itself, away shortly it does not`() {
        setUp()
        leave()
        app.clock.ahead = Duration.ofSeconds(90)
        comeBack()
        pause(A_MOMENT)
        assertEquals(Gate.Open, app.life.core.gate.value)
        leave()
        app.clock.ahead = Duration.ofMinutes(5)
        comeBack()
        see(hasTestTag("key 0"))
    }

    @Test
    fun `without its keys the vault is another device's, and it says so`() {
        setUp()
        app.wrapping.lose()
        crashAndOpenAnew()
        until("closed") { app.life.core.gate.value is Gate.Closed }
        assertEquals(State.OtherDevice, (app.life.core.gate.value as Gate.Closed).state)
    }

    private fun touch(flags: Int): Boolean {
        val now = SystemClock.uptimeMillis()
        val pointer = MotionEvent.PointerProperties().apply { id = 0 }
        val place =
            MotionEvent.PointerCoords().apply {
                x = decor.width / 2f
                y = decor.height / 2f
            }
        val event =
            MotionEvent.obtain(now, now, MotionEvent.ACTION_DOWN, 1, arrayOf(pointer), arrayOf(place), 0, 0, 1f, 1f, 0, 0, 0, flags)
        return decor.dispatchTouchEvent(event).also { event.recycle() }
    }

    private fun View.find(wanted: (View) -> Boolean): View? {
        if (wanted(this)) return this
        val group = this as? ViewGroup ?: return null
        return (0 until group.childCount).firstNotNullOfOrNull { group.getChildAt(it).find(wanted) }
    }
}
