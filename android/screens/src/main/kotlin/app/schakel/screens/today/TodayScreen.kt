package app.schakel.screens.today

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.Item
import app.schakel.core.TodayView
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.SyncLine
import app.schakel.screens.frame.pullToSync
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.lock.FileLine
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Empty
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Line
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.Tool
import app.schakel.screens.look.largeText
import app.schakel.screens.safety.WatchLine
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.of
import app.schakel.screens.texts.shown
import app.schakel.screens.texts.texts
import java.time.LocalDate

/** What is due, in the order in which it is best done; low down, what comes next. */
@Composable
fun TodayScreen(shell: Shell) {
    val model = rememberModel(shell) { TodayModel(shell, it) }
    val says = texts
    val view = model.view
    val next = view?.today?.next
    val today = says.dates.dayOf(shell.now())
    // Large words scroll with the day; the act stays.
    val large = largeText
    Page(
        title = says.today.title,
        subtitle = says.dates.whole(today),
        pull = pullToSync(shell),
        actions = {
            Tool(Signs.search, says.frame.search, Modifier.testTag("search")) { shell.navigator.open(Route.Search) }
            Tool(Signs.settings, says.settings.title, Modifier.testTag("settings")) { shell.navigator.open(Route.Settings) }
        },
        act = next?.let {
            {
                Column(verticalArrangement = Arrangement.spacedBy(6.dp)) {
                    if (!large) Now(it, today)
                    Next(it, model)
                }
            }
        },
    ) {
        item { FileLine(shell) }
        item { SyncLine(shell) }
        item { WatchLine(shell) }
        model.problem?.let { item { Notice(says.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
        if (next != null && large) item { Now(next, today) }
        if (view != null) day(view, says, model, shell, today)
    }
}

private fun LazyListScope.day(view: TodayView, says: Texts, model: TodayModel, shell: Shell, now: LocalDate) {
    val today = view.today
    if (view.clockBehind) item { Notice(says.today.clockBehind, tone = Tone.Due, icon = Signs.clock) }
    view.pending?.let { call ->
        item {
            Notice(says.today.outcomeMissing(call.calleeName), icon = Signs.call, act = says.today.fillIn) {
                shell.navigator.open(Route.AfterCall(call.call))
            }
        }
    }
    part("late", says.today.late, today.late, says, Tone.Overdue, model, now)
    if (view.unfinished.isNotEmpty()) {
        item { Heading(says.today.openVisits) }
        items(view.unfinished.size, key = { view.unfinished[it].visit.hex }) { at ->
            val visit = view.unfinished[at]
            Line(
                visit.who.shown,
                Modifier.testTag("unfinished"),
                below = if (visit.correction) says.today.correcting else says.today.begun(says.dates.moment(visit.started, now)),
                icon = Signs.inside,
            ) { shell.navigator.open(Route.Visit(visit.visit)) }
        }
    }
    part("due", says.today.due, today.due, says, Tone.Plain, model, now)
    part("visits", says.today.visits, today.visits, says, Tone.Plain, model, now)
    if (view.unfinished.isEmpty() && today.late.isEmpty() && today.due.isEmpty() && today.visits.isEmpty()) {
        item { Empty(says.today.nothing, act = says.today.firstReport) { shell.navigator.open(Route.Report) } }
    }
    if (today.promisesOpen > 0u) promises(today.promisesOpen, says, model, shell, now)
}

private fun LazyListScope.part(
    name: String,
    title: String,
    items: List<Item>,
    says: Texts,
    tone: Tone,
    model: TodayModel,
    now: LocalDate,
) {
    if (items.isEmpty()) return
    val keys = keysOf(name, items)
    item { Heading(title, tone = tone) }
    items(items.size, key = { keys[it] }) { at ->
        val item = items[at]
        Line(
            "${item.who.shown}  ${what(item, says)}",
            Modifier.testTag("line"),
            below = if (item.risks.isEmpty()) "" else says.today.mind(item.risks.joinToString(", ")),
            end = due(item, says, tone, now),
            icon = if (tone == Tone.Overdue) Signs.late else sign(item),
            tone = tone,
        ) { model.open(item) }
    }
}

/** How many promises are open; one tap shows which, another opens one. */
private fun LazyListScope.promises(count: UInt, says: Texts, model: TodayModel, shell: Shell, now: LocalDate) {
    val shown = model.promises
    item {
        Line(
            says.today.promisesOpen(count),
            Modifier.testTag("promises"),
            icon = Signs.promise,
            acts = { Icon(if (shown == null) Signs.more else Signs.less, contentDescription = null) },
        ) { model.promises(wanted = shown == null) }
    }
    items(shown.orEmpty().size, key = { "promise ${shown.orEmpty()[it].promise.hex}" }) { at ->
        val promise = shown.orEmpty()[at]
        Line(
            "${promise.about.shown}  ${promise.what}",
            Modifier.testTag("promise"),
            below = listOf(promise.partner, promise.who).filter { it.isNotEmpty() }.joinToString(", "),
            end = says.dates.day(promise.due, now),
            tone = if (promise.due < now) Tone.Overdue else Tone.Plain,
        ) { shell.navigator.open(Route.Promise(promise.promise, promise.case)) }
    }
}

/** What is most likely next, and what to know about it. */
@Composable
private fun Now(item: Item, today: LocalDate) {
    val says = texts
    Column(verticalArrangement = Arrangement.spacedBy(6.dp)) {
        val who = listOf(item.who.shown, item.who.village).filter { it.isNotEmpty() }.joinToString(", ")
        Text(
            says.today.now(who, what(item, says), due(item, says, Tone.Plain, today)),
            style = MaterialTheme.typography.titleMedium,
        )
        if (item.risks.isNotEmpty()) {
            Row(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalAlignment = Alignment.CenterVertically) {
                Icon(Signs.warning, contentDescription = null, Modifier.size(20.dp), tint = MaterialTheme.colorScheme.error)
                Text(says.today.mind(item.risks.joinToString(", ")), style = MaterialTheme.typography.bodyMedium)
            }
        }
    }
}

/** The act of the day: a visit starts at once, anything else is opened. */
@Composable
private fun Next(item: Item, model: TodayModel) {
    val says = texts.today
    if (item.goesOut) {
        BigAct(says.start, Modifier.testTag("start"), icon = Signs.play, enabled = !model.busy) { model.start(item) }
    } else {
        BigAct(says.goOn, Modifier.testTag("start"), icon = sign(item)) { model.open(item) }
    }
}
