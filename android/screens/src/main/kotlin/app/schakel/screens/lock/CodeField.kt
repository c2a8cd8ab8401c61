package app.schakel.screens.lock

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.input.OffsetMapping
import androidx.compose.ui.text.input.TransformedText
import androidx.compose.ui.text.input.VisualTransformation
import app.schakel.screens.texts.texts

private const val GROUP = 6

/** The recovery code as it is typed over from paper: only digits, shown in groups of six. */
@Composable
internal fun CodeField(code: String, onChange: (String) -> Unit) {
    val says = texts.lock
    val groups = code.length / GROUP
    OutlinedTextField(
        value = code,
        onValueChange = onChange,
        label = { Text(says.code) },
        supportingText = {
            Text(if (code.isEmpty() || code.length == BeginModel.CODE_DIGITS) says.codeHow else says.codeGroups(groups))
        },
        minLines = 2,
        visualTransformation = InGroups,
        keyboardOptions = KeyboardOptions(
            keyboardType = KeyboardType.NumberPassword,
            autoCorrectEnabled = false,
            imeAction = ImeAction.Done,
        ),
        modifier = Modifier.fillMaxWidth().testTag("code"),
    )
}

/** A space after every six digits, which is not part of what was typed. */
private object InGroups : VisualTransformation {
    override fun filter(text: AnnotatedString) = TransformedText(AnnotatedString(text.text.chunked(GROUP).joinToString(" ")), Spaced)
}

private object Spaced : OffsetMapping {
    override fun originalToTransformed(offset: Int): Int = if (offset == 0) 0 else offset + (offset - 1) / GROUP

    override fun transformedToOriginal(offset: Int): Int = offset - offset / (GROUP + 1)
}
