package app.schakel.screens.today

import androidx.compose.ui.test.hasText
import app.schakel.core.AppointmentDraft
import app.schakel.core.AttemptKind
import app.schakel.core.Language
import app.schakel.core.Moment
import app.schakel.core.PromiseDraft
import app.schakel.core.Promiser
import app.schakel.screens.ScreenTest
import app.schakel.screens.frame.Route
import app.schakel.screens.report
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import java.time.LocalTime
import java.time.ZoneId

class TodayTest : ScreenTest() {
    private val day get() = stage.clock.now().atZone(ZoneId.systemDefault()).toLocalDate()

    @Test
    fun `the next visit starts in one tap, and its appointment is settled`() {
        val case = stage.ask {
            report("Rinus Kwakernaat").also {
                visits.plan(AppointmentDraft(it, AttemptKind.HomeVisit, day, LocalTime.of(10, 30), null, "kennismaken"))
            }
        }
        show()
        see("kennismaken")
        tap("start")
        until { route is Route.Visit }
        assertEquals(1, taps.count)
        assertEquals(case, stage.ask { visits.draft((route as Route.Visit).visit) }.case)
        val appointment = stage.ask { cases.timeline(case, null, 50u) }.entries.firstNotNullOf { (it.what as? Moment.Appointment)?.v1 }
        assertTrue(appointment.settled != null)
    }

    @Test
    fun `open promises are named on a tap, and one opens on another`() {
        stage.ask {
            val case = report("Rinus Kwakernaat")
            calls.promise(case, Promiser.Worker, PromiseDraft("oppas voor de hond", "", day.plusDays(3), null))
        }
        show()
        see("1 toezegging staat open")
        assertFalse(shows(hasText("oppas voor de hond", substring = true)))
        tap("promises")
        tap("promise")
        until { route is Route.Promise }
    }

    @Test
    fun `names are covered in one tap, on every line`() {
        stage.ask { report("Rinus Kwakernaat").also { visits.plan(AppointmentDraft(it, AttemptKind.HomeVisit, day, null, null, "")) } }
        show()
        see("Rinus Kwakernaat")
        tap("cover")
        see("R.K.")
        assertEquals(1, taps.count)
        assertFalse(shows(hasText("Kwakernaat", substring = true)))
    }

    @Test
    fun `an empty day says what comes here, in both languages`() {
        show()
        see(DutchToday.nothing)
        rule.runOnIdle { stage.shell.choose(Language.EN) }
        see(EnglishToday.nothing)
        tap(hasText(EnglishToday.firstReport))
        until { route == Route.Report }
    }
}
