package app.schakel.screens.erasing

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.CaseId
import app.schakel.core.CoreException
import app.schakel.core.ErasureGround
import app.schakel.core.ErasurePreview
import app.schakel.core.Extent
import app.schakel.core.Unlocked
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.withContext

/** A case that may be erased: what goes, who else has it, what stays; and erasing it. */
class EraseModel(shell: Shell, scope: CoroutineScope, private val case: CaseId) : Model(shell, scope) {
    private var whole: ErasurePreview? by mutableStateOf(null)
    private var part: ErasurePreview? by mutableStateOf(null)

    /** How much of it. */
    var extent: Extent by mutableStateOf(Extent.CASE)
        private set

    /** Why; null until it was chosen. */
    var ground: ErasureGround? by mutableStateOf(null)
        private set

    /** What would be erased; null until the core answered. */
    val view: ErasurePreview? get() = if (extent == Extent.CASE) whole else part

    /** Whether a part of it is shared, which may be erased alone. */
    val divided: Boolean get() = part != null

    private var looking: Job = look()

    /** Chooses how much. */
    fun choose(chosen: Extent) {
        extent = chosen
    }

    /** Chooses why. */
    fun choose(chosen: ErasureGround) {
        ground = chosen
    }

    /** Erases it for good. Once begun it is finished, although the screen may close meanwhile. */
    fun erase() =
        act {
            val why = ground ?: return@act
            withContext(NonCancellable) {
                looking.cancel()
                try {
                    ask { erasing.erase(case, extent, why) }
                } catch (error: CoreException) {
                    looking = look()
                    throw error
                }
                leave()
                // The order travels at once, when there is a network.
                shell.postman.sync()
            }
        }

    /** Where it makes sense to stand afterwards: at what is left. */
    private fun leave() {
        shell.erased = case
        if (extent == Extent.CASE) {
            shell.navigator.to(Route.Cases)
        } else if (shell.navigator.current == Route.Erase(case)) {
            shell.navigator.back()
        }
    }

    private fun look() = watch({ seen() }, ::show)

    private fun Unlocked.seen() =
        Seen(
            erasing.preview(case, Extent.CASE),
            if (cases.get(case).shared) erasing.preview(case, Extent.SHARED_PART) else null,
        )

    private fun show(seen: Seen) {
        whole = seen.whole
        part = seen.part
        // Never more than was chosen: what was looked at is chosen anew.
        if (part == null && extent != Extent.CASE) {
            extent = Extent.CASE
            ground = null
        }
    }

    private class Seen(val whole: ErasurePreview, val part: ErasurePreview?)
}
