package app.schakel.screens.settings

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.lock.Pin
import app.schakel.screens.lock.PinPage
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts
import kotlinx.coroutines.CoroutineScope

/** The PIN of now, and the new one twice. */
class ChangePinModel(shell: Shell, scope: CoroutineScope) : Model(shell, scope) {
    /** Which of the three is asked: 0, 1 or 2. */
    var step: Int by mutableStateOf(0)
        private set

    /** What was typed at each step. */
    val pins = List(3) { Pin() }

    /** Whether the two new ones were different. */
    var different: Boolean by mutableStateOf(false)
        private set

    /** To the next question; after the last the PIN is changed. A wrong one counts as when unlocking. */
    fun next(onDone: () -> Unit) {
        val (old, new, again) = pins
        when {
            step < 2 -> {
                different = false
                problem = null
                step++
            }

            !again.isSameAs(new) -> {
                new.clear()
                again.clear()
                different = true
                step = 1
            }

            else -> {
                change(old.take(), new.take(), onDone)
            }
        }
    }

    private fun change(old: ByteArray, new: ByteArray, onDone: () -> Unit) =
        act {
            try {
                ask { settings.setPin(old, new) }
                onDone()
            } finally {
                old.fill(0)
                new.fill(0)
                pins.forEach { it.clear() }
                step = 0
            }
        }
}

/** Another PIN: the old one is asked first. */
@Composable
internal fun ChangePin(shell: Shell, onBack: () -> Unit, onDone: () -> Unit) {
    val model = rememberModel(shell) { ChangePinModel(shell, it) }
    val says = texts.settings
    PinPage(
        asks = listOf(says.pinOld, says.pinNew, says.pinAgain)[model.step],
        pin = model.pins[model.step],
        working = if (model.busy) says.pinWorking else "",
        enabled = true,
        onBack = if (model.busy) null else onBack,
        more = {
            if (model.different) Notice(says.pinDifferent, tone = Tone.Due, icon = Signs.warning)
            model.problem?.let { Notice(texts.of(it), tone = Tone.Overdue, icon = Signs.warning) }
        },
        onDone = { model.next(onDone) },
    )
}
