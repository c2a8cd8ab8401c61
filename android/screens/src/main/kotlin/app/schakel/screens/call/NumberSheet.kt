package app.schakel.screens.call

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Sheet
import app.schakel.screens.texts.texts

/** The number, large, where this device has nothing to call it with. */
@Composable
fun NumberSheet(model: DialModel) {
    val view = model.byHand ?: return
    val says = texts
    Sheet(says.frame.close, onClose = { model.calledByHand(view) }, title = says.call.call) {
        Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
            Text(says.call.noDialer, style = MaterialTheme.typography.bodyLarge)
            Text(view.shown, style = MaterialTheme.typography.headlineSmall, modifier = Modifier.testTag("number"))
            QuietAct(says.call.copyNumber, Modifier.testTag("copy")) { model.copy(view) }
            BigAct(says.call.toOutcome, Modifier.testTag("to outcome")) { model.calledByHand(view) }
        }
    }
}
