package app.schakel.screens.settings

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.ContentsView
import app.schakel.core.PackView
import app.schakel.core.Place
import app.schakel.core.WorkerDraft
import app.schakel.screens.erasing.waits
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.withContext

/** What Settings shows. */
data class SettingsView(
    val worker: WorkerDraft,
    val pack: PackView,
    val biometrics: Boolean,
    val place: Place,
    val hasCode: Boolean,
    val contents: ContentsView,
    /** How often something was erased that is not confirmed everywhere. */
    val unconfirmed: UInt,
)

/** A pack that was picked and not taken yet, with what it says of itself. */
class Picked(val file: ByteArray, val view: PackView)

/** This worker, this phone, this municipality. */
class SettingsModel(shell: Shell, scope: CoroutineScope) : Model(shell, scope) {
    /** What stands now; null until the core answered. */
    var view: SettingsView? by mutableStateOf(null)
        private set

    /** The pack whose signer is still to be compared. */
    var picked: Picked? by mutableStateOf(null)
        private set

    /** Whether the pack in use was taken just now. */
    var taken: Boolean by mutableStateOf(false)
        private set

    init {
        watch({
            SettingsView(
                settings.worker(),
                settings.pack(),
                settings.hasBiometrics(),
                team.view().place,
                recovery.hasCode(),
                settings.contents(),
                erasing.standing().count { it.waits }.toUInt(),
            )
        }) { view = it }
    }

    /** Lets a fingerprint or face open, or ends it. */
    fun biometrics(wanted: Boolean) =
        act {
            val lent = shell.phone.biometrics ?: return@act
            if (wanted) {
                val key = lent.enrol() ?: return@act
                try {
                    ask { settings.setBiometrics(key) }
                } finally {
                    key.fill(0)
                }
            } else {
                ask { settings.setBiometrics(null) }
                lent.forget()
            }
            view = view?.copy(biometrics = wanted)
        }

    /** Picks a file and looks into it. */
    fun pick() =
        act {
            taken = false
            val file = shell.phone.pick() ?: return@act
            picked = Picked(file, ask { settings.lookIntoPack(file) })
        }

    /** Takes the picked pack in. */
    fun take(pack: Picked) =
        act {
            ask { settings.takePack(pack.file) }
            picked = null
            taken = true
        }

    /** Leaves the picked pack. */
    fun leave() {
        picked = null
        problem = null
    }

    /** Locks, with every draft kept. */
    fun lock() = act { withContext(NonCancellable) { shell.lock() } }

    /** Destroys everything here. */
    fun wipe() =
        act {
            withContext(NonCancellable) {
                shell.core.wipe()
                shell.phone.biometrics?.forget()
                shell.navigator.to(Route.Today)
            }
        }
}
