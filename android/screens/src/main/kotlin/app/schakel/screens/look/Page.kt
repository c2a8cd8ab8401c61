package app.schakel.screens.look

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
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
import androidx.compose.ui.layout.Layout
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp

/** What stands at the end of every title: see the frame. */
val LocalTools = staticCompositionLocalOf<@Composable () -> Unit> { {} }

/** Least height of the line with the title, the edges of a page and of its tools, and what is left between them. */
private val TITLE = 64.dp
private val EDGE = 20.dp
private val TOOLS_EDGE = 8.dp
private val GAP = 4.dp

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
                    contentPadding = PaddingValues(start = EDGE, end = EDGE, bottom = 24.dp),
                ) {
                    // A list holds on to what is first on the screen: with this, what comes in above is seen.
                    item(key = "top") { Spacer(Modifier.height(1.dp)) }
                    content()
                }
            }
            act?.let { Box(Modifier.fillMaxWidth().padding(horizontal = EDGE, vertical = 12.dp)) { it() } }
        }
    }
}

/**
 * The words stand between the way back and the tools. Where one of them would have to be broken
 * there, and when text is large, they get the whole width, below the tools.
 */
@Composable
private fun Title(title: String, subtitle: String, back: String, onBack: (() -> Unit)?, actions: @Composable RowScope.() -> Unit) {
    val below = largeText
    val parts: List<@Composable () -> Unit> = listOf(
        { onBack?.let { Tool(Signs.back, back, onClick = it) } },
        { Words(title, subtitle) },
        {
            Row(horizontalArrangement = Arrangement.spacedBy(GAP)) {
                actions()
                LocalTools.current()
            }
        },
    )
    Layout(parts, Modifier.fillMaxWidth()) { (backs, words, tools), constraints ->
        val loose = constraints.copy(minWidth = 0, minHeight = 0)
        val before = backs.map { it.measure(loose) }
        val after = tools.single().measure(loose)
        val start = if (before.isEmpty()) EDGE.roundToPx() else before.single().width + 2 * GAP.roundToPx()
        val end = constraints.maxWidth - after.width - TOOLS_EDGE.roundToPx()
        val between = end - start - GAP.roundToPx()
        val beside = !below && words.single().minIntrinsicWidth(constraints.maxHeight) <= between
        val whole = constraints.maxWidth - 2 * EDGE.roundToPx()
        val said = words.single().measure(loose.copy(maxWidth = if (beside) between else whole))
        val line = maxOf(TITLE.roundToPx(), after.height, if (beside) said.height else 0)
        layout(constraints.maxWidth, if (beside) line else line + said.height) {
            before.forEach { it.placeRelative(GAP.roundToPx(), (line - it.height) / 2) }
            after.placeRelative(end, (line - after.height) / 2)
            if (beside) said.placeRelative(start, (line - said.height) / 2) else said.placeRelative(EDGE.roundToPx(), line)
        }
    }
}

@Composable
private fun Words(title: String, subtitle: String) {
    Column(Modifier.padding(vertical = 8.dp)) {
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
