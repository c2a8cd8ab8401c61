package app.schakel.screens.call

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.SpendingId
import app.schakel.core.SpendingView
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Empty
import app.schakel.screens.look.Field
import app.schakel.screens.look.Heading
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
import app.schakel.screens.texts.wrong

/** Accounts for spending in one line: what it led to. Below it stands what else waits for that. */
@Composable
fun JustifyScreen(shell: Shell, spending: SpendingId) {
    val model = rememberModel(shell, spending) { JustifyModel(shell, it, spending) }
    val says = texts
    val view = model.spending
    val open = view != null && view.justified == null
    Page(
        title = says.call.justify.title,
        subtitle = model.who?.let { says.call.about(it.shown) }.orEmpty(),
        back = says.frame.back,
        onBack = { shell.back() },
        act = {
            if (open) {
                BigAct(says.call.justify.justify, Modifier.testTag("justify"), icon = Signs.check, enabled = model.ready) {
                    model.justify()
                }
            } else if (view != null) {
                BigAct(says.frame.done, Modifier.testTag("done"), icon = Signs.check) { shell.back() }
            }
        },
    ) {
        model.problem?.let { item(key = "problem") { Notice(says.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
        if (view == null) return@Page
        item(key = "spending") { Spending(view) }
        if (open) {
            item(key = "effect") {
                Field(
                    model[JustifyModel.EFFECT],
                    says.call.justify.effect,
                    below = says.call.justify.effectHint,
                    wrong = says.wrong(model.problem, "effect"),
                    lines = 2,
                    start = true,
                    tag = "effect",
                ) { model.type(JustifyModel.EFFECT, it) }
            }
        } else {
            item(key = "justified") {
                Notice(
                    listOf(says.call.justify.justified, view.effect).filter { it.isNotEmpty() }.joinToString(" "),
                    Modifier.testTag("justified"),
                    tone = Tone.Arranged,
                    icon = Signs.check,
                )
            }
        }
        others(model, open, says)
    }
}

@Composable
private fun Spending(view: SpendingView) {
    val says = texts
    Column(Modifier.padding(vertical = 8.dp), verticalArrangement = Arrangement.spacedBy(2.dp)) {
        Text(says.dates.money(view.cents), style = MaterialTheme.typography.headlineSmall)
        Text(view.purpose, style = MaterialTheme.typography.bodyLarge)
        Text(
            listOf(says.dates.moment(view.at), says.call.justify.until(says.dates.day(view.justifyBy))).joinToString(" · ").capitalized(),
            style = MaterialTheme.typography.bodySmall,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
    }
}

private fun LazyListScope.others(model: JustifyModel, open: Boolean, says: Texts) {
    val words = says.call.justify
    val others = model.others
    if (others.isEmpty()) {
        if (!open) item(key = "nothing") { Empty(words.nothing, icon = Signs.euro) }
        return
    }
    item(key = "others") { Heading("${words.others}: ${words.total(says.dates.money(others.sumOf { it.due.cents }), others.size)}") }
    items(others.size, key = { others[it].due.spending.hex }) { at ->
        val other = others[at]
        val day = says.dates.day(other.due.by)
        Line(
            "${says.dates.money(other.due.cents)}  ${other.purpose}",
            Modifier.testTag("other"),
            below = "${other.who.shown} · ${if (other.due.late) words.late(day) else words.until(day)}",
            icon = if (other.due.late) Signs.late else Signs.euro,
            tone = if (other.due.late) Tone.Overdue else Tone.Plain,
        ) { model.open(other) }
    }
}
