package app.schakel.screens.settings

import androidx.compose.runtime.Composable
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.click
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performTouchInput
import app.schakel.core.RescuedView
import app.schakel.core.Roles
import app.schakel.core.State
import app.schakel.screens.LentPhone
import app.schakel.screens.forms
import app.schakel.screens.frame.Navigator
import app.schakel.screens.frame.Postman
import app.schakel.screens.frame.Shell
import app.schakel.screens.hangAlone
import app.schakel.screens.lock.LockScreen
import app.schakel.screens.lock.RescuedScreen
import app.schakel.screens.reach
import app.schakel.screens.safety.SafetyScreen
import app.schakel.screens.see
import app.schakel.town.Device
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

/** Every screen of lock, settings and safety, drawn as it stands on phones of all kinds. */
@OptIn(ExperimentalTestApi::class)
class PicturesTest {
    @Test
    fun `setting up`() = all("begin") { LockScreen(shell(town.worker), State.New) }

    @Test
    fun `replacing a device`() = all("recover", tag = "had device") { LockScreen(shell(town.worker), State.New) }

    @Test
    fun locked() =
        all("locked", tag = "key 4") {
            LockScreen(shell(town.worker, LentPhone().apply { biometrics = OwnFinger() }), State.Locked(0u, 9u, biometrics = true))
        }

    @Test
    fun waiting() = all("waiting") { LockScreen(shell(town.worker), State.Locked(290u, 5u, biometrics = false)) }

    @Test
    fun `with a finger`() =
        all("finger") {
            LockScreen(shell(town.worker, LentPhone().apply { biometrics = OwnFinger() }), State.Locked(0u, 12u, biometrics = true))
        }

    @Test
    fun forgotten() = all("forgotten", tag = "forgotten") { LockScreen(shell(town.worker), State.Locked(0u, 9u, biometrics = false)) }

    @Test
    fun damaged() = all("damaged") { LockScreen(shell(town.worker), State.Damaged) }

    @Test
    fun wiped() = all("wiped") { LockScreen(shell(town.worker), State.Wiped) }

    @Test
    fun rescued() = all("rescued") { RescuedScreen(RescuedView(412u, 2u, "/data/user/0/app.schakel/files/vault.kept-1")) {} }

    @Test
    fun settings() =
        all("settings", hasTestTag("worker")) {
            SettingsScreen(shell(town.worker, LentPhone().apply { biometrics = OwnFinger() }))
        }

    @Test
    fun worker() = all("worker", hasTestTag("worker"), "worker") { SettingsScreen(shell(town.worker)) }

    @Test
    fun joining() = all("joining", hasText("schakel1", substring = true)) { JoiningScreen(shell(alone)) }

    @Test
    fun members() = all("members", hasTestTag("member")) { MembersScreen(shell(town.supervisor)) }

    @Test
    fun member() = all("member", hasTestTag("member"), "member") { MembersScreen(shell(town.supervisor)) }

    @Test
    fun invite() = all("invite", hasTestTag("invite"), "invite") { MembersScreen(shell(town.supervisor)) }

    @Test
    fun recovery() =
        forms.forEach { form ->
            hangAlone("recovery", form, then = {
                see(hasTestTag("make") or hasTestTag("make new"))
                // In every form but the first there is a code: a new one takes two steps.
                val first = onAllNodes(hasTestTag("make")).fetchSemanticsNodes().isNotEmpty()
                val steps = if (first) listOf("make") else listOf("make new", "make new sure")
                steps.forEach { reach(hasTestTag(it)).performClick() }
                see(hasTestTag("group"))
            }) { RecoveryScreen(shell(town.worker)) }
        }

    @Test
    fun sync() = all("sync", hasTestTag("in order") or hasTestTag("not in order")) { SyncScreen(shell(town.worker)) }

    @Test
    fun safety() = all("safety", hasTestTag("minutes 15")) { SafetyScreen(shell(town.worker, LentPhone().apply { allowed = false })) }

    private fun all(name: String, wait: SemanticsMatcher? = null, tag: String = "", content: @Composable () -> Unit) =
        forms.forEach { form ->
            hangAlone(name, form, then = {
                wait?.let { see(it) }
                if (tag.isNotEmpty()) {
                    reach(hasTestTag(tag))
                    onAllNodes(hasTestTag(tag)).let { it[it.fetchSemanticsNodes().lastIndex] }.performTouchInput { click() }
                }
                Thread.sleep(SETTLED_MS)
            }, content)
        }

    private companion object {
        const val SETTLED_MS = 600L
        val folder: File = Files.createTempDirectory("pictures").toFile()
        val town = Town(File(System.getProperty("schakel")), folder)
        val scope = CoroutineScope(SupervisorJob() + Dispatchers.Main)

        fun shell(device: Device, phone: LentPhone = LentPhone()) =
            Shell(device.core, phone, Navigator(), Postman(device.core, scope), scope)

        /** A phone that was pasted an invitation and did not ask yet. */
        val alone by lazy {
            town.device("alone").also {
                runBlocking {
                    town.setUp(it, "Bas Fictief", "casemanager")
                    it.core.ask { forms.keep("joining", mapOf("invitation" to "schakel1.uitnodiging-van-verzonnen-tekens")) }
                }
            }
        }

        @BeforeClass
        @JvmStatic
        fun settle() =
            runBlocking {
                town.settle()
                town.worker.core.ask {
                    val rinus = rinus()
                    safety.start(rinus, null, 45u, "Rinus Kwakernaat, Verzonnenlaan 12, Vroomshoop")
                    sync.now()
                }
                town.supervisor.core.ask {
                    team.invite("Bas Fictief", Roles(worker = true, supervisor = false, coordinator = false))
                    sync.now()
                }
                Unit
            }

        @AfterClass
        @JvmStatic
        fun close() {
            town.close()
            folder.deleteRecursively()
        }
    }
}
