package app.schakel.screens.call

import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import app.schakel.core.CallChannel
import app.schakel.core.CallView
import app.schakel.core.Callee
import app.schakel.core.CaseView
import app.schakel.core.PromiseStanding
import app.schakel.core.RelationPart
import app.schakel.core.ReportView
import app.schakel.core.label
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.look.Act
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Line
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.LocalCovered
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.shown
import app.schakel.screens.texts.texts

/** The client, those around, and who reported: each is called the same way. */
internal fun LazyListScope.others(about: CaseView, model: CallModel, shell: Shell, says: Texts) {
    val relatives = about.person.around.filter { it.dial.isNotEmpty() }
    val reports = about.reports.filter { it.reporter.dial.isNotEmpty() }
    item(key = "others") { Heading(says.call.others) }
    item(key = "client") { ClientRow(about, model, shell) }
    items(relatives.size, key = { "relative $it" }) { RelativeRow(relatives[it], model) }
    items(reports.size, key = { reports[it].report.hex }) { ReporterRow(reports[it], model) }
}

@Composable
private fun ClientRow(about: CaseView, model: CallModel, shell: Shell) {
    val says = texts
    val missing = about.person.dial.isEmpty()
    CalleeRow(
        about.who.shown,
        Modifier.testTag("client"),
        why = if (missing) says.call.numberMissing else says.call.client,
        opened = model.opened == "client",
        onOpen = if (missing) null else ({ model.open("client") }),
        seldom = { QuietAct(says.call.text, Modifier.testTag("text")) { model.call(Callee.Client, CallChannel.Text) } },
    ) {
        if (missing) {
            QuietAct(says.call.fillIn) { shell.navigator.open(Route.Person(about.case)) }
        } else {
            Act(says.call.call, Modifier.testTag("dial"), icon = Signs.call, enabled = !model.busy) { model.call(Callee.Client) }
        }
    }
}

@Composable
private fun RelativeRow(relative: RelationPart, model: CallModel) {
    val says = texts
    val callee = Callee.Relative(relative.name)
    val role = relative.role.ifEmpty { says.call.relative }
    val row = "relative ${relative.name}"
    CalleeRow(
        if (LocalCovered.current) role.capitalized() else relative.name,
        Modifier.testTag("relative"),
        why = if (relative.mayApproach == false) says.call.mayNot else role,
        opened = model.opened == row,
        onOpen = { model.open(row) },
        seldom = { QuietAct(says.call.text, Modifier.testTag("text")) { model.call(callee, CallChannel.Text) } },
    ) {
        if (relative.mayApproach == false) {
            QuietAct(says.call.callAnyway, Modifier.testTag("dial")) { model.call(callee) }
        } else {
            Act(says.call.call, Modifier.testTag("dial"), icon = Signs.call, enabled = !model.busy) { model.call(callee) }
        }
    }
}

@Composable
private fun ReporterRow(report: ReportView, model: CallModel) {
    val says = texts
    val reporter = report.reporter
    val source = label(report.source, says.language).capitalized()
    val name = reporter.name.takeUnless { LocalCovered.current || it.isEmpty() }
    val told = if (report.fedBack == null) says.call.notTold else says.call.told
    CalleeRow(
        name ?: reporter.organisation.ifEmpty { source },
        Modifier.testTag("reporter"),
        why = "${says.call.reporter} · $told",
    ) {
        Act(says.call.call, Modifier.testTag("dial"), icon = Signs.call, enabled = !model.busy) {
            model.call(Callee.Reporter(report.report))
        }
    }
}

/** Who is to be called back, in whatever case. */
internal fun LazyListScope.callBacks(calls: List<CallView>, model: CallModel, says: Texts) {
    if (calls.isEmpty()) return
    item(key = "call backs") { Heading(says.call.callBacks) }
    items(calls.size, key = { "back ${calls[it].call.hex}" }) { at ->
        val call = calls[at]
        CalleeRow(
            calleeShown(call).capitalized(),
            Modifier.testTag("call back"),
            why = "${says.call.about(call.who.shown)} · ${call.callBack?.let { says.dates.moment(it) } ?: says.call.callBackOpen}",
        ) {
            Act(says.call.call, Modifier.testTag("dial"), icon = Signs.callBack, enabled = !model.busy) { model.callBack(call) }
        }
    }
}

/** What was promised in this case and is still to come. */
internal fun LazyListScope.promised(page: CallPage, shell: Shell, says: Texts) {
    if (page.promises.isEmpty()) return
    item(key = "promises") { Heading(says.call.promises) }
    items(page.promises.size, key = { page.promises[it].promise.hex }) { at ->
        val promise = page.promises[at]
        val late = promise.standing is PromiseStanding.Late
        Line(
            promise.what,
            Modifier.testTag("promise"),
            below = promise.partner,
            end = says.of(promise.standing, promise.due),
            icon = Signs.promise,
            tone = if (late) {
                Tone.Overdue
            } else if (promise.standing is PromiseStanding.DueToday) {
                Tone.Due
            } else {
                Tone.Plain
            },
        ) { shell.navigator.open(Route.Promise(promise.promise, promise.case)) }
    }
}

/** Who was called. People's names are covered with the others. */
@Composable
fun calleeShown(call: CallView): String {
    if (!LocalCovered.current) return call.calleeName
    val says = texts
    return when (call.callee) {
        is Callee.Client -> call.who.shown
        is Callee.Relative -> says.call.relative
        is Callee.Reporter -> says.call.reporter
        is Callee.Partner -> call.calleeName
    }
}
