import Observation
import SchakelCore

/// For whom a timer may be set.
@MainActor @Observable public final class SafetyModel: Model {
  /// The open cases; nil until the core answered.
  public private(set) var cases: [CaseRow]?
  /// The case that was chosen; at first the one where the user most likely is.
  public var chosen: CaseId?

  /// With what is on the screen beneath.
  public override init(_ shell: Shell) {
    super.init(shell)
    let shown = shell.shownCase
    watch {
      (
        try $0.cases.list(filter: .open, after: nil, limit: 200).cases,
        try $0.likely(shown)
      )
    } show: { [weak self] rows, likely in
      self?.cases = rows
      if self?.chosen == nil { self?.chosen = likely }
    }
  }

  /// The row of the case that was chosen.
  public var row: CaseRow? { cases?.first { $0.case == chosen } }
}

/// A drill of the alarm: whether the whole chain works, and when that was last seen.
@MainActor @Observable public final class DrillModel: Model {
  /// The last drill, when there was one.
  public private(set) var last: DrillView?

  /// The last one.
  public override init(_ shell: Shell) {
    super.init(shell)
    watch {
      try $0.safety.lastDrill()
    } show: { [weak self] in
      self?.last = $0
    }
  }

  /// Asks again what became of it: a sync brings the word that somebody saw it.
  public func look() async {
    do {
      last = try await ask { try $0.safety.lastDrill() }
    } catch let error as CoreError {
      problem = error
    } catch {
      // The screen closed.
    }
  }

  /// Begins a drill and takes it to the hub at once.
  public func drill() {
    act { [self] in
      last = try await ask { try $0.safety.drill() }
      shell.postman.sync()
    }
  }
}
