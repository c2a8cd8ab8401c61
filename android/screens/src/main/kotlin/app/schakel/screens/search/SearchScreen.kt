package app.schakel.screens.search

import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Empty
import app.schakel.screens.look.Field
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.Typed
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts

/** One box over people, notes, partners and promises. */
@Composable
fun SearchScreen(shell: Shell) {
    val model = rememberModel(shell) { SearchModel(shell, it) }
    DisposableEffect(model) {
        onDispose { if (Route.Search !in shell.navigator.stack) model.left() }
    }
    val says = texts
    val hits = model.hits
    Page(title = says.search.title, back = says.frame.back, onBack = { shell.back() }) {
        item(key = "box") {
            Field(model.words, says.search.field, typed = Typed.Name, start = true, last = true, tag = "words") { model.type(it) }
        }
        model.problem?.let { item { Notice(says.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
        when {
            hits == null -> item { Empty(says.search.hint, icon = Signs.search) }

            hits.isEmpty() -> item { Empty(says.search.nothing(model.words.trim()), icon = Signs.search) }

            else -> items(hits.size, key = { keyOf(hits[it]) }) { at ->
                if (at >= hits.size - AHEAD) LaunchedEffect(hits.size) { model.more() }
                Found(hits[at], Modifier.testTag("hit")) { model.open(hits[at]) }
            }
        }
    }
}

/** So many lines before the end, the next page is fetched. */
private const val AHEAD = 10
