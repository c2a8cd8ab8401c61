package app.schakel.screens.frame

import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import kotlinx.coroutines.CoroutineScope

/**
 * The model of a screen, for as long as the screen is shown; a new one for another [key]. What was
 * typed is kept when it closes. Nothing of it is saved by the system: after the process was ended
 * the screen asks the core again, and finds its draft there.
 */
@Composable
fun <M : Model> rememberModel(shell: Shell, key: Any? = Unit, make: (CoroutineScope) -> M): M {
    val scope = rememberCoroutineScope()
    val model = remember(shell, key) { make(scope) }
    DisposableEffect(model) {
        shell.opened(model)
        onDispose { shell.closed(model) }
    }
    return model
}
