package app.schakel.core

// The words of every code, in lower case, as the core has them: one source for all shells.

/** In words. */
fun label(value: Source, language: Language): String = labelOfSource(value, language)

/** In words. */
fun label(value: Channel, language: Language): String = labelOfChannel(value, language)

/** In words. */
fun label(value: Urgency, language: Language): String = labelOfUrgency(value, language)

/** In words. */
fun label(value: ClockEvent, language: Language): String = labelOfClockEvent(value, language)

/** In words. */
fun label(value: AttemptKind, language: Language): String = labelOfAttemptKind(value, language)

/** In words. */
fun label(value: AttemptOutcome, language: Language): String = labelOfAttemptOutcome(value, language)

/** In words. */
fun label(value: Phase, language: Language): String = labelOfPhase(value, language)

/** In words. */
fun label(value: ClosingReason, language: Language): String = labelOfClosingReason(value, language)

/** In words. */
fun label(value: Duty, language: Language): String = labelOfDuty(value, language)

/** In words. */
fun label(value: ErasureGround, language: Language): String = labelOfErasureGround(value, language)

/** In words. */
fun label(value: Mark, language: Language): String = labelOfMark(value, language)

/** In words. */
fun label(value: Trust, language: Language): String = labelOfTrust(value, language)

/** In words. */
fun label(value: Stage, language: Language): String = labelOfStage(value, language)

/** In words. */
fun label(value: CallChannel, language: Language): String = labelOfCallChannel(value, language)

/** In words. */
fun label(value: CallOutcome, language: Language): String = labelOfCallOutcome(value, language)

/** In words. */
fun label(value: PromiseState, language: Language): String = labelOfPromiseState(value, language)

/** In words. */
fun label(value: Owner, language: Language): String = labelOfOwner(value, language)

/** In words. */
fun label(value: ActionState, language: Language): String = labelOfActionState(value, language)

/** In words. */
fun label(value: PartOfDay, language: Language): String = labelOfPartOfDay(value, language)
