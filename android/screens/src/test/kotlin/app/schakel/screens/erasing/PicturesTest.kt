package app.schakel.screens.erasing

import androidx.compose.ui.test.DesktopComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.performClick
import app.schakel.core.CaseId
import app.schakel.core.Core
import app.schakel.core.ErasureGround
import app.schakel.core.Extent
import app.schakel.core.Unlocked
import app.schakel.core.WorkerDraft
import app.schakel.screens.LentPhone
import app.schakel.screens.cases.day
import app.schakel.screens.forms
import app.schakel.screens.frame.Navigator
import app.schakel.screens.frame.Postman
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.tab
import app.schakel.screens.hang
import app.schakel.screens.reach
import app.schakel.screens.report
import app.schakel.screens.see
import app.schakel.town.PIN
import app.schakel.town.Town
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.runBlocking
import org.junit.AfterClass
import org.junit.BeforeClass
import org.junit.Test
import java.io.File
import java.nio.file.Files

/** A case that may be erased, and one that was erased just now and is not confirmed. */
private class Drawn(val case: CaseId, val gone: CaseId)

/** Erasing, as somebody would see it: before, after, and what stands of it later; drawn to be looked at. */
@OptIn(ExperimentalTestApi::class)
class PicturesTest {
    @Test
    fun `the way to it`() =
        shoot("case-to-erase", Route.Case(day.case), hasTestTag("phase")) {
            reach(hasTestTag("phase")).performClick()
            reach(hasTestTag("to erase"))
        }

    @Test
    fun `before it`() = shoot("erase", Route.Erase(day.case), hasTestTag("goes"))

    @Test
    fun `the second step`() =
        shoot("erase-sure", Route.Erase(day.case), hasTestTag("goes")) {
            reach(hasText("Recht van de cliënt") or hasText("The client's right")).performClick()
            reach(hasTestTag("erase")).performClick()
            reach(hasTestTag("erase cancel"))
        }

    @Test
    fun `of somebody else`() = shoot("erase-not-yours", Route.Erase(day.case), hasTestTag("not yours"), core = town.supervisor.core)

    @Test
    fun `right after it`() = shoot("erase-done", Route.Cases, hasTestTag("erased"), just = day.gone)

    @Test
    fun `what was erased`() = shoot("erased", Route.Erased, hasTestTag("waits"))

    @Test
    fun `nothing was erased`() = shoot("erased-empty", Route.Erased, hasTestTag("empty"), core = alone.core)

    private fun shoot(
        name: String,
        route: Route,
        there: SemanticsMatcher,
        core: Core = town.worker.core,
        just: CaseId? = null,
        then: DesktopComposeUiTest.() -> Unit = {},
    ) = forms.forEach { form ->
        val shell = Shell(core, LentPhone(), Navigator(), Postman(core, scope), scope)
        if (route.tab == null) shell.navigator.open(route) else shell.navigator.to(route)
        shell.erased = just
        hang(name, form, shell) {
            see(there)
            then()
        }
    }

    companion object {
        private val folder: File = Files.createTempDirectory("erasing").toFile()
        private val town = Town(File(System.getProperty("schakel")), folder)
        private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Main)
        private val alone by lazy {
            town.device("alone").also {
                runBlocking { it.core.setUp(PIN, WorkerDraft("Bas Fictief", "Team Outreach (voorbeeld)", "casemanager"), town.pack) }
            }
        }

        private lateinit var day: Drawn

        /** A case that is given to the supervisor's device too. */
        private fun Unlocked.given(case: CaseId): CaseId {
            cases.shareWith(case, team.view().members.first { !it.here }.device)
            return case
        }

        @BeforeClass
        @JvmStatic
        fun settle() =
            runBlocking {
                town.settle()
                val (case, first) = town.worker.core.ask {
                    given(day().case.also { cases.share(it) }) to given(report("Harm Bedenksel"))
                }
                repeat(2) { town.everybodySyncs() }
                town.worker.core.ask { erasing.erase(first, Extent.CASE, ErasureGround.Retention) }
                repeat(2) { town.everybodySyncs() }
                val gone = town.worker.core.ask {
                    given(report("Griet Verzinsel")).also { erasing.erase(it, Extent.CASE, ErasureGround.ClientsRight) }
                }
                day = Drawn(case, gone)
            }

        @AfterClass
        @JvmStatic
        fun close() {
            town.close()
            folder.deleteRecursively()
        }
    }
}
