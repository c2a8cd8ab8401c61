package app.schakel.screens.report

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.CoreException
import app.schakel.core.Language
import app.schakel.core.ReportFormView
import app.schakel.core.allSources
import app.schakel.core.allUrgencies
import app.schakel.core.label
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Choice
import app.schakel.screens.look.Field
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.Typed
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts
import app.schakel.screens.texts.wrong

/**
 * A report, in the order in which a telephone call tells it. A source, an urgency and a word on the
 * person are enough.
 */
@Composable
fun ReportScreen(shell: Shell) {
    val model = rememberModel(shell) { ReportModel(shell, it) }
    val says = texts
    val form = model.form
    val kept = model.kept
    Page(
        title = says.report.title,
        subtitle = if (kept == null) says.report.notYetKept else says.report.kept(says.dates.time(kept)),
        back = says.frame.back,
        onBack = { shell.back() },
        act = form?.let { { Finish(model) } },
    ) {
        // One item: the keyboard's "next" reaches every field, also those below the screen.
        if (form != null) item { Form(form, model) }
    }
}

@Composable
private fun Finish(model: ReportModel) {
    val says = texts
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        if (model.thrownAway != null) {
            Notice(says.report.thrownAway, icon = Signs.undo, act = says.report.undo) { model.undo() }
        }
        model.problem?.let { Notice(says.missing(it), Modifier.testTag("problem"), tone = Tone.Overdue, icon = Signs.warning) }
        BigAct(says.report.done, Modifier.testTag("done"), icon = Signs.check, enabled = !model.busy) { model.finish() }
    }
}

/** What has to be said still, by the name of what was left out. */
private fun Texts.missing(error: CoreException): String =
    when ((error as? CoreException.Invalid)?.field) {
        "source" -> report.missingSource
        "urgency" -> report.missingUrgency
        "name" -> report.missingPerson
        else -> of(error)
    }

@Composable
private fun Form(form: ReportFormView, model: ReportModel) {
    val says = texts
    val draft = model.draft
    val chain = remember { Chain() }
    Column {
        Heading(says.report.from)
        Choice(allSources(), draft.source, { label(it, says.language).capitalized() }, Modifier.testTag("sources")) {
            model.change(draft.copy(source = it))
            chain.reporter.requestFocus()
        }
        Reporter(model, chain)
        Person(form, model, chain)
        Heading(says.report.urgency)
        Choice(allUrgencies(), draft.urgency, { label(it, says.language).capitalized() }, Modifier.testTag("urgencies")) {
            model.change(model.draft.copy(urgency = it))
        }
        Heading(says.report.what)
        Field(
            draft.safety,
            says.report.safety,
            chain.at(chain.safety, next = chain.concern),
            tag = "safety",
            wrong = says.wrong(model.problem, "safety"),
        ) { model.change(model.draft.copy(safety = it)) }
        Field(
            draft.concern,
            says.report.concern,
            chain.at(chain.concern),
            lines = 3,
            tag = "concern",
            wrong = says.wrong(model.problem, "concern"),
        ) { model.change(model.draft.copy(concern = it)) }
        Reasons(form, model)
        Kinds(form, model)
        More(model)
    }
}

@Composable
private fun Reporter(model: ReportModel, chain: Chain) {
    val says = texts.report
    val reporter = model.draft.reporter
    Heading(says.reporter)
    Field(
        reporter.name,
        says.reporterName,
        chain.at(chain.reporter, next = chain.organisation),
        typed = Typed.Name,
        tag = "reporter",
    ) { model.reporter { copy(name = it) } }
    Field(
        reporter.organisation,
        says.organisation,
        chain.at(chain.organisation, next = chain.number),
        typed = Typed.Name,
        tag = "organisation",
    ) { model.reporter { copy(organisation = it) } }
    Field(
        reporter.dial,
        says.number,
        chain.at(chain.number, next = chain.name),
        typed = Typed.Phone,
        wrong = texts.wrong(model.problem, "dial"),
        tag = "number",
    ) { model.reporter { copy(dial = it) } }
}

@Composable
private fun Reasons(form: ReportFormView, model: ReportModel) {
    if (form.reasons.isEmpty()) return
    val dutch = texts.language == Language.NL
    val draft = model.draft
    Heading(texts.report.reason)
    Choice(form.reasons, form.reasons.find { it.key == draft.reason }, { if (dutch) it.nl else it.en }, Modifier.testTag("reasons")) {
        model.change(draft.copy(reason = if (it.key == draft.reason) "" else it.key))
    }
}

/** The type decides the clocks and who hears what; the pack's first one unless said otherwise. */
@Composable
private fun Kinds(form: ReportFormView, model: ReportModel) {
    val says = texts
    val draft = model.draft
    val chosen = form.types.find { it.key == draft.kind } ?: form.types.firstOrNull()?.takeIf { draft.kind.isEmpty() }
    if (form.types.size > 1) {
        Heading(says.report.kind)
        Choice(form.types, chosen, { if (says.language == Language.NL) it.nl else it.en }, Modifier.testTag("kinds")) {
            model.change(draft.copy(kind = it.key))
        }
    }
    if (chosen != null) {
        val shielded = draft.shielded ?: chosen.shielded
        Text(
            "${says.report.hears(chosen.mayHear)} ${if (shielded) says.report.unnamed else says.report.named}",
            style = MaterialTheme.typography.bodySmall,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
    }
    if (says.wrong(model.problem, "kind").isNotEmpty()) Notice(says.wrong(model.problem, "kind"), tone = Tone.Overdue)
}
