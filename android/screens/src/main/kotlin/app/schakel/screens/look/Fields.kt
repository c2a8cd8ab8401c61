package app.schakel.screens.look

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.input.PasswordVisualTransformation
import androidx.compose.ui.text.input.VisualTransformation

/** What is typed into a field, which decides the keyboard. */
enum class Typed { Words, Name, Number, Phone, Email, Pin }

/**
 * A field to type in. What is typed stands in the model and its sealed draft only: nothing here is
 * remembered by the system. [start] puts the cursor in it when the screen opens, which spares a tap.
 */
@Composable
fun Field(
    value: String,
    label: String,
    modifier: Modifier = Modifier,
    typed: Typed = Typed.Words,
    lines: Int = 1,
    wrong: String = "",
    below: String = "",
    start: Boolean = false,
    tag: String = label,
    last: Boolean = false,
    onDone: (() -> Unit)? = null,
    onChange: (String) -> Unit,
) {
    val focus = remember { FocusRequester() }
    if (start) LaunchedEffect(Unit) { focus.requestFocus() }
    val hint = wrong.ifEmpty { below }
    OutlinedTextField(
        value = value,
        onValueChange = onChange,
        label = { Text(label) },
        supportingText = if (hint.isEmpty()) null else ({ Text(hint) }),
        isError = wrong.isNotEmpty(),
        singleLine = lines == 1,
        minLines = lines,
        visualTransformation = if (typed == Typed.Pin) PasswordVisualTransformation() else VisualTransformation.None,
        keyboardOptions = typed.options(
            if (lines > 1) {
                ImeAction.Default
            } else if (last) {
                ImeAction.Done
            } else {
                ImeAction.Next
            },
        ),
        keyboardActions = onDone?.let { done -> KeyboardActions(onDone = { done() }) } ?: KeyboardActions.Default,
        modifier = modifier.fillMaxWidth().focusRequester(focus).testTag(tag),
    )
}

private fun Typed.options(action: ImeAction) =
    KeyboardOptions(
        capitalization = when (this) {
            Typed.Words -> KeyboardCapitalization.Sentences
            Typed.Name -> KeyboardCapitalization.Words
            else -> KeyboardCapitalization.None
        },
        autoCorrectEnabled = this == Typed.Words,
        keyboardType = when (this) {
            Typed.Words, Typed.Name -> KeyboardType.Text
            Typed.Number -> KeyboardType.Decimal
            Typed.Phone -> KeyboardType.Phone
            Typed.Email -> KeyboardType.Email
            Typed.Pin -> KeyboardType.NumberPassword
        },
        imeAction = action,
    )
