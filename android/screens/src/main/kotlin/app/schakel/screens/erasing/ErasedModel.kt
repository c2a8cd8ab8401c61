package app.schakel.screens.erasing

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.ErasureView
import app.schakel.core.Place
import app.schakel.core.TallyView
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope

/** What was erased, who has yet to confirm it, and the counts that stayed. */
class ErasedModel(shell: Shell, scope: CoroutineScope) : Model(shell, scope) {
    /** Everything that was erased here, the latest first; null until the core answered. */
    var standing: List<ErasureView>? by mutableStateOf(null)
        private set

    /** What stayed of it. */
    var tallies: List<TallyView> by mutableStateOf(emptyList())
        private set

    /** Whether there is a team, and a hub that has to know. */
    var inTeam: Boolean by mutableStateOf(false)
        private set

    init {
        watch({ Triple(erasing.standing(), erasing.tallies(), team.view().place is Place.Member) }) { (erased, left, member) ->
            standing = erased
            tallies = left
            inTeam = member
        }
    }
}

/** Whether somebody, or the hub, has yet to follow. */
val ErasureView.waits: Boolean get() = !hubTold || holders.any { it.confirmed == null }
