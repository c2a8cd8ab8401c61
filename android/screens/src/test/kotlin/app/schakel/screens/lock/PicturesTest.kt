package app.schakel.screens.lock

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasTestTag
import app.schakel.core.AppointmentDraft
import app.schakel.core.AttemptKind
import app.schakel.screens.Stage
import app.schakel.screens.forms
import app.schakel.screens.hang
import app.schakel.screens.report
import app.schakel.screens.see
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Test
import java.time.LocalTime
import java.time.ZoneId

/** Pictures of what is said of a file that opens and is not sound. */
@OptIn(ExperimentalTestApi::class)
class PicturesTest {
    private val stage = Stage()

    @After
    fun close() = stage.close()

    @Test
    fun `a damaged file`() {
        aDay()
        runBlocking { stage.core.damaged(stage.vault) }
        all("today-damaged", "harm")
        runBlocking { stage.core.lockToRescue() }
        all("rescue", "not after all")
    }

    @Test
    fun `an older copy`() {
        aDay()
        runBlocking { stage.core.putBack(stage.vault) { ask { report("Bea Verzonnen") } } }
        all("today-older-copy", "harm")
    }

    private fun all(name: String, tag: String) = forms.forEach { hang(name, it, stage.shell) { see(hasTestTag(tag)) } }

    private fun aDay() =
        stage.ask {
            report("Johanna van den Nergens-Bedacht", "Den Ham", "Bedachtstraat 8")
            val rinus = report("Rinus Kwakernaat", "Vroomshoop", "Verzonnenlaan 12", "Grote hond, slaat aan bij de voordeur")
            val today = stage.clock.now().atZone(ZoneId.systemDefault()).toLocalDate()
            visits.plan(AppointmentDraft(rinus, AttemptKind.HomeVisit, today, LocalTime.of(10, 30), null, "kennismaken"))
        }
}
