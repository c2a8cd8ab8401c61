package app.schakel.screens.lock

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.CoreException
import app.schakel.core.Rejection
import app.schakel.core.WorkerDraft
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.withContext

/** The questions before there is a vault, one after the other. */
enum class Step { Who, Card, Pin, PinAgain }

/**
 * Sets this phone up, anew or in place of a lost one. Nothing can be kept before there is a vault:
 * what was typed stands in memory only.
 */
class BeginModel(shell: Shell, scope: CoroutineScope) : Model(shell, scope) {
    /** The question that is asked now. */
    var step: Step by mutableStateOf(Step.Who)
        private set

    /** Who the worker is. */
    var worker: WorkerDraft by mutableStateOf(WorkerDraft(name = "", organisation = "", function = ""))

    /** The text of the recovery card. */
    var card: String by mutableStateOf("")

    /** The digits of the recovery code. */
    var code: String by mutableStateOf("")
        private set

    /** The PIN that is chosen. */
    val pin = Pin()

    /** The same, once more. */
    val again = Pin()

    /** Whether the two PINs were different. */
    var different: Boolean by mutableStateOf(false)
        private set

    /** Whether this phone takes the place of another. */
    var recovering: Boolean by mutableStateOf(false)
        private set

    /** Whether the question of this step is answered. */
    val answered: Boolean
        get() = when (step) {
            Step.Who -> worker.name.isNotBlank()
            Step.Card -> card.isNotBlank() && code.length == CODE_DIGITS
            Step.Pin -> pin.enough
            Step.PinAgain -> again.enough
        }

    /** Takes digits of the code; what separates the groups is left out. */
    fun code(typed: String) {
        code = typed.filter(Char::isDigit).take(CODE_DIGITS)
    }

    /** Begins as somebody new, or with a recovery card. */
    fun recovering(wanted: Boolean) {
        recovering = wanted
        problem = null
        step = if (wanted) Step.Card else Step.Who
    }

    /** The card from the clipboard. */
    fun pasteCard() {
        card = shell.phone.pasted().trim()
    }

    /** To the next question; after the last one the vault is made. */
    fun next() {
        if (!answered) return
        when (step) {
            Step.Who, Step.Card -> {
                step = Step.Pin
            }

            Step.Pin -> {
                different = false
                step = Step.PinAgain
            }

            Step.PinAgain -> {
                if (again.isSameAs(pin)) begin() else anotherPin(true)
            }
        }
    }

    /** To the question before. */
    fun back() {
        problem = null
        when (step) {
            Step.PinAgain -> {
                anotherPin(false)
            }

            else -> {
                anotherPin(false)
                step = if (recovering) Step.Card else Step.Who
            }
        }
    }

    private fun anotherPin(differed: Boolean) {
        pin.clear()
        again.clear()
        different = differed
        step = Step.Pin
    }

    /** What comes next is the team: joining it, or waiting to be let in. */
    private fun begin() =
        act {
            again.clear()
            try {
                withContext(NonCancellable) {
                    if (recovering) shell.core.recover(card, code, pin.take()) else shell.core.setUp(pin.take(), worker, null)
                    code = ""
                    shell.navigator.open(Route.Joining)
                }
            } catch (error: CoreException) {
                step = stepOf(error)
                throw error
            }
        }

    private fun stepOf(error: CoreException): Step =
        when {
            error is CoreException.Invalid -> Step.Who
            error is CoreException.Rejected && error.code in OF_THE_CARD -> Step.Card
            else -> Step.Pin
        }

    companion object {
        /** Eight groups of six. */
        const val CODE_DIGITS = 48

        private val OF_THE_CARD = setOf(Rejection.WRONG_CODE, Rejection.NOT_AN_INVITATION)
    }
}
