package app.schakel.screens.supervision

import androidx.compose.ui.test.DesktopComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.performClick
import app.schakel.screens.forms
import app.schakel.screens.frame.Route
import app.schakel.screens.hang
import app.schakel.screens.reach
import app.schakel.screens.see
import org.junit.AfterClass
import org.junit.Test

/** What a supervisor sees, drawn to be looked at: a morning with an alarm, three summaries and a figure or two. */
@OptIn(ExperimentalTestApi::class)
class PicturesTest {
    @Test
    fun `the team`() = shoot("team", Route.Team, "read next")

    @Test
    fun `a summary`() =
        shoot("summary", Route.Team, "read next") {
            reach(hasTestTag("read next")).performClick()
            see(hasTestTag("summary"))
        }

    @Test
    fun `the overview`() = shoot("digest", Route.Digest, "earlier")

    private fun shoot(name: String, route: Route, tag: String, then: DesktopComposeUiTest.() -> Unit = {}) =
        forms.forEach { form ->
            val shell = office.shell(Route.Team)
            shell.navigator.open(route)
            hang(name, form, shell) {
                see(hasTestTag(tag))
                then()
            }
        }

    companion object {
        private val office by lazy {
            Office().apply {
                // More than are read while the pictures are taken.
                repeat(forms.size) { visited("Ada Voorbeeld", "Niet thuis, kaartje achtergelaten. Morgenavond weer.") }
                visited("Karim Fictief", "Post samen geopend. Schuldhulp belt woensdag terug.")
                visited("Rinus Kwakernaat", "Binnen geweest. Opname donderdag, de hond gaat naar zijn zus.")
                silentAlarm("Rinus Kwakernaat, Verzonnenlaan 12, Vroomshoop")
            }
        }

        @AfterClass
        @JvmStatic
        fun close() = office.close()
    }
}
