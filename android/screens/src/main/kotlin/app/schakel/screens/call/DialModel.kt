package app.schakel.screens.call

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.CallDraft
import app.schakel.core.CallId
import app.schakel.core.DialView
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope

/** A screen from which somebody is called. The call is written down before the dialer opens. */
abstract class DialModel(shell: Shell, scope: CoroutineScope) : Model(shell, scope) {
    /** A call that this device cannot make itself: its number is shown large. */
    var byHand: DialView? by mutableStateOf(null)
        private set

    /** Opens the phone's own dialer, text or mail app; the sheet after the call waits behind it. */
    protected suspend fun dial(draft: CallDraft) {
        val view = ask { calls.dial(draft) }
        if (shell.phone.open(view.uri)) toSheet(view.call) else byHand = view
    }

    /** The call was made on another device. */
    fun calledByHand(view: DialView) {
        byHand = null
        toSheet(view.call)
    }

    /** Copies the number or address. */
    fun copy(view: DialView) = shell.phone.copy(view.shown)

    private fun toSheet(call: CallId) {
        val sheet = Route.AfterCall(call)
        if (shell.navigator.current is Route.AfterCall) shell.navigator.replace(sheet) else shell.navigator.open(sheet)
    }
}
