package app.schakel.screens.call

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.Unlocked
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope

/**
 * A sheet that is typed into: its fields are kept in the core under [form] half a second after the
 * last keystroke, and stand there again when it is opened later.
 */
abstract class FormModel(shell: Shell, scope: CoroutineScope, private val form: String) : DialModel(shell, scope) {
    private var fields: Map<String, String> by mutableStateOf(emptyMap())

    /** What stands in a field. */
    operator fun get(field: String): String = fields[field].orEmpty()

    /** Whether anything was typed or chosen. */
    val begun: Boolean get() = fields.values.any { it.isNotEmpty() }

    /** What was typed or chosen. */
    fun type(field: String, text: String) {
        fields = fields + (field to text)
        keep(form) {
            val typed = fields
            ask { forms.keep(form, typed) }
        }
    }

    /** Brings back what was kept. */
    protected suspend fun restore() {
        fields = ask { forms.kept(form) } + fields
    }

    /** Begins with these fields; nothing is kept until something is typed. */
    protected fun start(with: Map<String, String>) {
        fields = with
    }

    /** Forgets the form, in the same question as the act that it was for. */
    protected fun Unlocked.done() = forms.discard(form)

    /** The sheet stands empty again; what it was for is done. */
    protected fun clear() {
        fields = emptyMap()
    }
}
