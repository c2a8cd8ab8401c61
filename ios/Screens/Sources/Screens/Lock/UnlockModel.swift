import Observation
import SchakelCore

/// Opens what is on this phone, or begins again without it.
@Observable
public final class UnlockModel: Model {
  /// From so few tries left on, the screen says how many.
  public static let few: UInt32 = 5

  /// What was typed.
  @ObservationIgnored public let pin = Pin()

  /// Seconds until the next try; counts down.
  public private(set) var wait = 0

  @ObservationIgnored private var counting: Task<Void, Never>?

  /// Whether the last PIN was wrong. Waiting and tries left stand in the core's state.
  public var wrong: Bool {
    if case .wrongPin? = refusal { true } else { false }
  }

  /// What went wrong otherwise.
  public var other: CoreError? {
    switch refusal {
    case .wrongPin, .wait, .wiped: nil
    default: problem
    }
  }

  /// Whether a finger or face may be asked for now.
  public var finger: Bool {
    guard case .closed(.locked(_, _, let biometrics)) = shell.gate else { return false }
    return biometrics && shell.phone.biometrics != nil
  }

  /// Tries before everything is wiped, once they are few.
  public var triesLeft: UInt32? {
    guard case .closed(.locked(_, let left, _)) = shell.gate, left <= Self.few else { return nil }
    return left
  }

  /// Counts down the wait that the core asks for, and asks it again when that is over.
  public func follow(wait seconds: UInt64) {
    counting?.cancel()
    wait = Int(clamping: seconds)
    guard wait > 0 else { return }
    let over = ContinuousClock.now.advanced(by: .seconds(wait))
    counting = Task { [weak self] in
      while (try? await Task.sleep(for: .milliseconds(500))) != nil {
        guard let self else { return }
        let left = over - ContinuousClock.now
        wait = max(0, Int(left.components.seconds))
        if left <= .zero { return look() }
      }
    }
  }

  /// Unlocks with what was typed.
  public func unlock() {
    act { [self] in try await shell.core.unlock(pin: pin.take()) }
  }

  /// Unlocks with finger or face, when the phone releases the key.
  public func unlockWithFinger() {
    act { [self] in
      guard let released = await shell.phone.biometrics?.release() else { return }
      try await shell.core.unlock(released: released)
    }
  }

  /// Keeps the damaged file aside and opens what is sound; what it brought is shown after.
  public func rescue() {
    act { [self] in shell.rescued = try await shell.core.rescue(pin: pin.take()) }
  }

  /// No rescue after all: the PIN opens what is sound, as before.
  public func readOn() {
    act { [self] in try await shell.core.lock() }
  }

  /// Asks the core how it stands.
  public func look() {
    act { [self] in try await shell.core.look() }
  }

  /// Destroys what is here, so that one can begin.
  public func startAgain() {
    act { [self] in
      try await shell.core.wipe()
      shell.phone.biometrics?.forget()
    }
  }

  private var refusal: Refusal? {
    if case .Refused(let refusal)? = problem { refusal } else { nil }
  }
}
