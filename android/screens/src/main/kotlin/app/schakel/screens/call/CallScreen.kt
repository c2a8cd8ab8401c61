package app.schakel.screens.call

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import app.schakel.core.CaseId
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.SyncLine
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Act
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Choice
import app.schakel.screens.look.Choices
import app.schakel.screens.look.Empty
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.Tool
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts

/** Bellen: about whom, what for, and who to call, with the reasons. */
@Composable
fun CallScreen(shell: Shell, case: CaseId?) {
    val model = rememberModel(shell, case) { CallModel(shell, it, case) }
    val says = texts
    val page = model.page
    val onTop = shell.navigator.stack.size > 1
    Page(
        title = says.call.title,
        back = says.frame.back,
        onBack = if (onTop) ({ shell.back() }) else null,
        actions = {
            Tool(Signs.directory, says.directory.title, Modifier.testTag("directory")) { shell.navigator.open(Route.Directory) }
            Tool(Signs.search, says.frame.search, Modifier.testTag("search")) { shell.navigator.open(Route.Search) }
        },
        act = page?.let { likeliest(it, model, shell) },
    ) {
        item(key = "sync") { SyncLine(shell) }
        model.problem?.let { item(key = "problem") { Notice(says.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
        if (page != null) calls(page, model, shell, says)
    }
    if (model.offered.isNotEmpty()) AboutSheet(model.offered, model::keepAbout, model::about)
    NumberSheet(model)
}

private fun LazyListScope.calls(page: CallPage, model: CallModel, shell: Shell, says: Texts) {
    items(page.waiting.size, key = { "waiting ${page.waiting[it].call.hex}" }) { at ->
        val call = page.waiting[at]
        Notice(
            says.call.outcomeMissing(calleeShown(call)),
            Modifier.testTag("waiting"),
            icon = Signs.call,
            act = says.call.fillIn,
        ) { shell.navigator.open(Route.AfterCall(call.call)) }
    }
    val about = page.about
    if (about == null) {
        item(key = "nobody") {
            Empty(says.call.nobody, icon = Signs.call, act = says.call.firstReport) { shell.navigator.open(Route.Report) }
        }
        return
    }
    item(key = "about") { AboutLine(about.who, model::offer) }
    item(key = "needs") { Needs(page, model) }
    plan(page, model, shell, says)
    others(about, model, shell, says)
    callBacks(page.callBacks, model, says)
    promised(page, shell, says)
}

/** What can be needed; in a round, what it is for and what can be added to it. */
@Composable
private fun Needs(page: CallPage, model: CallModel) {
    val says = texts
    val round = page.round
    Heading(says.call.whatFor)
    if (round == null) {
        Choices(page.needs, { it.key in model.chosen }, { it.shown(says) }, Modifier.testTag("needs")) { model.choose(it.key) }
        if (model.chosen.size > 1) {
            Act(says.call.round.start(model.chosen.size), Modifier.testTag("start round"), icon = Signs.play, enabled = !model.busy) {
                model.startRound()
            }
        }
    } else {
        val inRound = round.needs.map { it.key }
        Choice(round.needs, round.needs.firstOrNull { it.key == page.plan?.need?.key }, { it.onChip(page.needs, says) }) {
            model.choose(it.key)
        }
        QuietAct(says.call.round.add, Modifier.testTag("more needs")) { model.unfold() }
        if (model.adding) {
            Choices(page.needs.filter { it.key !in inRound }, { false }, { it.shown(says) }) { model.add(it.key) }
        }
    }
}

/** How the round stands, and the first of the plan who can be called. */
private fun likeliest(page: CallPage, model: CallModel, shell: Shell): (@Composable () -> Unit)? {
    val first = page.plan?.candidates?.firstOrNull { it.dial != null }
    val round = page.round
    if (first == null && round == null) return null
    return {
        Column {
            round?.let { RoundLine(it) { shell.navigator.open(Route.Round(it.round)) } }
            first?.let {
                BigAct(
                    texts.call.callName(it.function.ifEmpty { it.name }),
                    Modifier.testTag("call"),
                    icon = Signs.call,
                    enabled = !model.busy,
                ) { model.call(it) }
            }
        }
    }
}
