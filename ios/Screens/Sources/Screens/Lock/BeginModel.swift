import Foundation
import Observation
import SchakelCore

/// Sets this phone up, anew or in place of a lost one. Nothing can be kept before there is a vault:
/// what was typed stands in memory only.
@Observable
public final class BeginModel: Model {
  /// The questions before there is a vault, one after the other.
  public enum Step: CaseIterable, Hashable, Sendable { case who, card, pin, pinAgain }

  /// Eight groups of six.
  public static let codeDigits = 48
  private static let group = 6

  /// The question that is asked now.
  public private(set) var step = Step.who

  /// Who the worker is.
  public var worker = WorkerDraft(name: "", organisation: "", function: "")

  /// The text of the recovery card.
  public var card = ""

  /// The digits of the recovery code.
  public private(set) var code = ""

  /// The PIN that is chosen.
  @ObservationIgnored public let pin = Pin()

  /// The same, once more.
  @ObservationIgnored public let again = Pin()

  /// Whether the two PINs were different.
  public private(set) var different = false

  /// Whether this phone takes the place of another.
  public private(set) var recovering = false

  /// Whether the question of this step is answered.
  public var answered: Bool {
    switch step {
    case .who: !worker.name.allSatisfy(\.isWhitespace)
    case .card: !card.allSatisfy(\.isWhitespace) && code.count == Self.codeDigits
    case .pin: pin.enough
    case .pinAgain: again.enough
    }
  }

  /// How many groups of the code are there.
  public var groups: Int { code.count / Self.group }

  /// The code as it stands on paper: a space after every six digits.
  public var spacedCode: String {
    stride(from: 0, to: code.count, by: Self.group)
      .map { code.dropFirst($0).prefix(Self.group) }
      .joined(separator: " ")
  }

  /// Takes digits of the code; what separates the groups is left out.
  public func type(code typed: String) {
    code = String(typed.filter { $0.isASCII && $0.isNumber }.prefix(Self.codeDigits))
  }

  /// Begins as somebody new, or with a recovery card.
  public func recover(_ wanted: Bool) {
    recovering = wanted
    problem = nil
    step = wanted ? .card : .who
  }

  /// The card from the clipboard.
  public func pasteCard() {
    card = shell.phone.pasted().trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// To the next question; after the last one the vault is made.
  public func next() {
    guard answered else { return }
    switch step {
    case .who, .card:
      step = .pin
    case .pin:
      different = false
      step = .pinAgain
    case .pinAgain:
      if again.isSame(as: pin) { begin() } else { anotherPin(differed: true) }
    }
  }

  /// To the question before.
  public func back() {
    problem = nil
    let was = step
    anotherPin(differed: false)
    if was != .pinAgain { step = recovering ? .card : .who }
  }

  private func anotherPin(differed: Bool) {
    pin.clear()
    again.clear()
    different = differed
    step = .pin
  }

  /// What comes next is the team: joining it, or waiting to be let in.
  private func begin() {
    act { [self] in
      again.clear()
      do {
        if recovering {
          try await shell.core.recover(card: card, code: code, pin: pin.take())
        } else {
          try await shell.core.setUp(pin: pin.take(), worker: worker, pack: nil)
        }
      } catch let error as CoreError {
        step = Self.step(of: error)
        throw error
      }
      code = ""
      shell.navigator.open(.joining)
    }
  }

  private static func step(of error: CoreError) -> Step {
    switch error {
    case .Invalid: .who
    case .Rejected(.wrongCode), .Rejected(.notAnInvitation): .card
    default: .pin
    }
  }
}
