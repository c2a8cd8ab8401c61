/// The areas of an unlocked core, for a question of ``Core/ask(_:)`` or ``Core/watch(_:)`` only: it
/// cannot leave the thread that it is handed to, and no other thread can get one.
public struct Unlocked {
  private let areas: Areas

  init(_ areas: Areas) {
    self.areas = areas
  }

  public var cases: Cases { areas.cases }
  public var visits: Visits { areas.visits }
  public var calls: Calls { areas.calls }
  public var directory: Directory { areas.directory }
  public var erasing: Erasing { areas.erasing }
  public var forms: Forms { areas.forms }
  public var plans: Plans { areas.plans }
  public var today: Todays { areas.today }
  public var supervision: Supervision { areas.supervision }
  public var team: Team { areas.team }
  public var sync: Sync { areas.sync }
  public var recovery: Recovery { areas.recovery }
  public var safety: Safety { areas.safety }
  public var settings: Settings { areas.settings }

  /// How many places in the file were found damaged so far; 0 as a rule.
  public func damage() -> UInt32 { areas.session.damage() }

  /// Whether the file is an older copy of itself: it can be read and not be written to.
  public func rolledBack() throws -> Bool { try areas.session.rolledBack() }
}

@available(*, unavailable)
extension Unlocked: Sendable {}

/// The handles of one session and its areas, given back to the core with the last question.
struct Areas {
  let session: Session
  let cases: Cases
  let visits: Visits
  let calls: Calls
  let directory: Directory
  let erasing: Erasing
  let forms: Forms
  let plans: Plans
  let today: Todays
  let supervision: Supervision
  let team: Team
  let sync: Sync
  let recovery: Recovery
  let safety: Safety
  let settings: Settings

  init(_ session: Session) {
    self.session = session
    cases = session.cases()
    visits = session.visits()
    calls = session.calls()
    directory = session.directory()
    erasing = session.erasing()
    forms = session.forms()
    plans = session.plans()
    today = session.today()
    supervision = session.supervision()
    team = session.team()
    sync = session.sync()
    recovery = session.recovery()
    safety = session.safety()
    settings = session.settings()
  }
}
