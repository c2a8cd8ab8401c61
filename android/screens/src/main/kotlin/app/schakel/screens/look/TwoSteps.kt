package app.schakel.screens.look

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp

/**
 * Something that cannot be undone: the first tap only says what it [means], the second on [sure]
 * does it.
 */
@Composable
fun TwoSteps(text: String, means: String, sure: String, cancel: String, tag: String, enabled: Boolean = true, onSure: () -> Unit) {
    var asked by remember { mutableStateOf(false) }
    if (!asked) {
        GraveAct(text, Modifier.testTag(tag), enabled) { asked = true }
        return
    }
    Column(Modifier.fillMaxWidth(), verticalArrangement = Arrangement.spacedBy(8.dp)) {
        Notice(means, tone = Tone.Overdue, icon = Signs.warning)
        GraveAct(sure, Modifier.testTag("$tag sure"), enabled) {
            asked = false
            onSure()
        }
        QuietAct(cancel, Modifier.testTag("$tag cancel")) { asked = false }
    }
}
