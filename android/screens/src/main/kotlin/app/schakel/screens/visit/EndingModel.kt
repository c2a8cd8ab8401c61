package app.schakel.screens.visit

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.AttemptOutcome
import app.schakel.core.ContactPart
import app.schakel.core.CoreException
import app.schakel.core.NextPart
import app.schakel.core.Stage
import app.schakel.core.Trust
import app.schakel.core.VisitDraft
import app.schakel.core.VisitId
import app.schakel.core.Who
import app.schakel.core.presumedContact
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Navigator
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope

/** The end of a visit: its outcome, what comes next, and what it meant. */
class EndingModel(shell: Shell, scope: CoroutineScope, private val visit: VisitId) : Model(shell, scope) {
    /** The visit so far; null until the core answered. */
    var draft: VisitDraft? by mutableStateOf(null)
        private set

    /** About whom; null until the core answered. */
    var who: Who? by mutableStateOf(null)
        private set

    init {
        act {
            val read = ask { visits.draft(visit).let { it to cases.get(it.case).who } }
            draft = read.first
            who = read.second
        }
    }

    /** What came of it, as the worker said or as the outcome says. */
    val contact: ContactPart? get() = draft?.let { it.contact ?: it.outcome?.let(::presumedContact) }

    /** What it led to; null to choose again. What another outcome said about contact goes. */
    fun outcome(outcome: AttemptOutcome?) = change { it.copy(outcome = outcome, contact = null) }

    /** What came of it, otherwise than the outcome says. */
    fun contact(contact: ContactPart) = change { it.copy(contact = contact) }

    /** What comes next; null for nothing. */
    fun next(next: NextPart?) = change { it.copy(next = next) }

    /** Trust; the same again takes it away. */
    fun trust(trust: Trust) = change { it.copy(trust = trust.takeIf { new -> new != it.trust }) }

    /** Stage of change; the same again takes it away. */
    fun stage(stage: Stage) = change { it.copy(stage = stage.takeIf { new -> new != it.stage }) }

    /** Finishes the visit. Without words of its own the next step is called [nextDefault]. */
    fun finish(nextDefault: String) =
        act {
            val ending = draft ?: return@act
            ask { visits.finish(visit, visits.draft(visit).endingAs(ending).complete(nextDefault)) }
            shell.navigator.finished(visit)
        }

    /** Back to the text. */
    fun leave() =
        act {
            try {
                store()
            } catch (_: CoreException.NotFound) {
                // Finished or thrown away meanwhile: there is nothing to keep.
            }
            shell.navigator.back()
        }

    private fun change(edit: (VisitDraft) -> VisitDraft) {
        draft = draft?.let(edit)
        keep("ending") { store() }
    }

    private suspend fun store() {
        val ending = draft ?: return
        ask { visits.keep(visit, visits.draft(visit).endingAs(ending)) }
    }
}

/** This page's part of the draft put into what is kept; the text has a page of its own. */
private fun VisitDraft.endingAs(ending: VisitDraft): VisitDraft =
    copy(
        outcome = ending.outcome,
        contact = ending.contact,
        trust = ending.trust,
        stage = ending.stage,
        next = ending.next,
    )

private fun VisitDraft.complete(nextDefault: String): VisitDraft =
    copy(
        present = present.filter { it.name.isNotBlank() || it.organisation.isNotBlank() },
        next = next?.let { it.copy(what = it.what.trim().ifEmpty { nextDefault }) },
    )

/** The text and the end of a finished visit make room for its summary. */
private fun Navigator.finished(visit: VisitId) {
    if (stack.getOrNull(stack.size - 2) == Route.Visit(visit)) back()
    replace(Route.Preview(visit))
}
