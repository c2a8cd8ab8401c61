package app.schakel.screens.lock

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.Unlocked
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.withContext

/** What is wrong with a file that opens all the same. */
sealed interface Harm {
    /** In so many places it is not what was written. */
    data class Damaged(val places: UInt) : Harm

    /** It is an older copy of itself: nothing can be written to it. */
    data object OlderCopy : Harm
}

/** Whether the file on this phone is sound, while it is open. */
class FileModel(shell: Shell, scope: CoroutineScope) : Model(shell, scope) {
    /** What is wrong with it; null as a rule. */
    var harm: Harm? by mutableStateOf(null)
        private set

    private var looking: Job? = null

    init {
        look()
    }

    /** Asks anew, after a round to the hub: that it has more of this phone than is here, nobody is told. */
    fun look() {
        looking?.cancel()
        looking = watch({ harm() }) { harm = it }
    }

    /** Locks the phone, where the rescue asks for the PIN. */
    fun toRescue() = act { withContext(NonCancellable) { shell.lockToRescue() } }

    /** An older copy counts as damage too, and is the graver of both. */
    private fun Unlocked.harm(): Harm? = if (rolledBack()) Harm.OlderCopy else damage().takeIf { it > 0u }?.let(Harm::Damaged)
}
