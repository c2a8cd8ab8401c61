package app.schakel.screens.look

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Icon
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp

/** How grave something is; shown by colour and by shape or word, never by colour alone. */
enum class Tone { Plain, Due, Overdue, Arranged }

/** The colour of a tone. */
@Composable
fun Tone.color(): Color =
    when (this) {
        Tone.Plain -> MaterialTheme.colorScheme.onSurfaceVariant
        Tone.Due -> signals.due
        Tone.Overdue -> MaterialTheme.colorScheme.error
        Tone.Arranged -> signals.arranged
    }

/** The name of a part of a screen. */
@Composable
fun Heading(text: String, modifier: Modifier = Modifier, tone: Tone = Tone.Plain) {
    Text(
        text,
        style = MaterialTheme.typography.labelMedium,
        color = tone.color(),
        modifier = modifier.padding(top = 20.dp, bottom = 4.dp).semantics { heading() },
    )
}

/** One line of a list. It opens something when [onClick] is there. */
@Composable
fun Line(
    text: String,
    modifier: Modifier = Modifier,
    below: String = "",
    end: String = "",
    icon: ImageVector? = null,
    tone: Tone = Tone.Plain,
    acts: (@Composable () -> Unit)? = null,
    onClick: (() -> Unit)? = null,
) {
    val tap = onClick?.let { Modifier.clickable(role = Role.Button, onClick = it) } ?: Modifier
    Row(
        modifier = modifier
            .fillMaxWidth()
            .then(tap)
            .heightIn(min = 56.dp)
            .padding(vertical = 8.dp)
            .semantics(mergeDescendants = true) {},
        verticalAlignment = Alignment.CenterVertically,
        horizontalArrangement = Arrangement.spacedBy(14.dp),
    ) {
        icon?.let { Icon(it, contentDescription = null, tint = tone.color(), modifier = Modifier.size(24.dp)) }
        Column(Modifier.weight(1f)) {
            Text(text, style = MaterialTheme.typography.bodyLarge)
            if (below.isNotEmpty()) {
                Text(below, style = MaterialTheme.typography.bodySmall, color = MaterialTheme.colorScheme.onSurfaceVariant)
            }
            if (end.isNotEmpty() && largeText) Text(end, style = MaterialTheme.typography.labelMedium, color = tone.color())
        }
        if (end.isNotEmpty() && !largeText) {
            Text(end, style = MaterialTheme.typography.labelMedium, color = tone.color(), maxLines = 2, overflow = TextOverflow.Ellipsis)
        }
        acts?.invoke()
    }
}

/** Something that can be opened, with more in it than a line holds. */
@Composable
fun Card(modifier: Modifier = Modifier, onClick: (() -> Unit)? = null, content: @Composable () -> Unit) {
    val shape = MaterialTheme.shapes.large
    val color = MaterialTheme.colorScheme.surfaceContainerLowest
    val filled = modifier.fillMaxWidth()
    val inner: @Composable () -> Unit = { Column(Modifier.padding(16.dp)) { content() } }
    if (onClick == null) {
        Surface(filled, shape = shape, color = color, content = inner)
    } else {
        Surface(onClick = onClick, modifier = filled, shape = shape, color = color, content = inner)
    }
}

/** One plain sentence about what is so, and what to do. */
@Composable
fun Notice(
    text: String,
    modifier: Modifier = Modifier,
    tone: Tone = Tone.Plain,
    icon: ImageVector = Signs.info,
    act: String = "",
    onAct: () -> Unit = {},
) {
    val (container, content) = when (tone) {
        Tone.Overdue -> MaterialTheme.colorScheme.errorContainer to MaterialTheme.colorScheme.onErrorContainer
        Tone.Arranged -> signals.arrangedContainer to signals.onArrangedContainer
        Tone.Due -> MaterialTheme.colorScheme.tertiaryContainer to MaterialTheme.colorScheme.onTertiaryContainer
        Tone.Plain -> MaterialTheme.colorScheme.secondaryContainer to MaterialTheme.colorScheme.onSecondaryContainer
    }
    Surface(modifier.fillMaxWidth(), color = container, contentColor = content, shape = MaterialTheme.shapes.medium) {
        Column(Modifier.padding(horizontal = 14.dp, vertical = 10.dp)) {
            Row(verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(12.dp)) {
                Icon(icon, contentDescription = null, modifier = Modifier.size(22.dp))
                Text(text, style = MaterialTheme.typography.bodyMedium, modifier = Modifier.weight(1f))
            }
            if (act.isNotEmpty()) QuietAct(act, onClick = onAct)
        }
    }
}

/** What will come here, and the first act. */
@Composable
fun Empty(text: String, modifier: Modifier = Modifier, icon: ImageVector = Signs.link, act: String = "", onAct: () -> Unit = {}) {
    Column(
        modifier.fillMaxWidth().padding(vertical = 40.dp, horizontal = 24.dp),
        horizontalAlignment = Alignment.CenterHorizontally,
        verticalArrangement = Arrangement.spacedBy(16.dp),
    ) {
        Icon(icon, contentDescription = null, tint = MaterialTheme.colorScheme.outline, modifier = Modifier.size(48.dp))
        Text(
            text,
            style = MaterialTheme.typography.bodyLarge,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            textAlign = androidx.compose.ui.text.style.TextAlign.Center,
        )
        if (act.isNotEmpty()) Act(act, onClick = onAct)
    }
}

/** Something long is going on; with how far it is, when that is known. */
@Composable
fun Progress(text: String, part: Float?, modifier: Modifier = Modifier, act: String = "", onAct: () -> Unit = {}) {
    Column(modifier.fillMaxWidth().padding(vertical = 8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
        Text(text, style = MaterialTheme.typography.bodySmall)
        val bar = Modifier.fillMaxWidth()
        if (part == null) LinearProgressIndicator(bar) else LinearProgressIndicator(progress = { part }, modifier = bar)
        if (act.isNotEmpty()) QuietAct(act, onClick = onAct)
    }
}
