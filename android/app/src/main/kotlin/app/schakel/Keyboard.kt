package app.schakel

import android.view.inputmethod.EditorInfo
import androidx.compose.runtime.Composable
import androidx.compose.ui.ExperimentalComposeUiApi
import androidx.compose.ui.platform.InterceptPlatformTextInput
import androidx.compose.ui.platform.PlatformTextInputMethodRequest

/** Asks every keyboard not to learn from what is typed in [content]. No stable way exists yet. */
@OptIn(ExperimentalComposeUiApi::class)
@Composable
fun Keyboard(content: @Composable () -> Unit) =
    InterceptPlatformTextInput(
        interceptor = { request, next ->
            val forgetful =
                PlatformTextInputMethodRequest { info ->
                    request.createInputConnection(info).also {
                        info.imeOptions = info.imeOptions or EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING
                    }
                }
            next.startInputMethod(forgetful)
        },
        content = content,
    )
