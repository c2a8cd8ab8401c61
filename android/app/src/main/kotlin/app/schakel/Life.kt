package app.schakel

import android.app.Application
import app.schakel.core.Clock
import app.schakel.core.Core
import app.schakel.core.Gate
import app.schakel.keys.DeviceKeystore
import app.schakel.keys.KeyWrapping
import app.schakel.later.Later
import app.schakel.phone.AndroidPhone
import app.schakel.phone.Notices
import app.schakel.screens.frame.Bells
import app.schakel.screens.frame.Navigator
import app.schakel.screens.frame.Postman
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import java.io.File
import java.time.Instant

/** What lives as long as the process: one core, and the way the user came. A rotation keeps both. */
class Life(app: Application, wrapping: KeyWrapping, clock: Clock, private val later: Later) {
    /** On the main thread, for as long as the process. */
    val scope = CoroutineScope(SupervisorJob() + Dispatchers.Main.immediate)

    /** What the phone lends. */
    val phone = AndroidPhone(app)

    /** Notifications. */
    val notices = Notices(app, phone.choices)

    /** The one core of this process. Its files are in no backup. */
    val core = Core(File(app.noBackupFilesDir, "core").path, DeviceKeystore(File(app.noBackupFilesDir, "keys"), wrapping), clock)

    private val now = { Instant.ofEpochMilli(clock.nowMs()) }
    private val turns = Mutex()
    private var shell: Shell? = null

    init {
        scope.launch { Bells(core, phone, now).follow() }
        scope.launch {
            var wasOpen = false
            core.gate.collect { gate ->
                // What waits when it locks goes without it.
                if (wasOpen && gate !is Gate.Open) later.soon()
                wasOpen = gate is Gate.Open
            }
        }
    }

    /** The one shell; [way] says where the user was when the last process ended. */
    fun shell(way: String = ""): Shell = shell ?: begun(way).also { shell = it }

    /** One after the other, in the order of asking: leaving is never overtaken by coming back. */
    fun inTurn(work: suspend (Shell) -> Unit) {
        scope.launch { turns.withLock { work(shell()) } }
    }

    /** The app left the screen: what was typed is kept, and what waits is sent. */
    fun left() {
        inTurn { it.paused() }
        later.soon()
    }

    /** The phone was restarted, or the app renewed: what rang before rings again. */
    suspend fun again() {
        phone.timerAgain()
        later.regularly()
        remind()
    }

    /** Something is due: says how many, and sets the next. */
    suspend fun remind() {
        val times = core.reminders()
        phone.remind(times)
        val passed = times.count { it <= now() }
        if (phone.window == null && passed > 0) notices.reminders(passed)
    }

    /** Sends and fetches while nobody looks, says that an alarm went off, and learns what will ring. */
    suspend fun syncAway() {
        if (core.gate.value is Gate.Open) core.sync() else warn(core.syncWhileLocked().alarms)
        phone.remind(core.reminders())
    }

    private fun warn(alarms: UInt) {
        if (phone.window == null && alarms > 0u) notices.urgent()
    }

    private fun begun(way: String): Shell {
        later.regularly()
        return Shell(core, phone, Navigator(way), Postman(core, scope).apply { start() }, scope, now)
    }
}
