package app.schakel.core

import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.atomic.AtomicLong

/** A phone of the tests: its files, its keystore, its clock, and the core on it. */
class Phone(threads: Int = 3) : AutoCloseable {
    val home: Path = Files.createTempDirectory("phone")
    val keystore = MemoryKeystore()
    val clock = SetClock()
    val core = Core(home.resolve("files").toString(), keystore, clock, threads)

    override fun close() {
        core.close()
        home.toFile().deleteRecursively()
    }

    companion object {
        /** The PIN of every phone here; a new array each time, for the core wipes it. */
        fun pin() = "481516".toByteArray()

        /** The pack of Twenterand, signed by a key of this run. */
        val pack: ByteArray by lazy {
            val root = Path.of(System.getProperty("repository.root"))
            val program = Path.of(System.getProperty("jna.library.path"), "schakel").toString()
            val folder = Files.createTempDirectory("pack")
            val (key, file) = listOf("key", "pack").map { folder.resolve(it).toString() }
            val source = root.resolve("core/schakel/packs/twenterand").toString()
            val commands =
                listOf(
                    listOf(program, "pack", "key", "-o", key),
                    listOf(program, "pack", "build", source, "--key", key, "-o", file),
                )
            for (command in commands) {
                val done = ProcessBuilder(command).redirectErrorStream(true).start()
                val said = done.inputStream.readBytes().decodeToString()
                check(done.waitFor() == 0) { said }
            }
            Path.of(file).toFile().readBytes().also { folder.toFile().deleteRecursively() }
        }

        /** Who works here. */
        val worker = WorkerDraft("Noor Verzonnen", "Team Outreach", "casemanager")
    }
}

/** A keystore in memory. */
class MemoryKeystore : Keystore {
    private val kept = ConcurrentHashMap<KeystoreEntry, ByteArray>()

    /** What it throws instead of answering. */
    @Volatile
    var fault: Throwable? = null

    override fun load(entry: KeystoreEntry): ByteArray? {
        fault?.let { throw it }
        return kept[entry]?.copyOf()
    }

    override fun store(entry: KeystoreEntry, secret: ByteArray) {
        fault?.let { throw it }
        kept[entry] = secret.copyOf()
    }

    override fun remove(entry: KeystoreEntry) {
        fault?.let { throw it }
        kept -= entry
    }
}

/** A clock that stands still until it is moved: Tuesday 24 November 2026, 09:00 in Almelo. */
class SetClock : Clock {
    private val ms = AtomicLong(Instant.parse("2026-11-24T08:00:00Z").toEpochMilli())

    /** What it throws instead of answering. */
    @Volatile
    var fault: Throwable? = null

    /** Time passes. */
    fun minutes(minutes: Long) = ms.addAndGet(minutes * 60_000)

    override fun nowMs(): Long {
        fault?.let { throw it }
        return ms.get()
    }

    override fun zone(): String = "Europe/Amsterdam"
}
