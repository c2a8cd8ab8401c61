import SchakelCore

extension StandingView {
  /// Promises that are late.
  public var late: Int { promises.count(where: \.late) }

  /// How grave it is: what is overdue first, then what is soon or late.
  public var gravity: Gravity {
    if clocks.contains(where: \.isOverdue) { return .overdue }
    return clocks.contains(where: \.isSoon) || late > 0 ? .due : .plain
  }

  /// How grave it is where a case stands.
  public enum Gravity { case plain, due, overdue }
}

extension ClockView {
  fileprivate var isOverdue: Bool {
    if case .overdue = state { true } else { false }
  }

  fileprivate var isSoon: Bool {
    if case .soon = state { true } else { false }
  }
}
