package app.schakel.screens.lock

import app.schakel.core.CoreException
import app.schakel.core.Refusal
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.withContext

/** Opens what is on this phone, or begins again without it. */
class UnlockModel(shell: Shell, scope: CoroutineScope) : Model(shell, scope) {
    /** What was typed. */
    val pin = Pin()

    /** Whether the last PIN was wrong. Waiting and tries left stand in the core's state. */
    val wrong: Boolean
        get() = (problem as? CoreException.Refused)?.refusal is Refusal.WrongPin

    /** What went wrong otherwise. */
    val other: CoreException?
        get() = problem?.takeUnless {
            val refusal = (it as? CoreException.Refused)?.refusal
            refusal is Refusal.WrongPin || refusal is Refusal.Wait || refusal is Refusal.Wiped
        }

    /** Unlocks with what was typed. */
    fun unlock() = act { shell.core.unlock(pin.take()) }

    /** Unlocks with a fingerprint or face, when the phone releases the key. */
    fun finger() =
        act {
            shell.phone.biometrics?.release()?.let { shell.core.unlockWithBiometrics(it) }
        }

    /** Keeps the damaged file aside and opens what is sound; what it brought is shown after. */
    fun rescue() =
        act {
            withContext(NonCancellable) { shell.rescued = shell.core.rescue(pin.take()) }
        }

    /** No rescue after all: the PIN opens what is sound, as before. */
    fun readOn() = act { shell.core.lock() }

    /** The wait is over: asks how it stands. */
    fun look() = act { shell.core.look() }

    /** Destroys what is here, so that one can begin. */
    fun startAgain() =
        act {
            withContext(NonCancellable) {
                shell.core.wipe()
                shell.phone.biometrics?.forget()
            }
        }
}
