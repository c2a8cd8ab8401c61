package app.schakel.screens.door

import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import app.schakel.core.CaseId
import app.schakel.core.Who
import app.schakel.core.label
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Empty
import app.schakel.screens.look.Field
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Line
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.Typed
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.of
import app.schakel.screens.texts.shown
import app.schakel.screens.texts.texts

/** Whose door it is, when the screen was not opened from a case. */
@Composable
internal fun Whose(shell: Shell) {
    val model = rememberModel(shell) { WhoseModel(shell, it) }
    val says = texts
    val cases = model.cases
    val found = model.found
    Page(title = says.door.title, subtitle = says.door.whose, back = says.frame.back, onBack = { shell.back() }) {
        model.problem?.let { item { Notice(says.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
        if (cases != null && cases.isEmpty()) {
            item { Empty(says.door.noCases, icon = Signs.door, act = says.door.takeReport) { shell.navigator.replace(Route.Report) } }
            return@Page
        }
        item(key = "box") { Field(model.words, says.door.find, typed = Typed.Name, last = true, tag = "find") { model.type(it) } }
        if (found != null) {
            found(found, says, model)
        } else if (cases != null) {
            item { Heading(says.door.recent) }
            items(cases.size, key = { cases[it].case.hex }) { at ->
                if (at >= cases.size - AHEAD) LaunchedEffect(cases.size) { model.more() }
                val row = cases[at]
                val where = listOf(row.who.village, label(row.phase, says.language)).filter { it.isNotEmpty() }
                Case(row.case, row.who, where.joinToString(" · "), row.risks.joinToString(", "), model)
            }
        }
    }
}

private fun LazyListScope.found(found: List<Pair<CaseId, Who>>, says: Texts, model: WhoseModel) {
    if (found.isEmpty()) item { Empty(says.door.nobody(model.words.trim()), icon = Signs.search) }
    items(found.size, key = { "found ${found[it].first.hex}" }) { at ->
        val (case, who) = found[at]
        Case(case, who, who.village, "", model)
    }
}

@Composable
private fun Case(case: CaseId, who: Who, where: String, risks: String, model: WhoseModel) {
    val mind = if (risks.isEmpty()) "" else texts.today.mind(risks)
    Line(
        who.shown,
        Modifier.testTag("case"),
        below = listOf(where, mind).filter { it.isNotEmpty() }.joinToString("\n"),
        icon = Signs.person,
    ) { model.choose(case) }
}

/** So many lines before the end, the next page is fetched. */
private const val AHEAD = 10
