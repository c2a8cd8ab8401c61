package app.schakel.screens.call

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp

/** From this size of text on, an act stands below the words it belongs to and not beside them. */
internal const val LARGE_TEXT = 1.4f

/**
 * Somebody who can be called: who, why, and one act. A tap on the words opens what is seldom wanted.
 */
@Composable
fun CalleeRow(
    name: String,
    modifier: Modifier = Modifier,
    function: String = "",
    why: String = "",
    opened: Boolean = false,
    onOpen: (() -> Unit)? = null,
    seldom: @Composable () -> Unit = {},
    act: @Composable () -> Unit,
) {
    val tap = onOpen?.let { Modifier.clickable(role = Role.Button, onClick = it) } ?: Modifier
    val words: @Composable (Modifier) -> Unit = { place ->
        Column(place.then(tap).heightIn(min = 48.dp).padding(vertical = 8.dp), verticalArrangement = Arrangement.Center) {
            Text(name, style = MaterialTheme.typography.titleMedium)
            if (function.isNotEmpty()) Text(function, style = MaterialTheme.typography.bodyLarge)
            if (why.isNotEmpty()) {
                Text(why, style = MaterialTheme.typography.bodySmall, color = MaterialTheme.colorScheme.onSurfaceVariant)
            }
        }
    }
    Column(modifier.fillMaxWidth().padding(vertical = 4.dp)) {
        if (LocalDensity.current.fontScale < LARGE_TEXT) {
            Row(verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(12.dp)) {
                words(Modifier.weight(1f))
                act()
            }
        } else {
            words(Modifier.fillMaxWidth())
            act()
        }
        if (opened) {
            FlowRow(Modifier.fillMaxWidth().testTag("seldom"), horizontalArrangement = Arrangement.spacedBy(4.dp)) { seldom() }
        }
    }
}
