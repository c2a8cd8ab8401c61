package app.schakel

import app.schakel.later.Later
import app.schakel.town.TownClock
import kotlinx.coroutines.cancel
import java.io.File

/** The app with keys without hardware, the town's clock, and a process that can end and begin again. */
class TestApplication : SchakelApplication() {
    public override val clock = TownClock()

    /** The keys of the phone in hand. */
    public override val wrapping: SoftwareWrapping get() = hardware.getOrPut(owner) { SoftwareWrapping() }

    override val life: Life get() = begun ?: Life(this, wrapping, clock, later).also { begun = it }

    /** What was asked to be done later. */
    val later = CountedLater()

    private val hardware = mutableMapOf<String, SoftwareWrapping>()
    private var begun: Life? = null
    private var owner = "worker"

    override fun getNoBackupFilesDir(): File = File(super.getNoBackupFilesDir(), owner).apply { mkdirs() }

    /** The process ends without a word: what was not durable is gone. The next use begins another. */
    fun kill() {
        begun?.run {
            scope.cancel()
            core.close()
        }
        begun = null
    }

    /** Another phone, with files and keys of its own. */
    fun pickUp(other: String) {
        kill()
        owner = other
    }
}

/** Does nothing later, and counts how often it was asked to. */
class CountedLater : Later {
    var soon = 0
        private set
    var regularly = 0
        private set

    override fun soon() {
        soon += 1
    }

    override fun regularly() {
        regularly += 1
    }
}
