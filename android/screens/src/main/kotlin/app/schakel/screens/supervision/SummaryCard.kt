package app.schakel.screens.supervision

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.schakel.core.ContactPart
import app.schakel.core.Language
import app.schakel.core.SummaryView
import app.schakel.core.label
import app.schakel.screens.look.Card
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.color
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.texts
import app.schakel.screens.visit.sign
import app.schakel.screens.visit.written

/**
 * A summary, drawn by this one function for the worker who previews it and for the supervisor who
 * reads it: what the one sees is what the other gets. It opens when [onClick] is there.
 */
@Composable
fun SummaryCard(view: SummaryView, modifier: Modifier = Modifier, onClick: (() -> Unit)? = null) {
    val says = texts
    val words = says.summary
    Card(modifier.testTag("summary"), onClick) {
        Column(verticalArrangement = Arrangement.spacedBy(14.dp)) {
            Column {
                Text(view.about, style = MaterialTheme.typography.titleLarge)
                Text(
                    "${view.worker} · ${says.dates.moment(view.started)} · ${words.minutes(view.minutes)}",
                    style = MaterialTheme.typography.bodySmall,
                    color = MaterialTheme.colorScheme.onSurfaceVariant,
                )
            }
            if (view.line.isBlank()) {
                Text(words.noLine, color = MaterialTheme.colorScheme.onSurfaceVariant)
            } else {
                Text(view.line, style = MaterialTheme.typography.bodyLarge)
            }
            Row(verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(10.dp)) {
                Icon(view.outcome.sign, contentDescription = words.outcome, modifier = Modifier.size(24.dp))
                Text(label(view.outcome, says.language).capitalized(), style = MaterialTheme.typography.titleMedium)
            }
            Contact(view.contact)
            Facts(view, says)
        }
    }
}

/** Reached, in conversation, accepts help: three different things, each with its own sign. */
@Composable
private fun Contact(contact: ContactPart) {
    val words = texts.summary
    FlowRow(
        horizontalArrangement = Arrangement.spacedBy(16.dp),
        verticalArrangement = Arrangement.spacedBy(6.dp),
        modifier = Modifier.fillMaxWidth(),
    ) {
        YesNo(contact.reached, words.reached(contact.reached))
        YesNo(contact.inConversation, words.inConversation(contact.inConversation))
        YesNo(contact.acceptsHelp, words.acceptsHelp(contact.acceptsHelp))
    }
}

@Composable
private fun YesNo(yes: Boolean, text: String) {
    val color = (if (yes) Tone.Arranged else Tone.Plain).color()
    Row(verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(6.dp)) {
        Icon(if (yes) Signs.check else Signs.close, contentDescription = null, tint = color, modifier = Modifier.size(18.dp))
        Text(text, style = MaterialTheme.typography.bodySmall, color = color)
    }
}

@Composable
private fun Facts(view: SummaryView, says: Texts) {
    val words = says.summary
    FlowRow(
        horizontalArrangement = Arrangement.spacedBy(20.dp),
        verticalArrangement = Arrangement.spacedBy(10.dp),
        modifier = Modifier.fillMaxWidth(),
    ) {
        view.next?.let { Fact(words.next, it.written(says), Modifier.fillMaxWidth()) }
        Fact(words.phase, label(view.phase, says.language))
        Fact(words.attempts, view.attempts.toString())
        view.trust?.let { Fact(words.trust, label(it, says.language)) }
        view.stage?.let { Fact(words.stage, label(it, says.language)) }
        Fact(words.sinceReport, "${words.arranged(view.arranged, view.calls)}, ${words.promisesOpen(view.promisesOpen)}")
    }
}

@Composable
private fun Fact(name: String, value: String, modifier: Modifier = Modifier) {
    Column(modifier.widthIn(min = 96.dp).padding(end = 4.dp).semantics(mergeDescendants = true) {}) {
        Text(name, style = MaterialTheme.typography.bodySmall, color = MaterialTheme.colorScheme.onSurfaceVariant)
        Text(value.capitalized(), style = MaterialTheme.typography.bodyLarge)
    }
}

private val Texts.summary: SummaryTexts
    get() = if (language == Language.NL) DutchSummary else EnglishSummary
