package app.schakel.screens.visit

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.AttemptOutcome
import app.schakel.core.ContactPart
import app.schakel.core.CoreException
import app.schakel.core.NextPart
import app.schakel.core.PartOfDay
import app.schakel.core.VisitDraft
import app.schakel.core.VisitId
import app.schakel.core.allAttemptOutcomes
import app.schakel.core.allPartsOfDay
import app.schakel.core.allStages
import app.schakel.core.allTrusts
import app.schakel.core.label
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Answers
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Choice
import app.schakel.screens.look.Choices
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
import java.time.LocalDate

/** The end of a visit on one page: outcome, next step, and what it meant. */
@Composable
fun EndingScreen(shell: Shell, visit: VisitId) {
    val model = rememberModel(shell, visit) { EndingModel(shell, it, visit) }
    val says = texts
    val draft = model.draft
    BoxWithConstraints {
        // By the thumb, where there is room for them; else they scroll with the page.
        val low = maxHeight >= TALL && LocalDensity.current.fontScale <= LARGE
        Page(
            title = says.visit.endingTitle,
            back = says.frame.back,
            onBack = { model.leave() },
            subtitle = model.who?.shown.orEmpty(),
            act = draft?.let { { Act(it, low, model) } },
        ) { page(draft, low, model, says) }
    }
}

private val TALL = 600.dp
private const val LARGE = 1.4f

/** What is most likely now: saying what happened, then being done. */
@Composable
private fun Act(draft: VisitDraft, low: Boolean, model: EndingModel) {
    val says = texts.visit
    if (draft.outcome != null) {
        BigAct(says.finish, Modifier.testTag("finish"), icon = Signs.check, enabled = !model.busy) { model.finish(says.nextDefault) }
    } else if (low) {
        Outcomes(model)
    }
}

private fun LazyListScope.page(draft: VisitDraft?, low: Boolean, model: EndingModel, says: Texts) {
    model.problem?.let { problem ->
        item {
            Notice(
                says.of(problem),
                Modifier.testTag("problem"),
                tone = Tone.Overdue,
                icon = Signs.warning,
                act = if (problem is CoreException.Invalid) says.visit.toText else "",
            ) { model.leave() }
        }
    }
    val outcome = draft?.outcome
    when {
        draft == null -> {
            return
        }

        outcome != null -> {
            ending(draft, outcome, model, says)
        }

        else -> {
            item { Heading(says.visit.whatHappened) }
            if (!low) item { Outcomes(model) }
        }
    }
}

private fun LazyListScope.ending(draft: VisitDraft, outcome: AttemptOutcome, model: EndingModel, says: Texts) {
    item {
        Line(
            label(outcome, says.language).capitalized(),
            Modifier.testTag("outcome"),
            below = says.visit.otherOutcome,
            icon = outcome.sign,
            tone = Tone.Arranged,
        ) { model.outcome(null) }
    }
    item { Heading(says.visit.next) }
    item { NextStep(draft.next, model) }
    item { Heading(says.visit.contact) }
    item { Contact(model) }
    item { Heading(says.visit.trust) }
    item {
        val trusts = remember { allTrusts() }
        Choice(trusts, draft.trust, { label(it, says.language).capitalized() }) { model.trust(it) }
    }
    item { Heading(says.visit.stage) }
    item {
        val stages = remember { allStages() }
        Choice(stages, draft.stage, { label(it, says.language).capitalized() }) { model.stage(it) }
    }
}

@Composable
private fun Outcomes(model: EndingModel) {
    val says = texts
    val outcomes = remember { allAttemptOutcomes() }
    Answers(outcomes, { label(it, says.language).capitalized() }, icon = { it.sign }) { model.outcome(it) }
}

/** A day and a part of it that are often meant. */
private data class Suggestion(val days: Long, val part: PartOfDay?)

private val SUGGESTIONS = listOf(
    Suggestion(1, PartOfDay.Morning),
    Suggestion(1, PartOfDay.Afternoon),
    Suggestion(2, PartOfDay.Morning),
    Suggestion(7, PartOfDay.Morning),
    Suggestion(7, PartOfDay.Afternoon),
    Suggestion(14, null),
)

/** The next step in one tap; then its words, another day, another part of it. */
@Composable
private fun NextStep(next: NextPart?, model: EndingModel) {
    val says = texts
    val today = LocalDate.now()
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        Choices(
            SUGGESTIONS,
            { next?.on == today.plusDays(it.days) && next.part == it.part },
            { suggestion ->
                val day = says.visit.suggestion(suggestion.days, says.dates.day(today.plusDays(suggestion.days)))
                listOfNotNull(day, suggestion.part?.let { label(it, says.language) }).joinToString(", ").capitalized()
            },
        ) { tapped ->
            val on = today.plusDays(tapped.days)
            val same = next?.on == on && next.part == tapped.part
            model.next(if (same) null else NextPart(next?.what.orEmpty(), on, tapped.part))
        }
        if (next != null) Details(next, model)
    }
}

@Composable
private fun Details(next: NextPart, model: EndingModel) {
    val says = texts
    val parts = remember { listOf(null) + allPartsOfDay() }
    Field(next.what, says.visit.nextWhat, below = if (next.what.isBlank()) says.visit.nextDefault else "", tag = "next", last = true) {
        model.next(next.copy(what = it))
    }
    next.on?.let { day -> DayStep(day) { model.next(next.copy(on = it)) } }
    Choice(parts, next.part, { part -> (part?.let { label(it, says.language) } ?: says.visit.anyTime).capitalized() }) {
        model.next(next.copy(part = it))
    }
}

/** Three different things, preset by the outcome. */
@Composable
private fun Contact(model: EndingModel) {
    val says = texts.visit
    val contact = model.contact ?: return
    val three = listOf(
        Part(says.reached, contact.reached) { it.copy(reached = !it.reached) },
        Part(says.inConversation, contact.inConversation) { it.copy(inConversation = !it.inConversation) },
        Part(says.acceptsHelp, contact.acceptsHelp) { it.copy(acceptsHelp = !it.acceptsHelp) },
    )
    Choices(three, { it.yes }, { it.name }, Modifier.padding(bottom = 4.dp)) { model.contact(it.turned(contact)) }
}

private class Part(val name: String, val yes: Boolean, val turned: (ContactPart) -> ContactPart)
