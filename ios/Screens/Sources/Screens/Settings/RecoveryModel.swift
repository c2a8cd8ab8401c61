import Observation
import SchakelCore

/// The recovery code, while it is made and shown.
@MainActor @Observable public final class RecoveryModel: Model {
  /// Whether there is a code; nil until the core answered.
  public private(set) var hasCode: Bool?
  /// Whether this device is in a team: without one there is nowhere to keep the code's other half.
  public private(set) var member = false
  /// The code that was made just now. It stands here only, and goes when the screen closes.
  public private(set) var sheet: RecoverySheet?
  /// Whether the card was copied.
  public private(set) var copied = false

  /// How it stands.
  public override init(_ shell: Shell) {
    super.init(shell)
    watch {
      (try $0.recovery.hasCode(), try $0.team.view().place)
    } show: { [weak self] has, place in
      self?.hasCode = has
      if case .member = place { self?.member = true } else { self?.member = false }
    }
  }

  /// Whether the first code can be made: in one tap, for it replaces nothing.
  public var first: Bool { hasCode == false && member }

  /// The code in groups of six digits, to write down.
  public var groups: [String] {
    let digits = Array(sheet?.code.filter(\.isNumber) ?? "")
    return stride(from: 0, to: digits.count, by: 6).map {
      String(digits[$0..<min($0 + 6, digits.count)])
    }
  }

  /// Makes a code; the one before opens nothing any more.
  public func make() {
    act { [self] in sheet = try await ask { try $0.recovery.makeCode() } }
  }

  /// Copies the card, which is not secret.
  public func copyCard() {
    guard let card = sheet?.card else { return }
    shell.phone.copy(card)
    copied = true
  }

  /// It stands on paper: gone from the screen.
  public func written() {
    sheet = nil
    copied = false
  }
}
