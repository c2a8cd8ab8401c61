package app.schakel.screens.look

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.imePadding
import androidx.compose.foundation.layout.navigationBarsPadding
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.statusBarsPadding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.LazyListState
import androidx.compose.foundation.lazy.rememberLazyListState
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp

/** What stands at the end of every title: see the frame. */
val LocalTools = staticCompositionLocalOf<@Composable () -> Unit> { {} }

/** Narrower than this, a part's name and its tools do not fit on one line. */
private val NARROW = 360.dp

/** No line of text grows wider than this, also on a tablet. */
private val WIDEST = 640.dp

/**
 * A screen: its title, what it says in [content], and low down the act that is most likely now.
 * The middle scrolls, and can be pulled down when [pull] is there; title and act stay.
 */
@Composable
fun Page(
    title: String,
    modifier: Modifier = Modifier,
    back: String = "",
    onBack: (() -> Unit)? = null,
    subtitle: String = "",
    list: LazyListState = rememberLazyListState(),
    pull: Pull? = null,
    actions: @Composable RowScope.() -> Unit = {},
    act: (@Composable () -> Unit)? = null,
    content: LazyListScope.() -> Unit,
) {
    Box(modifier.fillMaxSize().statusBarsPadding().navigationBarsPadding().imePadding(), contentAlignment = Alignment.TopCenter) {
        Column(Modifier.widthIn(max = WIDEST).fillMaxSize()) {
            Title(title, subtitle, back, onBack, actions)
            Pulled(pull, Modifier.weight(1f).fillMaxWidth()) {
                LazyColumn(
                    state = list,
                    modifier = Modifier.fillMaxSize(),
                    contentPadding = PaddingValues(start = 20.dp, end = 20.dp, bottom = 24.dp),
                ) {
                    // A list holds on to what is first on the screen: with this, what comes in above is seen.
                    item(key = "top") { Spacer(Modifier.height(1.dp)) }
                    content()
                }
            }
            act?.let { Box(Modifier.fillMaxWidth().padding(horizontal = 20.dp, vertical = 12.dp)) { it() } }
        }
    }
}

@Composable
private fun Title(title: String, subtitle: String, back: String, onBack: (() -> Unit)?, actions: @Composable RowScope.() -> Unit) {
    val row = Modifier.fillMaxWidth().heightIn(min = 64.dp).padding(start = if (onBack == null) 20.dp else 4.dp, end = 8.dp)
    val tools: @Composable RowScope.() -> Unit = {
        actions()
        LocalTools.current()
    }
    BoxWithConstraints {
        Title(title, subtitle, back, onBack, row, tools, stacked = largeText || (onBack == null && maxWidth < NARROW))
    }
}

@Composable
private fun Title(
    title: String,
    subtitle: String,
    back: String,
    onBack: (() -> Unit)?,
    row: Modifier,
    tools: @Composable RowScope.() -> Unit,
    stacked: Boolean,
) {
    if (!stacked) {
        Row(row, verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(4.dp)) {
            onBack?.let { Tool(Signs.back, back, onClick = it) }
            Words(title, subtitle, Modifier.weight(1f))
            tools()
        }
        return
    }
    // Large words, and a part's name beside four tools, need the whole width: the tools stand above them.
    Column {
        Row(row, verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(4.dp)) {
            onBack?.let { Tool(Signs.back, back, onClick = it) }
            Spacer(Modifier.weight(1f))
            tools()
        }
        Words(title, subtitle, Modifier.padding(horizontal = 20.dp))
    }
}

@Composable
private fun Words(title: String, subtitle: String, modifier: Modifier) {
    Column(modifier.padding(vertical = 8.dp)) {
        Text(
            title,
            style = MaterialTheme.typography.headlineSmall,
            maxLines = 2,
            overflow = TextOverflow.Ellipsis,
            modifier = Modifier.semantics { heading() },
        )
        if (subtitle.isNotEmpty()) {
            Text(subtitle, style = MaterialTheme.typography.bodySmall, color = MaterialTheme.colorScheme.onSurfaceVariant)
        }
    }
}

/** Whether text is so large that two things no longer stand beside each other. */
val largeText: Boolean
    @Composable get() = LocalDensity.current.fontScale >= 1.5f

/** A small tool in the title; [label] is what a screen reader says. */
@Composable
fun Tool(icon: ImageVector, label: String, modifier: Modifier = Modifier, onClick: () -> Unit) {
    IconButton(onClick = onClick, modifier = modifier.size(48.dp)) { Icon(icon, contentDescription = label) }
}
