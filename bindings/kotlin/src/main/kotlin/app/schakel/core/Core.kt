package app.schakel.core

import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.async
import kotlinx.coroutines.cancel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.withContext
import java.time.Instant
import java.util.concurrent.atomic.AtomicBoolean

/**
 * The one way to the core: owns its objects, listeners and errors, and runs everything on its own
 * background [threads]. Secrets are wiped after the call. Functions throw [CoreException].
 */
class Core(home: String, keystore: Keystore, clock: Clock, threads: Int = 3) : AutoCloseable {
    private val own = CoreThreads(threads)
    private val scope = CoroutineScope(SupervisorJob() + own.dispatcher)
    private val companion = Companion(home, keystore, clock)

    /** One at a time unlocks or locks; whoever asks does not wait for it. */
    private val door = Mutex()

    @Volatile
    private var opened: Opened? = null

    @Volatile
    private var toRescue = false
    private val closed = AtomicBoolean()
    private val standing = MutableStateFlow<Gate>(Gate.Looking)

    /** Whether the core can be asked. */
    val gate: StateFlow<Gate> = standing.asStateFlow()

    /** Asks the core what stands here. */
    suspend fun look(): Gate = atTheDoor { see() }

    /** Sets this device up; the pack may follow later. */
    suspend fun setUp(pin: ByteArray, worker: WorkerDraft, pack: ByteArray?) = secretly(pin) { open { companion.setUp(pin, worker, pack) } }

    /** Unlocks with the PIN. */
    suspend fun unlock(pin: ByteArray) = secretly(pin) { open { companion.unlockWithPin(pin) } }

    /** Unlocks with the key that a fingerprint or face [released]. */
    suspend fun unlockWithBiometrics(released: ByteArray) = secretly(released) { open { companion.unlockWithBiometrics(released) } }

    /** Starts anew from the backup that a recovery card and its code open. */
    suspend fun recover(card: String, code: String, pin: ByteArray) = secretly(pin) { open { companion.recover(card, code, pin) } }

    /** Keeps a damaged vault aside and opens what is sound of it. */
    suspend fun rescue(pin: ByteArray): RescuedView =
        secretly(pin) {
            lateinit var view: RescuedView
            open {
                val rescued = companion.rescue(pin)
                view = rescued.view
                rescued.session
            }
            view
        }

    /** Destroys everything on this device. */
    suspend fun wipe() =
        atTheDoor {
            try {
                shut()
            } finally {
                companion.wipe()
                see()
            }
            Unit
        }

    /** Locks: from now on questions throw [CoreException.Locked], and so do watches. */
    suspend fun lock() = lock(toRescue = false)

    /** The same, to rescue what is sound: the gate says so until it is opened, or locked once more. */
    suspend fun lockToRescue() = lock(toRescue = true)

    /**
     * Sends what waits and fetches what is new. Blocks one thread as long as the network does; others
     * go on. Cancelling ends it soon: what was moved is safe, and the next one goes on from there.
     */
    suspend fun sync(): SyncView =
        coroutineScope {
            val asked = open()
            val round = async { askOf(asked) { sync.now() } }
            try {
                round.await()
            } catch (stopped: CancellationException) {
                withContext(NonCancellable) { askOf(asked) { sync.cancel() } }
                throw stopped
            }
        }

    /** Sends what waits sealed and fetches what is new, unopened; for when nobody looks. */
    suspend fun syncWhileLocked(): LockedSyncView = answerAside { companion.syncWhileLocked() }

    /** When to remind of something: moments, and nothing of what. */
    suspend fun reminders(): List<Instant> = answerAside { companion.reminders() }

    /** Asks once, on a background thread. */
    suspend fun <T> ask(question: Unlocked.() -> T): T = askOf(open(), question)

    /** Asks now, and again after changes, for as long as it is collected. */
    fun <T> watch(question: Unlocked.() -> T): Flow<T> =
        flow {
            val asked = open()
            asked.news.collect { news ->
                if (news.over) throw CoreException.Locked()
                emit(askOf(asked, question))
            }
        }

    /** Locks and gives every thread back. For the end of the program: it waits. */
    override fun close() {
        if (!closed.compareAndSet(false, true)) return
        own.wait { opened?.lock() }
        opened = null
        scope.cancel()
        companion.close()
        own.close()
    }

    /** Not at the door: whoever unlocks meanwhile does not wait for the network. */
    private suspend fun <T> answerAside(act: () -> T): T = withContext(own.dispatcher) { answer(act) }

    private suspend fun lock(toRescue: Boolean) =
        atTheDoor {
            this.toRescue = toRescue
            try {
                shut()
            } finally {
                see()
            }
            Unit
        }

    private fun open(): Opened = opened ?: throw CoreException.Locked()

    private suspend fun <T> askOf(asked: Opened, question: Unlocked.() -> T): T =
        try {
            withContext(own.dispatcher) { asked.ask(question) }
        } catch (failed: CoreException) {
            // The core locks itself too: after the last wrong PIN, or when this device is revoked.
            if (failed.shutTheCore && opened === asked) lock()
            throw failed
        }

    private suspend fun <T> atTheDoor(act: () -> T): T = withContext(own.dispatcher) { door.withLock { answer(act) } }

    private suspend fun <T> secretly(secret: ByteArray, act: () -> T): T =
        try {
            atTheDoor(act)
        } finally {
            secret.fill(0)
        }

    private fun open(session: () -> Session) {
        shut()
        try {
            opened = Opened(session(), own, scope)
            toRescue = false
        } finally {
            see()
        }
    }

    private fun shut() {
        val last = opened
        opened = null
        last?.lock()
    }

    private val CoreException.shutTheCore: Boolean
        get() = this is CoreException.Locked || (this is CoreException.Refused && refusal is Refusal.Wiped)

    private fun see(): Gate {
        val state = if (opened == null) companion.state() else null
        val seen = when {
            state == null -> Gate.Open
            toRescue && state is State.Locked -> Gate.Rescue
            else -> Gate.Closed(state)
        }
        standing.value = seen
        return seen
    }
}
