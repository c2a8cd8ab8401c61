package app.schakel.screens.supervision

import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.ReceivedView
import app.schakel.core.SummaryFilter
import app.schakel.core.SummaryId
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Act
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts
import kotlinx.coroutines.CoroutineScope

/** A summary that came in. That it is open means that it is read. */
class SummaryModel(shell: Shell, scope: CoroutineScope, private val id: SummaryId) : Model(shell, scope) {
    /** The summary; null until the core answered. */
    var received: ReceivedView? by mutableStateOf(null)
        private set

    /** The next one that was not read yet. */
    var next: SummaryId? by mutableStateOf(null)
        private set

    init {
        watch({ supervision.read(id) to supervision.summaries(SummaryFilter.UNREAD, null, 1u) }) { (now, unread) ->
            received = now
            next = unread.summaries.firstOrNull()?.id
        }
    }

    /** Marks it for follow-up, or no longer. */
    fun mark() =
        act {
            val now = received ?: return@act
            received = ask { supervision.followUp(id, !now.followUp) }
        }

    /** Reads the next one; back goes to where this one was opened. */
    fun readNext() {
        next?.let { shell.navigator.replace(Route.Summary(it)) }
    }
}

/** A summary exactly as the worker saw it before it went; a mark for follow-up, and the next one. */
@Composable
fun SummaryScreen(shell: Shell, summary: SummaryId) {
    val model = rememberModel(shell, summary) { SummaryModel(shell, it, summary) }
    val says = texts
    val words = says.supervision
    val received = model.received
    Page(
        title = words.summary,
        back = says.frame.back,
        onBack = { shell.back() },
        act = received?.let {
            {
                if (model.next == null) {
                    BigAct(words.ready, Modifier.testTag("done"), icon = Signs.check) { shell.back() }
                } else {
                    BigAct(words.next, Modifier.testTag("read next"), icon = Signs.letter) { model.readNext() }
                }
            }
        },
    ) {
        model.problem?.let { item(key = "problem") { Notice(says.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
        if (received == null) return@Page
        item(key = "summary") { SummaryCard(received.summary) }
        item(key = "marks") {
            val read = received.read?.let { words.readAt(says.dates.moment(it)) }
            Text(
                listOfNotNull(words.received(says.dates.moment(received.received)), read).joinToString(" · ").capitalized(),
                style = MaterialTheme.typography.bodySmall,
                color = MaterialTheme.colorScheme.onSurfaceVariant,
                modifier = Modifier.padding(vertical = 12.dp),
            )
        }
        item(key = "follow up") {
            Act(
                if (received.followUp) words.marked else words.mark,
                Modifier.testTag("mark"),
                icon = if (received.followUp) Signs.flagChosen else Signs.flag,
                enabled = !model.busy,
            ) { model.mark() }
        }
    }
}
