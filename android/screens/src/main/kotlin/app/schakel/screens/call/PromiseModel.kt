package app.schakel.screens.call

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.CallChannel
import app.schakel.core.CallDraft
import app.schakel.core.Callee
import app.schakel.core.EntityId
import app.schakel.core.Moment
import app.schakel.core.PromiseId
import app.schakel.core.PromiseState
import app.schakel.core.PromiseView
import app.schakel.core.Promiser
import app.schakel.core.Unlocked
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope

/** One promise: what became of it, or another call about it. */
class PromiseModel(shell: Shell, scope: CoroutineScope, private val id: PromiseId) : DialModel(shell, scope) {
    /** The promise; null until the core answered. */
    var promise: PromiseView? by mutableStateOf(null)
        private set

    /** What was said of it here, which can be undone. */
    var settled: PromiseState? by mutableStateOf(null)
        private set

    init {
        watch({ (cases.versions(EntityId(id.hex)).firstOrNull { it.current }?.what as? Moment.Promise)?.v1 }) { promise = it }
    }

    /** Says what became of it. */
    fun settle(state: PromiseState) =
        act {
            promise = ask { calls.settlePromise(id, state) }
            settled = state.takeUnless { it == PromiseState.Open }
        }

    /** Calls whoever made it, about the same. */
    fun callAgain() =
        act {
            val promise = promise ?: return@act
            val callee = ask { calleeOf(promise) }
            if (callee == null) {
                shell.navigator.open(Route.Call(promise.case))
            } else {
                dial(CallDraft(promise.case, callee, CallChannel.Phone, promise.need, null))
            }
        }

    /** Who made it, as somebody to call: at a partner the one who said it, when that one is known. */
    private fun Unlocked.calleeOf(promise: PromiseView): Callee? =
        when (val by = promise.by) {
            is Promiser.Client -> {
                Callee.Client
            }

            is Promiser.Partner -> {
                val there = directory.get(by.v1).contacts.filter { it.dial != null }
                Callee.Partner(by.v1, there.firstOrNull { promise.who == it.function || promise.who == it.name }?.contact)
            }

            is Promiser.Relative -> {
                val around = cases.get(promise.case).person.around
                around.firstOrNull { it.name == promise.who }?.let { Callee.Relative(it.name) }
            }

            is Promiser.Worker -> {
                null
            }
        }
}
