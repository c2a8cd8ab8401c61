import Observation
import SchakelCore

/// What is still to be accounted for, with what it was for.
public struct Spent: Sendable {
  public let due: ToJustify
  public let who: Who
  public let purpose: String
}

/// Accounts for spending, by what it led to.
@MainActor @Observable public final class JustifyModel: FormModel {
  /// The name of the field for what it led to.
  public static let effect = "effect"

  /// The spending; nil until the core answered.
  public private(set) var spending: SpendingView?
  /// About whom it is.
  public private(set) var who: Who?
  /// What else is still to be accounted for.
  public private(set) var others: [Spent] = []

  private let id: SpendingId

  /// The spending with this id.
  public init(_ shell: Shell, _ id: SpendingId) {
    self.id = id
    super.init(shell, form: "justify \(id.hex)")
    act { [self] in try await restore() }
    watch {
      try $0.spent(id)
    } show: { [weak self] page in
      self?.spending = page.spending
      self?.who = page.who
      self?.others = page.others
    }
  }

  /// Whether it still has to be accounted for.
  public var open: Bool { spending.map { $0.justified == nil } ?? false }

  /// Whether it was said what it led to.
  public var ready: Bool { !busy && !self[Self.effect].trimmed.isEmpty }

  /// Accounts for it.
  public func justify() {
    let (id, form, effect) = (id, form, self[Self.effect].trimmed)
    act { [self] in
      try await ask {
        try $0.plans.justify(id: id, effect: effect)
        try $0.forms.discard(name: form)
      }
      clear()
    }
  }

  /// Goes on with another.
  public func open(_ other: Spent) {
    shell.navigator.replace(.justify(other.due.spending))
  }
}

/// What the screen shows.
private struct SpentPage: Sendable {
  let spending: SpendingView?
  let who: Who?
  let others: [Spent]
}

extension Unlocked {
  fileprivate func spent(_ id: SpendingId) throws -> SpentPage {
    let now = try spending(id)
    let others = try plans.toJustify().filter { $0.spending != id }
    return SpentPage(
      spending: now,
      who: try now.map { try cases.get(case: $0.case).who },
      others: try others.map {
        Spent(
          due: $0, who: try cases.get(case: $0.case).who,
          purpose: try spending($0.spending)?.purpose ?? "")
      })
  }

  private func spending(_ id: SpendingId) throws -> SpendingView? {
    if case .spending(let view) = try current(id.hex) { view } else { nil }
  }
}
