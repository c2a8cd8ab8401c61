package app.schakel.screens.frame

import app.schakel.core.Core
import app.schakel.core.CoreException
import app.schakel.core.Gate
import app.schakel.core.State
import kotlinx.coroutines.flow.collectLatest
import java.time.Instant

/**
 * Lets the phone ring when something is due and when a safety timer ends. The phone learns bare
 * moments, while the app is open; what was set stays when it locks.
 */
class Bells(private val core: Core, private val phone: Phone, private val now: () -> Instant) {
    /** Follows the core; never returns. */
    suspend fun follow() =
        core.gate.collectLatest { gate ->
            when {
                gate is Gate.Open -> whileOpen()
                gate is Gate.Closed && gate.state !is State.Locked -> set(null, emptyList())
            }
        }

    private suspend fun whileOpen() =
        try {
            core.watch { safety.running().filterNot { it.silent }.map { it.due } }.collect { ends ->
                set(ends.filter { it > now() }.minOrNull(), core.reminders())
            }
        } catch (_: CoreException) {
            // Locked: the gate shows it.
        }

    private fun set(timer: Instant?, reminders: List<Instant>) {
        phone.timer(timer)
        phone.remind(reminders)
    }
}
