package app.schakel.screens.door

import app.schakel.core.AppointmentId
import app.schakel.core.AttemptId
import app.schakel.core.AttemptKind
import app.schakel.core.AttemptOutcome
import app.schakel.core.PartOfDay
import app.schakel.core.allAttemptKinds
import app.schakel.core.allAttemptOutcomes
import app.schakel.core.allPartsOfDay
import java.time.Instant
import java.time.LocalDate
import java.time.format.DateTimeParseException

/** An attempt that was written down a moment ago, with what may still be added to it. */
data class Recorded(
    val attempt: AttemptId,
    val kind: AttemptKind,
    val outcome: AttemptOutcome,
    val at: Instant,
    val line: String = "",
    val planned: Planned? = null,
) {
    /** Whether there was a conversation, which goes on as a visit. */
    val talked: Boolean
        get() = outcome == AttemptOutcome.SpokeAtDoor || outcome == AttemptOutcome.Inside || outcome == AttemptOutcome.MetElsewhere

    /** Whether somebody was reached, talking or not. */
    val reached: Boolean
        get() = talked || outcome == AttemptOutcome.Refused
}

/** The next attempt, as it was planned in one tap. */
data class Planned(val appointment: AppointmentId, val on: LocalDate, val part: PartOfDay)

/** As a form of the core keeps it while the sheet stands. */
internal fun Recorded.fields(): Map<String, String> =
    buildMap {
        put("attempt", attempt.hex)
        put("kind", allAttemptKinds().indexOf(kind).toString())
        put("outcome", allAttemptOutcomes().indexOf(outcome).toString())
        put("at", at.toEpochMilli().toString())
        put("line", line)
        planned?.let {
            put("planned", it.appointment.hex)
            put("on", it.on.toString())
            put("part", allPartsOfDay().indexOf(it.part).toString())
        }
    }

/** What a form holds; null when it holds nothing that can be read. */
internal fun recorded(fields: Map<String, String>): Recorded? {
    fun <T> List<T>.at(name: String): T? = fields[name]?.toIntOrNull()?.let(::getOrNull)
    return Recorded(
        attempt = AttemptId(fields["attempt"] ?: return null),
        kind = allAttemptKinds().at("kind") ?: return null,
        outcome = allAttemptOutcomes().at("outcome") ?: return null,
        at = fields["at"]?.toLongOrNull()?.let(Instant::ofEpochMilli) ?: return null,
        line = fields["line"].orEmpty(),
        planned = fields["planned"]?.let {
            val on = day(fields["on"].orEmpty()) ?: return@let null
            Planned(AppointmentId(it), on, allPartsOfDay().at("part") ?: return@let null)
        },
    )
}

private fun day(text: String): LocalDate? =
    try {
        LocalDate.parse(text)
    } catch (_: DateTimeParseException) {
        null
    }
