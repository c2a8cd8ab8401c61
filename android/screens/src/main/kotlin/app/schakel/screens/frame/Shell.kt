package app.schakel.screens.frame

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.CallId
import app.schakel.core.CaseId
import app.schakel.core.Core
import app.schakel.core.CoreException
import app.schakel.core.Language
import app.schakel.core.RescuedView
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import java.time.Duration
import java.time.Instant

/** What every screen gets: the core, the phone, and the way to other screens. */
class Shell(
    /** The one way to the core. */
    val core: Core,
    /** What the phone lends. */
    val phone: Phone,
    /** Where the user is. */
    val navigator: Navigator,
    /** Brings what waits to the hub. */
    val postman: Postman,
    /** Lives as long as the app is in memory: for what has to be finished although its screen closed. */
    val scope: CoroutineScope,
    /** What time it is; the same clock as the core's. */
    val now: () -> Instant = Instant::now,
) {
    /** The language that was chosen; null for the phone's own. */
    var language: Language? by mutableStateOf(phone.choices.language)
        private set

    /** Whether names are covered. */
    var covered: Boolean by mutableStateOf(phone.choices.covered)
        private set

    /** Whether the three doors of "+" are open. */
    var adding: Boolean by mutableStateOf(false)

    /** What a rescue of the damaged file brought, until it was read. */
    var rescued: RescuedView? by mutableStateOf(null)

    /** The case of which something was erased just now, until the line about it was read. */
    var erased: CaseId? by mutableStateOf(null)

    private val open = mutableSetOf<Model>()
    private var away: Away? = null
    private var sheetOf: CallId? = null

    /** Chooses a language for this phone. */
    fun choose(chosen: Language?) {
        phone.choices.language = chosen
        language = chosen
    }

    /** Covers or uncovers names, everywhere. */
    fun cover(wanted: Boolean) {
        phone.choices.covered = wanted
        covered = wanted
    }

    /** The phone's back: closes what is on top. False when the app may be left. */
    fun back(): Boolean {
        if (adding) {
            adding = false
            return true
        }
        return navigator.back()
    }

    /** Keeps every draft that is open, at once: on pause and before locking. */
    suspend fun flush() = open.toList().forEach { it.flush() }

    /** Keeps what was typed, then locks. */
    suspend fun lock() {
        flush()
        core.lock()
    }

    /** The same, to rescue what is sound of the file. */
    suspend fun lockToRescue() {
        flush()
        core.lockToRescue()
    }

    /** The app left the screen: what was typed is kept, and after a while it locks by itself. */
    suspend fun paused() {
        flush()
        val at = now()
        val until = try {
            core.ask { AutoLock.until(at, calls.unlockedUntil(), visits.unfinished().isNotEmpty()) }
        } catch (_: CoreException) {
            return // Locked already.
        }
        away?.locking?.cancel()
        val locking = scope.launch {
            delay(Duration.between(at, until).toMillis())
            lock()
        }
        away = Away(at, until, locking)
    }

    /** The app is on the screen again, or was just unlocked: locks if it was away too long, else shows the sheet of the call. */
    suspend fun resumed() {
        val left = away
        away = null
        left?.locking?.cancel()
        if (left != null && AutoLock.locks(left.at, left.until, now())) return lock()
        val pending = try {
            core.ask { calls.pending() }.firstOrNull() ?: return
        } catch (_: CoreException) {
            return // Locked: it is asked again after unlocking.
        }
        val sheet = Route.AfterCall(pending.call)
        // Shown once by itself: who closed it finds it on Today.
        if (pending.call == sheetOf || sheet in navigator.stack) return
        sheetOf = pending.call
        navigator.open(sheet)
    }

    internal fun opened(model: Model) {
        open += model
    }

    internal fun closed(model: Model) {
        open -= model
        scope.launch { model.flush() }
    }

    /** Since when the app is away, until when it stays open, and what will lock it. */
    private class Away(val at: Instant, val until: Instant, val locking: Job)
}
