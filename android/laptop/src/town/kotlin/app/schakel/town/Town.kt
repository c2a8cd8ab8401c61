package app.schakel.town

import app.schakel.core.AlarmView
import app.schakel.core.Clock
import app.schakel.core.Core
import app.schakel.core.Keystore
import app.schakel.core.KeystoreEntry
import app.schakel.core.Roles
import app.schakel.core.WorkerDraft
import kotlinx.coroutines.delay
import java.io.File
import java.net.ServerSocket
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.TimeUnit

/** The PIN of everybody in the town. */
val PIN: ByteArray get() = "481516".toByteArray()

/** A keystore without hardware: what it keeps is gone with the process. */
class MemoryKeystore : Keystore {
    private val kept = ConcurrentHashMap<KeystoreEntry, ByteArray>()

    override fun load(entry: KeystoreEntry): ByteArray? = kept[entry]?.copyOf()

    override fun store(entry: KeystoreEntry, secret: ByteArray) {
        kept[entry] = secret.copyOf()
    }

    override fun remove(entry: KeystoreEntry) {
        kept.remove(entry)
    }
}

/** The time in the town: the real one, moved by [ahead]. The hub allows a day of difference. */
class TownClock : Clock {
    /** How far this clock runs ahead of the real one. */
    @Volatile
    var ahead: Duration = Duration.ZERO

    /** What the clock says. */
    fun now(): Instant = Instant.now().plus(ahead)

    override fun nowMs(): Long = now().toEpochMilli()

    /** As on a phone: the screens and the core must have one zone, or they differ about today at night. */
    override fun zone(): String = ZoneId.systemDefault().id
}

/** Somebody's device: a folder, a keystore, and the core over them. */
class Device(private val home: File, val keystore: Keystore, val clock: TownClock) {
    /** The core; another one after [restart]. */
    var core: Core = Core(home.path, keystore, clock)
        private set

    /** The process ends without a word and another begins: what was not durable is gone. */
    fun restart(): Core {
        core.close()
        core = Core(home.path, keystore, clock)
        return core
    }
}

/**
 * An invented town: a hub on loopback, a supervisor who founded the team, a worker who joined it,
 * and the example pack. [program] is the built `schakel`; [folder] is emptied by whoever made it.
 */
class Town(private val program: File, private val folder: File) : AutoCloseable {
    val clock = TownClock()

    /** The municipality's pack, signed by a key that is made here. */
    val pack: ByteArray by lazy { signedPack() }

    val worker: Device by lazy { device("worker") }
    val supervisor: Device by lazy { device("supervisor") }

    private val port = ServerSocket(0).use { it.localPort }
    private var hub: Process? = null
    private var founding = ""

    /** A device that is not set up. */
    fun device(name: String): Device = Device(folder.resolve(name), MemoryKeystore(), clock)

    /** Starts the hub; the first time it is made, with the invitation that founds a team. */
    fun startHub() {
        val files = folder.resolve("hub")
        if (!files.exists()) {
            founding = invitationIn(run("hub", "init", files.path, "--url", "https://127.0.0.1:$port", "--listen", "127.0.0.1:$port"))
        }
        hub = start("hub", files.path)
        repeat(TRIES) {
            if (runCatching { java.net.Socket("127.0.0.1", port).close() }.isSuccess) return
            Thread.sleep(PAUSE_MS)
        }
        error("the hub did not start")
    }

    /** Stops the hub: phones have no connection now. */
    fun stopHub() {
        hub?.destroy()
        hub?.waitFor(5, TimeUnit.SECONDS)
        hub = null
    }

    /** Both devices are set up, and in one team over the hub. */
    suspend fun settle() {
        startHub()
        setUp(supervisor, "Marit Bedacht", "leidinggevende")
        setUp(worker, "Noor Verzonnen", "casemanager")
        supervisor.core.ask {
            team.found(founding)
            sync.now()
        }
        val invitation = supervisor.core.ask {
            team.invite(
                "Noor Verzonnen",
                Roles(worker = true, supervisor = false, coordinator = false),
            )
        }
        worker.core.ask { team.join(invitation.text) }
        everybodySyncs()
    }

    /** Sets a device up with the town's PIN and pack. */
    suspend fun setUp(device: Device, name: String, function: String) =
        device.core.setUp(PIN, WorkerDraft(name, "Team Outreach (voorbeeld)", function), pack)

    /** Everything that waits arrives. */
    suspend fun everybodySyncs() =
        repeat(2) {
            supervisor.core.ask { sync.now() }
            worker.core.ask { sync.now() }
            supervisor.core.ask { sync.now() }
        }

    /**
     * Syncs the supervisor's device until an alarm or a drill is to be seen there. That it is armed is not
     * enough: the hub sets it off when it is due by its own clock, after its receipt.
     */
    suspend fun untilToBeSeen(): AlarmView {
        repeat(TRIES) {
            val alarms = supervisor.core.ask {
                sync.now()
                supervision.alarms()
            }
            alarms.firstOrNull { it.toBeSeen }?.let { return it }
            delay(PAUSE_MS)
        }
        error("nothing was to be seen: ${supervisor.core.ask { supervision.alarms() }.map { it.state }}")
    }

    override fun close() {
        stopHub()
        worker.core.close()
        supervisor.core.close()
    }

    private fun signedPack(): ByteArray {
        val key = folder.resolve("pack.key")
        val pack = folder.resolve("twenterand.pack")
        run("pack", "key", "--output", key.path)
        run("pack", "build", repository.resolve("core/schakel/packs/twenterand").path, "--key", key.path, "--output", pack.path)
        return pack.readBytes()
    }

    private val repository: File get() = File(System.getProperty("repository") ?: error("the property repository names the checkout"))

    private fun start(vararg words: String): Process =
        ProcessBuilder(listOf(program.path) + words)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("hub.log"))
            .start()

    private fun run(vararg words: String): String {
        folder.mkdirs()
        val process = ProcessBuilder(listOf(program.path) + words).redirectErrorStream(true).start()
        val said = process.inputStream.bufferedReader().readText()
        check(process.waitFor() == 0) { "schakel ${words.first()} failed: $said" }
        return said
    }

    private companion object {
        const val TRIES = 200
        const val PAUSE_MS = 25L

        /** The invitation stands on a line of its own, between empty ones. */
        fun invitationIn(said: String): String = said.lines().map { it.trim() }.first { INVITATION.containsMatchIn(it) }

        val INVITATION = Regex("^schakel1\\.")
    }
}
