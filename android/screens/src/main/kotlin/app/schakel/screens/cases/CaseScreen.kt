package app.schakel.screens.cases

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.CaseId
import app.schakel.core.CaseView
import app.schakel.core.Phase
import app.schakel.core.PromiseStanding
import app.schakel.core.label
import app.schakel.screens.erasing.ErasedLine
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Act
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Line
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.safety.WatchLine
import app.schakel.screens.texts.LocalCovered
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.of
import app.schakel.screens.texts.shown
import app.schakel.screens.texts.texts

/** One case: how it stands, who is in it, the route so far; by the thumb what is done most. */
@Composable
fun CaseScreen(shell: Shell, case: CaseId) {
    val model = rememberModel(shell, case) { CaseModel(shell, it, case) }
    val says = texts
    val covered = LocalCovered.current
    val view = model.view
    val largeText = largeText
    Page(
        title = view?.who?.shown ?: says.cases.title,
        back = says.frame.back,
        onBack = { shell.navigator.back() },
        subtitle = view
            ?.let {
                listOf(it.who.village, label(it.phase, says.language))
                    .filter { part ->
                        part.isNotEmpty()
                    }.joinToString(" · ")
            }.orEmpty(),
        act = view?.let { { Acts(it, model, shell) } },
    ) {
        item(key = "watch") { WatchLine(shell) }
        model.problem?.let {
            item(key = "problem") { Notice(says.of(it), Modifier.testTag("problem"), tone = Tone.Overdue, icon = Signs.warning) }
        }
        if (shell.erased == case) item(key = "erased") { ErasedLine(shell) }
        if (model.number.isNotEmpty()) {
            item(key = "no dialer") { Notice(says.cases.noDialer(model.number), Modifier.testTag("no dialer"), icon = Signs.phone) }
        }
        if (view != null) {
            item(key = "risks") { Risks(shell, view) }
            if (largeText) item(key = "acts") { OtherActs(view, model, shell) }
            disputes(model, says)
            item(key = "stands") { Standing(shell, view, model) }
            view.proposal?.let { tip ->
                item(key = "proposal") {
                    Line(
                        says.cases.nextTry(says.dates.day(tip.on), label(tip.part, says.language)),
                        Modifier.testTag("proposal"),
                        below = says.cases.attempt(tip.number),
                        icon = Signs.calendar,
                    ) { shell.navigator.open(Route.Door(case)) }
                }
            }
            view.previous?.let { before ->
                item(key = "previous") { Line(says.cases.previous, icon = Signs.history) { shell.navigator.open(Route.Case(before)) } }
            }
            promises(model, shell, says, covered)
            reports(view, model, says, covered)
            people(view, model, shell, says, covered)
            item(key = "at bat") { AtBat(shell, view, model) }
            routeSoFar(model, shell, says)
        }
    }
}

/** What is most likely now: to the door until there is contact, then a visit; and beside it the rest. */
@Composable
private fun Acts(view: CaseView, model: CaseModel, shell: Shell) {
    val says = texts.cases
    Column(verticalArrangement = Arrangement.spacedBy(10.dp)) {
        if (!largeText) OtherActs(view, model, shell)
        if (visitFirst(view, model)) {
            val visit = if (model.unfinished == null) says.visit else says.goOnVisit
            BigAct(visit, Modifier.testTag("visit"), icon = Signs.inside, enabled = !model.busy) { model.visit() }
        } else {
            BigAct(says.atTheDoor, Modifier.testTag("door"), icon = Signs.door) { shell.navigator.open(Route.Door(view.case)) }
        }
    }
}

/** What else is done often. In large letters it scrolls with the page, which would have no room beside it. */
@Composable
private fun OtherActs(view: CaseView, model: CaseModel, shell: Shell) {
    val says = texts.cases
    FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
        val wide = Modifier.weight(1f)
        Act(says.call, wide.testTag("call")) { shell.navigator.open(Route.Call(view.case)) }
        if (visitFirst(view, model)) {
            Act(says.atTheDoor, wide.testTag("door")) { shell.navigator.open(Route.Door(view.case)) }
        } else {
            Act(says.visit, wide.testTag("visit"), enabled = !model.busy) { model.visit() }
        }
        Act(says.plan, wide.testTag("plan")) { shell.navigator.open(Route.Plan(view.case)) }
    }
}

private fun visitFirst(view: CaseView, model: CaseModel): Boolean =
    model.unfinished != null || (view.phase != Phase.Reported && view.phase != Phase.Outreach)

/** Whether the owner of the phone wants letters so large that little fits beside them. */
private val largeText: Boolean
    @Composable get() = LocalDensity.current.fontScale > LARGE

private const val LARGE = 1.4f

private fun LazyListScope.promises(model: CaseModel, shell: Shell, says: Texts, covered: Boolean) {
    if (model.promises.isEmpty()) return
    item(key = "promises") { Heading(says.cases.promises, Modifier.padding(top = 4.dp)) }
    items(model.promises, key = { it.promise.hex }) { promise ->
        val tone = when (promise.standing) {
            is PromiseStanding.Late -> Tone.Overdue
            PromiseStanding.DueToday -> Tone.Due
            else -> Tone.Plain
        }
        Line(
            promise.what,
            Modifier.testTag("promise"),
            below = says.cases.by(says.dates.day(promise.due), promise.partner.ifEmpty { named(promise.who, covered) }),
            end = promise.standing.written(says).capitalized(),
            icon = if (tone == Tone.Overdue) Signs.late else Signs.promise,
            tone = tone,
        ) { shell.navigator.open(Route.Promise(promise.promise, promise.case)) }
    }
}
