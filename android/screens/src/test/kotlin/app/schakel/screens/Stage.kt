package app.schakel.screens

import app.schakel.core.CaseId
import app.schakel.core.Core
import app.schakel.core.Language
import app.schakel.core.PersonPart
import app.schakel.core.PlacePart
import app.schakel.core.ReportDraft
import app.schakel.core.ReporterPart
import app.schakel.core.Source
import app.schakel.core.Spot
import app.schakel.core.Unlocked
import app.schakel.core.Urgency
import app.schakel.core.WorkerDraft
import app.schakel.screens.frame.Biometrics
import app.schakel.screens.frame.Choices
import app.schakel.screens.frame.Navigator
import app.schakel.screens.frame.Phone
import app.schakel.screens.frame.Postman
import app.schakel.screens.frame.Shell
import app.schakel.town.Device
import app.schakel.town.MemoryKeystore
import app.schakel.town.PIN
import app.schakel.town.Town
import app.schakel.town.TownClock
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.runBlocking
import java.io.File
import java.nio.file.Files
import java.time.Instant

/** One worker with a phone of their own: the real core, the example pack, and no hub. */
class Stage : AutoCloseable {
    private val folder: File = Files.createTempDirectory("stage").toFile()
    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Main)
    private val device = Device(folder.resolve("worker"), MemoryKeystore(), TownClock())

    val clock: TownClock get() = device.clock
    val core: Core get() = device.core
    val phone = LentPhone()

    /** The file with everything in it. */
    val vault: File = folder.resolve("worker/vault.db")

    /** Where the worker is, and everything around the screens; another one after [restart]. */
    var shell: Shell = shell("")
        private set

    init {
        runBlocking { core.setUp(PIN, WorkerDraft("Noor Verzonnen", "Team Outreach (voorbeeld)", "casemanager"), pack) }
    }

    /** The process ends without a word; the system kept where the worker was. */
    fun restart() {
        val saved = shell.navigator.saved()
        device.restart()
        runBlocking {
            core.look()
            core.unlock(PIN)
        }
        shell = shell(saved)
    }

    /** Asks the core, and waits for it. */
    fun <T> ask(question: Unlocked.() -> T): T = runBlocking { core.ask(question) }

    override fun close() {
        scope.cancel()
        core.close()
        folder.deleteRecursively()
    }

    private fun shell(saved: String) = Shell(core, phone, Navigator(saved), Postman(core, scope), scope, clock::now)

    private companion object {
        val pack: ByteArray by lazy {
            val folder = Files.createTempDirectory("pack").toFile()
            Town(File(System.getProperty("schakel")), folder).pack.also { folder.deleteRecursively() }
        }
    }
}

/** What a test lends: it remembers what it was asked to open or copy, and has what the test gave it. */
class LentPhone : Phone {
    val opened = mutableListOf<String>()
    var where: suspend () -> Spot? = { null }
    var clipboard = ""
    var file: ByteArray? = null
    var allowed = true

    override var biometrics: Biometrics? = null

    override fun open(uri: String): Boolean = opened.add(uri)

    override suspend fun here(): Spot? = where()

    override fun copy(text: String) {
        clipboard = text
    }

    override fun pasted(): String = clipboard

    override suspend fun pick(): ByteArray? = file

    override fun remind(at: List<Instant>) = Unit

    override val exact: Boolean get() = allowed

    override fun askExact() {
        allowed = true
    }

    override val choices: Choices = object : Choices {
        override var language: Language? = Language.NL
        override var covered: Boolean = false
    }
}

/** An invented report, of which a test says only what it is about. */
fun Unlocked.report(
    name: String,
    village: String = "Vroomshoop",
    address: String = "",
    safety: String = "",
    reason: String = "",
    concern: String = "",
    dial: String = "",
): CaseId =
    cases
        .report(
            ReportDraft(
                source = Source.HousingAssociation,
                reporter = ReporterPart("Teun Hypotheet", "Woningcorporatie", "(0546) 00 00 11"),
                channel = null,
                kind = "",
                person = PersonPart(name, "", null, PlacePart(address, village, null), dial, "", emptyList()),
                case = null,
                follows = null,
                concern = concern,
                reason = reason,
                urgency = Urgency.Today,
                place = PlacePart("", "", null),
                safety = safety,
                received = null,
                shielded = null,
            ),
        ).case
