package app.schakel.screens.visit

import androidx.compose.ui.graphics.vector.ImageVector
import app.schakel.core.AttemptOutcome
import app.schakel.core.Mark
import app.schakel.core.NextPart
import app.schakel.core.label
import app.schakel.screens.look.Signs
import app.schakel.screens.texts.Texts

/** The sign of an outcome; its word stands beside it. */
val AttemptOutcome.sign: ImageVector
    get() = when (this) {
        AttemptOutcome.NotHome -> Signs.away
        AttemptOutcome.DidNotOpen -> Signs.door
        AttemptOutcome.CardLeft -> Signs.letter
        AttemptOutcome.SpokeAtDoor -> Signs.message
        AttemptOutcome.Inside -> Signs.inside
        AttemptOutcome.Refused -> Signs.refused
        AttemptOutcome.MetElsewhere -> Signs.place
        AttemptOutcome.BrokenOff -> Signs.unsafe
        is AttemptOutcome.Unknown -> Signs.info
    }

/** The sign of a mark; its word stands beside it. */
val Mark.sign: ImageVector
    get() = when (this) {
        Mark.Fact -> Signs.fact
        Mark.Interpretation -> Signs.interpretation
        Mark.Quote -> Signs.quote
        Mark.Agreement -> Signs.promise
        is Mark.Unknown -> Signs.info
    }

/** A next step in one line: what, on which day, in which part of it. */
fun NextPart.written(says: Texts): String =
    listOfNotNull(
        what.takeIf { it.isNotBlank() },
        listOfNotNull(on?.let { says.dates.day(it) }, part?.let { label(it, says.language) }).joinToString(", ").takeIf { it.isNotEmpty() },
    ).joinToString(" · ")

/** The name of a value of the core, for what tests tap: "Inside", "Fact". */
val Any.tag: String get() = this::class.java.simpleName
