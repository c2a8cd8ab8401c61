import Observation
import SchakelCore

/// One round, going on or done.
@MainActor @Observable public final class RoundModel: Model {
  /// The round; nil until the core answered.
  public private(set) var round: RoundView?
  /// What can be needed, by name.
  public private(set) var needs: [ChoiceView] = []

  private let id: RoundId

  /// The round with this id.
  public init(_ shell: Shell, _ id: RoundId) {
    self.id = id
    super.init(shell)
    watch {
      (try $0.calls.round(round: id), try $0.calls.needs())
    } show: { [weak self] now, all in
      self?.needs = all
      self?.round = now
    }
  }

  /// Ends it.
  public func end() {
    let id = id
    act { [self] in round = try await ask { try $0.calls.endRound(round: id) } }
  }

  /// Back to whom to call.
  public func goOn() {
    guard let round else { return }
    shell.navigator.back()
    shell.navigator.to(.call(round.case))
  }
}

extension RoundView {
  /// Whether every need stands somewhere.
  public var isDone: Bool { needs.allSatisfy { $0.state != .notYet } }

  /// How many needs are promised.
  public var promised: Int {
    needs.count {
      if case .promised = $0.state { true } else { false }
    }
  }
}
