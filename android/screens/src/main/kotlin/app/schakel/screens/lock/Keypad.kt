package app.schakel.screens.lock

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.Button
import androidx.compose.material3.FilledTonalButton
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.unit.dp
import app.schakel.screens.look.Signs
import app.schakel.screens.texts.texts

/** What the left key of the last row does while nothing was typed. */
class Finger(val label: String, val onClick: () -> Unit)

/**
 * Our own keys: no keyboard app sees a PIN, and nothing can be pasted. Large enough for a thumb that
 * does not look.
 */
@Composable
fun Keypad(pin: Pin, enabled: Boolean, modifier: Modifier = Modifier, finger: Finger? = null, onDone: () -> Unit) {
    val says = texts.lock.key
    Column(modifier.widthIn(max = 400.dp).fillMaxWidth(), verticalArrangement = Arrangement.spacedBy(10.dp)) {
        listOf(1..3, 4..6, 7..9).forEach { digits ->
            Keys { digits.forEach { Digit(it, enabled, Modifier.weight(1f)) { pin.add(it) } } }
        }
        Keys {
            if (finger != null && pin.count == 0) {
                Sign(Signs.fingerprint, finger.label, "finger", enabled, Modifier.weight(1f), finger.onClick)
            } else {
                Sign(Signs.backspace, says.remove, "remove", enabled && pin.count > 0, Modifier.weight(1f)) { pin.remove() }
            }
            Digit(0, enabled, Modifier.weight(1f)) { pin.add(0) }
            Button(
                onClick = onDone,
                enabled = enabled && pin.enough,
                shape = MaterialTheme.shapes.large,
                modifier = Modifier.weight(1f).heightIn(min = KEY).testTag("done"),
            ) { Icon(Signs.check, contentDescription = says.done) }
        }
    }
}

/** A dot for each digit, and a ring for each that a PIN has at least. Nothing says them aloud. */
@Composable
fun Dots(pin: Pin, modifier: Modifier = Modifier) {
    val hidden = texts.lock.key.typed
    val filled = MaterialTheme.colorScheme.primary
    val ring = MaterialTheme.colorScheme.outline
    FlowRow(
        modifier.clearAndSetSemantics { contentDescription = hidden },
        horizontalArrangement = Arrangement.spacedBy(14.dp, Alignment.CenterHorizontally),
        verticalArrangement = Arrangement.spacedBy(8.dp),
    ) {
        repeat(maxOf(pin.count, Pin.LEAST)) { at ->
            val dot = Modifier.size(14.dp)
            Spacer(if (at < pin.count) dot.background(filled, CircleShape) else dot.border(1.5.dp, ring, CircleShape))
        }
    }
}

private val KEY = 68.dp

@Composable
private fun Keys(content: @Composable RowScope.() -> Unit) =
    Row(Modifier.fillMaxWidth(), horizontalArrangement = Arrangement.spacedBy(10.dp), content = content)

@Composable
private fun Digit(digit: Int, enabled: Boolean, modifier: Modifier, onClick: () -> Unit) {
    FilledTonalButton(
        onClick = onClick,
        enabled = enabled,
        shape = MaterialTheme.shapes.large,
        modifier = modifier.heightIn(min = KEY).testTag("key $digit"),
    ) { Text(digit.toString(), style = MaterialTheme.typography.headlineSmall) }
}

@Composable
private fun Sign(icon: ImageVector, label: String, tag: String, enabled: Boolean, modifier: Modifier, onClick: () -> Unit) {
    TextButton(
        onClick = onClick,
        enabled = enabled,
        shape = MaterialTheme.shapes.large,
        modifier = modifier.heightIn(min = KEY).testTag(tag),
    ) { Box { Icon(icon, contentDescription = label, modifier = Modifier.size(28.dp)) } }
}
