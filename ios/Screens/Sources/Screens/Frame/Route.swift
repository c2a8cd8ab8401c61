import SchakelCore

/// The tabs at the bottom.
public enum MainTab: String, CaseIterable, Hashable, Sendable {
  case today, cases, call, team
}

/// Where the user is. Holds opaque ids only, so that the system may keep it; everything else is
/// asked of the core again.
public enum Route: Hashable, Sendable {
  case today
  case cases
  /// Bellen; for a case, or for the one that was last open.
  case call(CaseId?)
  case team
  case report
  /// At the door of a case, or of one to be chosen; with the appointment that led there.
  case door(CaseId?, AppointmentId?)
  case visit(VisitId)
  /// The end of a visit: outcome, next step, summary.
  case ending(VisitId)
  /// The summary of a finished visit, exactly as the supervisor will see it.
  case preview(VisitId)
  case caseFile(CaseId)
  case person(CaseId)
  case plan(CaseId)
  /// Before a case is erased.
  case erase(CaseId)
  case note(CaseId?)
  /// The sheet after a call.
  case afterCall(CallId)
  case round(RoundId)
  case promise(PromiseId, CaseId)
  case justify(SpendingId)
  case directory
  case partner(PartnerId?)
  case search
  case summary(SummaryId)
  case digest
  case settings
  case joining
  case members
  case recovery
  case sync
  /// What was erased, and who has yet to confirm it.
  case erased
  case safety

  /// The tab whose first screen this is; nil for what is opened on top.
  public var tab: MainTab? {
    switch self {
    case .today: .today
    case .cases: .cases
    case .call: .call
    case .team: .team
    default: nil
    }
  }
}

extension Route {
  /// Screens without an id, by name.
  private static let places: [String: Route] = [
    "today": .today, "cases": .cases, "team": .team, "report": .report, "directory": .directory,
    "search": .search, "digest": .digest, "settings": .settings, "joining": .joining,
    "members": .members, "recovery": .recovery, "sync": .sync, "erased": .erased,
    "safety": .safety,
  ]

  /// One line of text for the system to keep: the name of a screen and opaque ids.
  public var saved: String {
    switch self {
    case .call(let id): Self.line("call", id?.hex)
    case .door(let id, let appointment): Self.line("door", id?.hex, appointment?.hex)
    case .visit(let id): Self.line("visit", id.hex)
    case .ending(let id): Self.line("ending", id.hex)
    case .preview(let id): Self.line("preview", id.hex)
    case .caseFile(let id): Self.line("case", id.hex)
    case .person(let id): Self.line("person", id.hex)
    case .plan(let id): Self.line("plan", id.hex)
    case .erase(let id): Self.line("erase", id.hex)
    case .note(let id): Self.line("note", id?.hex)
    case .afterCall(let id): Self.line("aftercall", id.hex)
    case .round(let id): Self.line("round", id.hex)
    case .promise(let id, let of): Self.line("promise", id.hex, of.hex)
    case .justify(let id): Self.line("justify", id.hex)
    case .partner(let id): Self.line("partner", id?.hex)
    case .summary(let id): Self.line("summary", id.hex)
    default: Self.places.first { $0.value == self }?.key ?? ""
    }
  }

  /// The route that was saved; nil when it is not one.
  public init?(saved: String) {
    let parts = saved.split(separator: " ").map(String.init)
    guard let name = parts.first else { return nil }
    let first = parts.count > 1 ? parts[1] : nil
    let second = parts.count > 2 ? parts[2] : nil
    if let place = Self.places[name] {
      self = place
    } else if let route = Self.optional(name, first, second) ?? Self.known(name, first, second) {
      self = route
    } else {
      return nil
    }
  }

  private static func optional(_ name: String, _ first: String?, _ second: String?) -> Route? {
    switch name {
    case "call": .call(first.map { CaseId(hex: $0) })
    case "door": .door(first.map { CaseId(hex: $0) }, second.map { AppointmentId(hex: $0) })
    case "note": .note(first.map { CaseId(hex: $0) })
    case "partner": .partner(first.map { PartnerId(hex: $0) })
    default: nil
    }
  }

  private static func known(_ name: String, _ first: String?, _ second: String?) -> Route? {
    guard let first else { return nil }
    return switch name {
    case "visit": .visit(VisitId(hex: first))
    case "ending": .ending(VisitId(hex: first))
    case "preview": .preview(VisitId(hex: first))
    case "case": .caseFile(CaseId(hex: first))
    case "person": .person(CaseId(hex: first))
    case "plan": .plan(CaseId(hex: first))
    case "erase": .erase(CaseId(hex: first))
    case "aftercall": .afterCall(CallId(hex: first))
    case "round": .round(RoundId(hex: first))
    case "promise": second.map { .promise(PromiseId(hex: first), CaseId(hex: $0)) }
    case "justify": .justify(SpendingId(hex: first))
    case "summary": .summary(SummaryId(hex: first))
    default: nil
    }
  }

  private static func line(_ parts: String?...) -> String {
    parts.compactMap { $0 }.joined(separator: " ")
  }
}
