package app.schakel.screens.call

import app.schakel.core.Candidate
import app.schakel.core.ChoiceView
import app.schakel.core.Language
import app.schakel.core.OpenState
import app.schakel.core.Reason
import app.schakel.core.label
import app.schakel.screens.texts.Texts

/** A choice of the pack in the language in use. */
fun ChoiceView.shown(says: Texts): String = if (says.language == Language.NL) nl else en

/** The name of a need; its key when the pack no longer has it. */
fun List<ChoiceView>.nameOf(need: String, says: Texts): String = firstOrNull { it.key == need }?.shown(says) ?: need

/** A reason in plain words. */
fun Texts.of(reason: Reason): String {
    val words = call.reasons
    return when (reason) {
        is Reason.OpenNow -> reason.until?.let { words.open(dates.moment(it)) } ?: words.openAlways
        is Reason.ClosesIn -> words.closesIn(reason.minutes)
        is Reason.Closed -> words.closed(reason.opens?.let { dates.moment(it) }.orEmpty())
        is Reason.HoursUnknown -> words.hoursUnknown
        is Reason.Role -> words.role(reason.place)
        is Reason.CoversMunicipality -> words.coversMunicipality
        is Reason.CoversElsewhere -> words.coversElsewhere
        is Reason.Nearby -> words.nearby(reason.metres)
        is Reason.Agreement -> words.agreement(reason.version)
        is Reason.Reached -> words.reached(reason.times, reason.of)
        is Reason.KeptLastPromise -> words.kept
        is Reason.BrokeLastPromise -> words.broke
        is Reason.NumberMissing -> call.numberMissing
        is Reason.AlreadyCalled -> words.called(reason.minutesAgo, reason.outcome?.let { label(it, language) }.orEmpty())
    }
}

/** Whether a partner is open, in plain words. */
fun Texts.of(open: OpenState): String {
    val words = call.reasons
    return when (open) {
        is OpenState.Open -> {
            val soon = open.closesInMin?.takeIf { it <= CLOSING_MINUTES }
            soon?.let { words.closesIn(it) } ?: open.until?.let { words.open(dates.moment(it)) } ?: words.openAlways
        }

        is OpenState.Closed -> {
            words.closed(open.opens?.let { dates.moment(it) }.orEmpty())
        }

        is OpenState.Unknown -> {
            words.hoursUnknown
        }
    }
}

/** What decides whether to call now. The others are shown when a row is opened. */
fun Candidate.inShort(says: Texts): String =
    reasons
        .filterNot { it is Reason.Role || it is Reason.CoversMunicipality || it is Reason.Nearby }
        .joinToString(" · ") { says.of(it) }

/** Everything that puts somebody where they stand. */
fun Candidate.inFull(says: Texts): String = reasons.joinToString(" · ") { says.of(it) }

/** Closing within this time is said in minutes. */
private const val CLOSING_MINUTES = 60u
