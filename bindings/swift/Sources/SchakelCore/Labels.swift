// The words of every code, in lower case, as the core has them: one source for all shells.

/// In words.
public func label(_ value: Source, _ language: Language) -> String {
  labelOfSource(value: value, language: language)
}

/// In words.
public func label(_ value: Channel, _ language: Language) -> String {
  labelOfChannel(value: value, language: language)
}

/// In words.
public func label(_ value: Urgency, _ language: Language) -> String {
  labelOfUrgency(value: value, language: language)
}

/// In words.
public func label(_ value: ClockEvent, _ language: Language) -> String {
  labelOfClockEvent(value: value, language: language)
}

/// In words.
public func label(_ value: AttemptKind, _ language: Language) -> String {
  labelOfAttemptKind(value: value, language: language)
}

/// In words.
public func label(_ value: AttemptOutcome, _ language: Language) -> String {
  labelOfAttemptOutcome(value: value, language: language)
}

/// In words.
public func label(_ value: Phase, _ language: Language) -> String {
  labelOfPhase(value: value, language: language)
}

/// In words.
public func label(_ value: ClosingReason, _ language: Language) -> String {
  labelOfClosingReason(value: value, language: language)
}

/// In words.
public func label(_ value: ErasureGround, _ language: Language) -> String {
  labelOfErasureGround(value: value, language: language)
}

/// In words.
public func label(_ value: Duty, _ language: Language) -> String {
  labelOfDuty(value: value, language: language)
}

/// In words.
public func label(_ value: Mark, _ language: Language) -> String {
  labelOfMark(value: value, language: language)
}

/// In words.
public func label(_ value: Trust, _ language: Language) -> String {
  labelOfTrust(value: value, language: language)
}

/// In words.
public func label(_ value: Stage, _ language: Language) -> String {
  labelOfStage(value: value, language: language)
}

/// In words.
public func label(_ value: CallChannel, _ language: Language) -> String {
  labelOfCallChannel(value: value, language: language)
}

/// In words.
public func label(_ value: CallOutcome, _ language: Language) -> String {
  labelOfCallOutcome(value: value, language: language)
}

/// In words.
public func label(_ value: PromiseState, _ language: Language) -> String {
  labelOfPromiseState(value: value, language: language)
}

/// In words.
public func label(_ value: Owner, _ language: Language) -> String {
  labelOfOwner(value: value, language: language)
}

/// In words.
public func label(_ value: ActionState, _ language: Language) -> String {
  labelOfActionState(value: value, language: language)
}

/// In words.
public func label(_ value: PartOfDay, _ language: Language) -> String {
  labelOfPartOfDay(value: value, language: language)
}
