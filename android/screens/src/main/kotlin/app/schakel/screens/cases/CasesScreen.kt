package app.schakel.screens.cases

import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.lazy.rememberLazyListState
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.CaseFilter
import app.schakel.core.CaseRow
import app.schakel.core.label
import app.schakel.screens.erasing.ErasedLine
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.SyncLine
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Choice
import app.schakel.screens.look.Empty
import app.schakel.screens.look.Line
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.of
import app.schakel.screens.texts.shown
import app.schakel.screens.texts.texts

/** Every case, the latest active first; search on top. */
@Composable
fun CasesScreen(shell: Shell) {
    val model = rememberModel(shell) { CasesModel(shell, it) }
    val says = texts
    Page(title = says.cases.title, list = rememberLazyListState()) {
        item(key = "search") { SearchBar(shell, says) }
        item(key = "filter") {
            Choice(CaseFilter.entries, model.filter, { if (it == CaseFilter.OPEN) says.cases.open else says.cases.closed }) {
                model.show(it)
            }
        }
        item(key = "sync") { SyncLine(shell) }
        item(key = "erased") { ErasedLine(shell) }
        model.problem?.let { item(key = "problem") { Notice(says.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
        caseRows(model, says) { shell.navigator.open(Route.Case(it.case)) }
        if (model.complete && model.rows.isEmpty()) item(key = "empty") { Nothing(shell, model.filter, says) }
    }
}

/** The rows of [model]; coming near the end of them fetches more. */
internal fun LazyListScope.caseRows(model: CasesModel, says: Texts, onOpen: (CaseRow) -> Unit) {
    caseRows(model.rows, says, onOpen)
    if (!model.complete && model.rows.isNotEmpty()) {
        item(key = "more") { LaunchedEffect(model.rows.size) { model.more() } }
    }
}

/** One row a case: about whom, where it stands, what to know, and whether two phones changed it. */
internal fun LazyListScope.caseRows(rows: List<CaseRow>, says: Texts, onOpen: (CaseRow) -> Unit) {
    items(rows, key = { it.case.hex }) { row ->
        val stands = listOfNotNull(
            row.who.village.takeIf { it.isNotEmpty() },
            label(row.phase, says.language),
            says.cases.last(says.dates.moment(row.last)),
            row.risks.takeIf { it.isNotEmpty() }?.let { says.cases.mind(it.joinToString(", ")) },
            says.cases.twoPhones.takeIf { row.conflict },
        )
        Line(
            row.who.shown,
            Modifier.testTag("case"),
            below = stands.joinToString(" · ").capitalized(),
            icon = if (row.conflict) Signs.warning else Signs.person,
            tone = if (row.conflict) Tone.Due else Tone.Plain,
        ) { onOpen(row) }
    }
}

@Composable
private fun SearchBar(shell: Shell, says: Texts) {
    Surface(
        onClick = { shell.navigator.open(Route.Search) },
        shape = MaterialTheme.shapes.extraLarge,
        color = MaterialTheme.colorScheme.surfaceContainerHigh,
        modifier = Modifier.fillMaxWidth().padding(bottom = 8.dp).testTag("search"),
    ) {
        Row(Modifier.heightIn(min = 52.dp).padding(horizontal = 16.dp), verticalAlignment = Alignment.CenterVertically) {
            Icon(Signs.search, contentDescription = null)
            Text(says.cases.search, Modifier.padding(horizontal = 12.dp, vertical = 8.dp))
        }
    }
}

@Composable
private fun Nothing(shell: Shell, filter: CaseFilter, says: Texts) {
    if (filter == CaseFilter.OPEN) {
        Empty(says.cases.noOpen, icon = Signs.cases, act = says.cases.firstReport) { shell.navigator.open(Route.Report) }
    } else {
        Empty(says.cases.noClosed, icon = Signs.cases)
    }
}
