package app.schakel.screens.today

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.ClockEvent
import app.schakel.core.Item
import app.schakel.core.ItemKind
import app.schakel.core.PromiseView
import app.schakel.core.TodayView
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch

/** The day of one worker. */
class TodayModel(shell: Shell, scope: CoroutineScope) : Model(shell, scope) {
    /** The day; null until the core answered. */
    var view: TodayView? by mutableStateOf(null)
        private set

    /** The open promises of all cases; null while they are not asked for. */
    var promises: List<PromiseView>? by mutableStateOf(null)
        private set

    private var asking: Job? = null

    init {
        // The place only orders the visits, so the day does not wait for it.
        val first = watch({ today.view(null) }) { view = it }
        scope.launch {
            val here = shell.phone.here() ?: return@launch
            first.cancel()
            watch({ today.view(here) }) { view = it }
        }
    }

    /** Shows the open promises one by one, or only their number again. */
    fun promises(wanted: Boolean) {
        asking?.cancel()
        promises = null
        if (wanted) asking = watch({ calls.openPromises(null) }) { promises = it }
    }

    /** Starts the visit that is next: one tap. The appointment that it was for is settled by it. */
    fun start(item: Item) =
        act {
            val visit = ask {
                val started = visits.start(item.case, null)
                (item.kind as? ItemKind.Appointment)?.let { visits.settleAppointment(it.appointment) }
                started
            }
            shell.navigator.open(Route.Visit(visit))
        }

    /** Opens what a line asks for. */
    fun open(item: Item) {
        val route = when (val kind = item.kind) {
            is ItemKind.Clock -> when (kind.event) {
                ClockEvent.FirstAttempt, ClockEvent.FirstContact -> Route.Door(item.case)
                ClockEvent.Feedback -> Route.Call(item.case)
                ClockEvent.Inquiry, is ClockEvent.Unknown -> Route.Case(item.case)
            }

            is ItemKind.CallBack -> Route.Call(item.case)

            is ItemKind.Promise -> Route.Promise(kind.promise, item.case)

            is ItemKind.Appointment -> Route.Door(item.case, kind.appointment.hex)

            is ItemKind.AttemptProposed -> Route.Door(item.case)

            is ItemKind.OutcomeMissing -> Route.AfterCall(kind.call)

            is ItemKind.Justify -> Route.Justify(kind.spending)

            is ItemKind.NextStep -> Route.Door(item.case)
        }
        shell.navigator.open(route)
    }
}
