package app.schakel.screens.door

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.AppointmentDraft
import app.schakel.core.AppointmentId
import app.schakel.core.AttemptDraft
import app.schakel.core.AttemptKind
import app.schakel.core.AttemptOutcome
import app.schakel.core.CaseId
import app.schakel.core.CaseView
import app.schakel.core.ItemKind
import app.schakel.core.Proposal
import app.schakel.core.Spot
import app.schakel.core.Unlocked
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.withTimeoutOrNull
import java.time.Duration

/** At the door of one case: what happened, in one tap, and what comes after it. */
class DoorModel(shell: Shell, scope: CoroutineScope, private val case: CaseId, appointment: String) : Model(shell, scope) {
    /** The case; null until the core answered. */
    var view: CaseView? by mutableStateOf(null)
        private set

    /** Whether it is known what stood here before: from then on a tap counts. */
    var begun: Boolean by mutableStateOf(false)
        private set

    /** How the worker went there. */
    var kind: AttemptKind by mutableStateOf(AttemptKind.HomeVisit)

    /** The appointment that this settles; null for none. */
    var meant: ItemKind.Appointment? by mutableStateOf(null)
        private set

    /** What was just written down; null while nothing was. */
    var recorded: Recorded? by mutableStateOf(null)
        private set

    /** When to try again. */
    var proposal: Proposal? by mutableStateOf(null)
        private set

    /** Whether another outcome is being chosen for what was written down. */
    var correcting: Boolean by mutableStateOf(false)

    private val settles = appointment.takeIf { it.isNotEmpty() }?.let(::AppointmentId)
    private val form = "attempt ${case.hex}"

    init {
        shell.phone.askPlace()
        act { begin() }
        watch({ cases.get(case) }) { view = it }
    }

    /** Writes down what happened: one tap, and nothing waits for the map. */
    fun happened(outcome: AttemptOutcome) =
        if (correcting) {
            correct(outcome)
        } else {
            act {
                val spot = withTimeoutOrNull(HERE_MS) { shell.phone.here() }
                val now = shell.now()
                val went = kind
                val done = ask {
                    val attempted = visits.attempt(draft(went, outcome, "", spot))
                    forms.keep(form, Recorded(attempted.attempt, went, outcome, now).fields())
                    attempted
                }
                proposal = done.proposal
                recorded = Recorded(done.attempt, went, outcome, now)
            }
        }

    /** Adds one line to what was written down. */
    fun line(typed: String) {
        val now = recorded?.copy(line = typed) ?: return
        recorded = now
        keep(form) { ask { forms.keep(form, now.fields()) } }
    }

    /** Plans the next attempt as it was proposed. */
    fun plan() {
        val at = proposal ?: return
        val now = recorded ?: return
        act {
            val planned = ask {
                val appointment = visits.plan(AppointmentDraft(case, AttemptKind.HomeVisit, at.on, null, at.part, ""))
                val with = now.copy(planned = Planned(appointment, at.on, at.part))
                forms.keep(form, with.fields())
                with
            }
            recorded = planned
        }
    }

    /** The next attempt is not planned after all; the proposal stands again. */
    fun unplan() {
        val now = recorded ?: return
        val planned = now.planned ?: return
        act {
            proposal = ask {
                visits.settleAppointment(planned.appointment)
                forms.keep(form, now.copy(planned = null).fields())
                cases.get(case).proposal
            }
            recorded = now.copy(planned = null)
        }
    }

    /** Goes on as a visit, which began when the door opened. */
    fun asVisit() {
        val now = recorded ?: return
        act {
            val visit = ask { visits.start(case, now.attempt) }
            shell.navigator.replace(Route.Visit(visit))
        }
    }

    /** The sheet is closed: the line goes where it belongs. */
    fun left() {
        val now = recorded ?: return
        keep(form) { ask { settle(now) } }
    }

    /** Another outcome for what was written down; the first one stays readable in the case. */
    private fun correct(outcome: AttemptOutcome) {
        val now = recorded?.copy(outcome = outcome, kind = kind) ?: return
        act {
            proposal = ask {
                visits.correctAttempt(now.attempt, draft(now.kind, outcome, now.line, null))
                forms.keep(form, now.fields())
                cases.get(case).proposal
            }
            recorded = now
            correcting = false
        }
    }

    /** Finds what stood here before the app was closed, and what the appointment was for. */
    private suspend fun begin() {
        val now = shell.now()
        recorded = ask {
            recorded(forms.kept(form))?.takeIf {
                val recent = Duration.between(it.at, now).abs() < SAME_DOOR
                if (!recent) settle(it)
                recent
            }
        }
        recorded?.let {
            kind = it.kind
            proposal = ask { cases.get(case).proposal }
        }
        if (settles != null) meant = meant(settles)
        if (recorded == null) meant?.let { kind = it.kind }
        begun = true
    }

    private suspend fun meant(wanted: AppointmentId): ItemKind.Appointment? =
        ask { today.view(null).today }
            .let { it.late + it.due + it.visits }
            .mapNotNull { it.kind as? ItemKind.Appointment }
            .find { it.appointment == wanted }

    private fun Unlocked.settle(now: Recorded) {
        if (now.line.isNotBlank()) visits.correctAttempt(now.attempt, draft(now.kind, now.outcome, now.line.trim(), null))
        forms.discard(form)
    }

    private fun draft(kind: AttemptKind, outcome: AttemptOutcome, line: String, spot: Spot?) =
        AttemptDraft(
            case = case,
            kind = kind,
            outcome = outcome,
            contact = null,
            at = null,
            spot = spot,
            line = line,
            appointment = settles.takeIf { meant != null },
        )

    private companion object {
        /** Longer than this, the outcome does not wait for the place. */
        const val HERE_MS = 300L

        /** What was recorded longer ago than this, is another time at this door. */
        val SAME_DOOR: Duration = Duration.ofHours(1)
    }
}
