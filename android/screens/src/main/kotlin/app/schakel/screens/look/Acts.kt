package app.schakel.screens.look

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.material3.Button
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.FilledTonalButton
import androidx.compose.material3.FilterChip
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp

/** The one act that is most likely now: the largest thing on its screen, low, for the thumb. */
@Composable
fun BigAct(text: String, modifier: Modifier = Modifier, icon: ImageVector? = null, enabled: Boolean = true, onClick: () -> Unit) {
    Button(
        onClick = onClick,
        enabled = enabled,
        shape = MaterialTheme.shapes.large,
        modifier = modifier.fillMaxWidth().heightIn(min = 64.dp),
    ) {
        icon?.let {
            Icon(it, contentDescription = null, modifier = Modifier.size(24.dp))
            Spacer(Modifier.width(12.dp))
        }
        Text(text, style = MaterialTheme.typography.titleLarge, textAlign = TextAlign.Center)
    }
}

/** An act beside others of the same weight. */
@Composable
fun Act(text: String, modifier: Modifier = Modifier, icon: ImageVector? = null, enabled: Boolean = true, onClick: () -> Unit) {
    FilledTonalButton(
        onClick = onClick,
        enabled = enabled,
        shape = MaterialTheme.shapes.medium,
        // Three share a line of a small phone: no word is broken for the sake of room beside it.
        contentPadding = PaddingValues(horizontal = 12.dp, vertical = 8.dp),
        modifier = modifier.heightIn(min = 52.dp),
    ) {
        icon?.let {
            Icon(it, contentDescription = null, modifier = Modifier.size(18.dp))
            Spacer(Modifier.width(6.dp))
        }
        Text(text, textAlign = TextAlign.Center)
    }
}

/** An act that is seldom wanted. */
@Composable
fun QuietAct(text: String, modifier: Modifier = Modifier, enabled: Boolean = true, onClick: () -> Unit) {
    TextButton(onClick = onClick, enabled = enabled, modifier = modifier.heightIn(min = 48.dp)) { Text(text) }
}

/** An act that cannot be undone: outlined in red, never the largest. */
@Composable
fun GraveAct(text: String, modifier: Modifier = Modifier, enabled: Boolean = true, onClick: () -> Unit) {
    OutlinedButton(
        onClick = onClick,
        enabled = enabled,
        colors = ButtonDefaults.outlinedButtonColors(contentColor = MaterialTheme.colorScheme.error),
        shape = MaterialTheme.shapes.medium,
        modifier = modifier.fillMaxWidth().heightIn(min = 52.dp),
    ) { Text(text, textAlign = TextAlign.Center) }
}

/** One of a few, in one tap. */
@Composable
fun <T> Choice(options: List<T>, chosen: T?, label: (T) -> String, modifier: Modifier = Modifier, onChoose: (T) -> Unit) {
    Choices(options, { it == chosen }, label, modifier, onChoose)
}

/** Any of a few, each in one tap. */
@Composable
fun <T> Choices(options: List<T>, isChosen: (T) -> Boolean, label: (T) -> String, modifier: Modifier = Modifier, onChoose: (T) -> Unit) {
    FlowRow(
        modifier = modifier.fillMaxWidth(),
        horizontalArrangement = Arrangement.spacedBy(8.dp),
        verticalArrangement = Arrangement.spacedBy(8.dp),
    ) {
        options.forEach { option ->
            FilterChip(
                selected = isChosen(option),
                onClick = { onChoose(option) },
                label = { Text(label(option), modifier = Modifier.padding(vertical = 8.dp)) },
                leadingIcon = if (isChosen(option)) ({ Icon(Signs.check, contentDescription = null, Modifier.size(18.dp)) }) else null,
                modifier = Modifier.heightIn(min = 48.dp),
            )
        }
    }
}

/** Large answers in a grid of two: the outcome of an attempt or a call. */
@Composable
fun <T> Answers(
    options: List<T>,
    label: (T) -> String,
    modifier: Modifier = Modifier,
    icon: (T) -> ImageVector? = { null },
    onAnswer: (T) -> Unit,
) {
    FlowRow(
        modifier = modifier.fillMaxWidth(),
        maxItemsInEachRow = 2,
        horizontalArrangement = Arrangement.spacedBy(10.dp),
        verticalArrangement = Arrangement.spacedBy(10.dp),
    ) {
        options.forEach { option ->
            FilledTonalButton(
                onClick = { onAnswer(option) },
                shape = MaterialTheme.shapes.medium,
                contentPadding = PaddingValues(8.dp),
                modifier = Modifier.weight(1f).heightIn(min = 64.dp),
            ) {
                Row(verticalAlignment = Alignment.CenterVertically) {
                    icon(option)?.let {
                        Icon(it, contentDescription = null, modifier = Modifier.size(18.dp))
                        Spacer(Modifier.width(6.dp))
                    }
                    Text(label(option), textAlign = TextAlign.Center)
                }
            }
        }
    }
}
