import Observation
import SchakelCore

/// The PIN of now, and the new one twice.
@MainActor @Observable public final class ChangePinModel: Model {
  /// What is asked, one after the other.
  public enum Step: Sendable { case old, new, again }

  /// What is asked now.
  public private(set) var step = Step.old
  /// Whether the two new ones were different.
  public private(set) var different = false
  /// Whether the new one holds: the sheet may go.
  public private(set) var changed = false

  @ObservationIgnored private let old = Pin()
  @ObservationIgnored private let new = Pin()
  @ObservationIgnored private let again = Pin()

  /// What is typed now.
  public var pin: Pin {
    switch step {
    case .old: old
    case .new: new
    case .again: again
    }
  }

  /// To the next question; after the last the PIN is changed. A wrong one counts as when unlocking.
  public func next() {
    guard pin.enough else { return }
    switch step {
    case .old: go(to: .new)
    case .new: go(to: .again)
    case .again:
      if again.isSame(as: new) { change() } else { differ() }
    }
  }

  private func go(to next: Step) {
    different = false
    problem = nil
    step = next
  }

  private func differ() {
    new.clear()
    again.clear()
    different = true
    step = .new
  }

  private func change() {
    again.clear()
    let (old, new) = (old.take(), new.take())
    act { [self] in
      step = .old
      try await ask { core in
        try old.spend { old in try new.spend { try core.settings.setPin(old: old, new: $0) } }
      }
      changed = true
    }
  }
}
