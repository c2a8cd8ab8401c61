package app.schakel.screens.supervision

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Fill
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.schakel.core.WeekView
import app.schakel.screens.texts.texts

/**
 * What was arranged against the calls it took, a week: an open bar for the calls, a filled one in it
 * for what was arranged. The same figures stand in the table under it.
 */
@Composable
fun WeekPlot(weeks: List<WeekView>) {
    val words = texts.supervision
    val calls = MaterialTheme.colorScheme.outline
    val arranged = MaterialTheme.colorScheme.primary
    val spoken = words.plot(weeks.sumOf { it.calls }, weeks.sumOf { it.arranged })
    Column(Modifier.fillMaxWidth(), verticalArrangement = Arrangement.spacedBy(8.dp)) {
        Canvas(Modifier.fillMaxWidth().height(140.dp).testTag("plot").semantics { contentDescription = spoken }) {
            weeks.forEachIndexed { at, week -> bars(at, week, weeks, calls, arranged) }
        }
        Row(horizontalArrangement = Arrangement.spacedBy(20.dp)) {
            Key(words.calls, calls, filled = false)
            Key(words.arranged, arranged, filled = true)
        }
        Table(weeks)
    }
}

private fun DrawScope.bars(at: Int, week: WeekView, weeks: List<WeekView>, calls: Color, arranged: Color) {
    val most = weeks.maxOf { maxOf(it.calls, it.arranged) }.coerceAtLeast(1u).toFloat()
    val step = size.width / weeks.size
    val width = step * 0.64f
    val left = at * step + (step - width) / 2
    val line = 1.5.dp.toPx()
    val full = size.height - line
    val tall = full * week.calls.toFloat() / most
    val done = full * week.arranged.toFloat() / most
    val round = CornerRadius(3.dp.toPx())
    drawRoundRect(arranged, Offset(left, size.height - done), Size(width, done), round)
    drawRoundRect(calls, Offset(left, size.height - tall - line / 2), Size(width, tall), round, style = Stroke(line))
    drawLine(calls, Offset(at * step, size.height), Offset((at + 1) * step, size.height), line)
}

@Composable
private fun Key(name: String, color: Color, filled: Boolean) {
    Row(verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(8.dp)) {
        Canvas(Modifier.size(14.dp)) {
            val round = CornerRadius(3.dp.toPx())
            drawRoundRect(color, cornerRadius = round, style = if (filled) Fill else Stroke(1.5.dp.toPx()))
        }
        Text(name, style = MaterialTheme.typography.bodySmall)
    }
}

/** The latest week first; weeks in which nothing happened are left out. */
@Composable
private fun Table(weeks: List<WeekView>) {
    val says = texts
    val words = says.supervision
    Column(Modifier.testTag("table").padding(top = 8.dp)) {
        TableRow(words.weekOf, words.calls, words.arranged, head = true)
        weeks.filter { it.calls > 0u || it.arranged > 0u }.asReversed().forEach { week ->
            TableRow(says.dates.written(week.monday), week.calls.toString(), week.arranged.toString())
        }
    }
}

@Composable
private fun TableRow(week: String, calls: String, arranged: String, head: Boolean = false) {
    val style = if (head) MaterialTheme.typography.bodySmall else MaterialTheme.typography.bodyLarge
    val color = if (head) MaterialTheme.colorScheme.onSurfaceVariant else MaterialTheme.colorScheme.onSurface
    Row(
        Modifier.fillMaxWidth().padding(vertical = 6.dp).semantics(mergeDescendants = true) {},
        horizontalArrangement = Arrangement.spacedBy(8.dp),
    ) {
        Text(week, style = style, color = color, modifier = Modifier.weight(1.2f))
        Text(calls, style = style, color = color, textAlign = TextAlign.End, modifier = Modifier.weight(1f))
        Text(arranged, style = style, color = color, textAlign = TextAlign.End, modifier = Modifier.weight(1f))
    }
}
