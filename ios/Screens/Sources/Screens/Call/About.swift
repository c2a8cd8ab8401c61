import Foundation
import SchakelCore

extension RoundView {
  /// A round that was not ended runs on for this long; one of yesterday is not in the way today.
  private static let runsFor: TimeInterval = 12 * 60 * 60

  /// Whether it goes on.
  func runs(at now: Date) -> Bool {
    ended == nil && started > now.addingTimeInterval(-Self.runsFor)
  }
}

extension Unlocked {
  /// The round of a case that goes on, if there is one.
  func runningRound(of client: CaseId, at now: Date) throws -> RoundView? {
    try calls.rounds(case: client).first { $0.runs(at: now) }
  }

  /// The cases that a call may be about, the latest active first.
  func casesToCallFor() throws -> [CaseRow] {
    try cases.list(filter: .open, after: nil, limit: 30).cases
  }

  /// The case that the next call is likeliest about: one whose round runs, else the latest active.
  func likeliestCase(at now: Date) throws -> CaseId? {
    let latest = try casesToCallFor().map(\.case)
    return try latest.first { try runningRound(of: $0, at: now) != nil } ?? latest.first
  }
}

extension Unlocked {
  /// How a thing stands now; nil when it is not here.
  func current(_ hex: String) throws -> Moment? {
    try cases.versions(entity: EntityId(hex: hex)).first { $0.current }?.what
  }
}

/// Who was called, as far as the screen may name them; the words for the others are the view's.
public enum CalleeShown: Equatable, Sendable {
  case name(String)
  case relative
  case reporter
}

extension Shell {
  /// Who was called. People's names are covered with the others.
  public func callee(of call: CallView) -> CalleeShown {
    guard covered else { return .name(call.calleeName) }
    switch call.callee {
    case .client: return .name(name(call.who))
    case .relative: return .relative
    case .reporter: return .reporter
    case .partner: return .name(call.calleeName)
    }
  }
}
