import Observation
import SchakelCore

/// One promise: what became of it, or another call about it.
@MainActor @Observable public final class PromiseModel: DialModel {
  /// The promise; nil until the core answered.
  public private(set) var promise: PromiseView?
  /// What was said of it here, which can be undone.
  public private(set) var settled: PromiseState?

  private let id: PromiseId

  /// The promise with this id.
  public init(_ shell: Shell, _ id: PromiseId) {
    self.id = id
    super.init(shell)
    watch { core -> PromiseView? in
      if case .promise(let view) = try core.current(id.hex) { view } else { nil }
    } show: { [weak self] in
      self?.promise = $0
    }
  }

  /// Says what became of it; `open` undoes it.
  public func settle(_ state: PromiseState) {
    let id = id
    act { [self] in
      promise = try await ask { try $0.calls.settlePromise(id: id, state: state) }
      settled = state == .open ? nil : state
    }
  }

  /// Calls whoever made it, about the same.
  public func callAgain() {
    act { [self] in
      guard let promise else { return }
      guard let callee = try await ask({ try $0.maker(of: promise) }) else {
        shell.navigator.open(.call(promise.case))
        return
      }
      try await dial(
        CallDraft(case: promise.case, callee: callee, channel: .phone, need: promise.need))
    }
  }
}

extension PromiseView {
  /// Whether it is still to come.
  public var isOpen: Bool {
    switch standing {
    case .open, .dueToday, .late: true
    case .kept, .keptLate, .withdrawn: false
    }
  }
}

extension Unlocked {
  /// Who made it, as somebody to call: at a partner the one who said it, when that one is known.
  fileprivate func maker(of promise: PromiseView) throws -> Callee? {
    switch promise.by {
    case .client:
      return .client
    case .partner(let partner):
      let there = try directory.get(id: partner).contacts.filter { $0.dial != nil }
      let said = there.first { promise.who == $0.function || promise.who == $0.name }
      return .partner(partner, said?.contact)
    case .relative:
      let around = try cases.get(case: promise.case).person.around
      return around.first { $0.name == promise.who }.map { .relative($0.name) }
    case .worker:
      return nil
    }
  }
}
