import Foundation
import Observation
import SchakelCore

/// The end of a visit: its outcome, what comes next, and what it meant.
@MainActor
@Observable
public final class EndingModel: Model {
  /// The visit so far; nil until the core answered.
  public private(set) var draft: VisitDraft?

  /// About whom; nil until the core answered.
  public private(set) var who: Who?

  @ObservationIgnored private let visit: VisitId

  public init(_ shell: Shell, _ visit: VisitId) {
    self.visit = visit
    super.init(shell)
    act { [self] in
      (draft, who) = try await ask { core in
        let draft = try core.visits.draft(visit: visit)
        return (draft, try core.cases.get(case: draft.case).who)
      }
    }
  }

  /// What came of it, as the worker said or as the outcome says.
  public var contact: ContactPart? {
    draft.flatMap { $0.contact ?? $0.outcome.map(presumedContact(outcome:)) }
  }

  /// What it led to; nil to choose again. What another outcome said about contact goes.
  public func outcome(_ outcome: AttemptOutcome?) {
    change {
      $0.outcome = outcome
      $0.contact = nil
    }
  }

  /// What came of it, otherwise than the outcome says.
  public func contact(_ contact: ContactPart) {
    change { $0.contact = contact }
  }

  /// What comes next; nil for nothing.
  public func next(_ next: NextPart?) {
    change { $0.next = next }
  }

  /// Trust; the same again takes it away.
  public func trust(_ trust: Trust) {
    change { $0.trust = trust == $0.trust ? nil : trust }
  }

  /// Stage of change; the same again takes it away.
  public func stage(_ stage: SchakelCore.Stage) {
    change { $0.stage = stage == $0.stage ? nil : stage }
  }

  /// Finishes the visit. Without words of its own the next step is called `nextDefault`.
  @discardableResult
  public func finish(nextDefault: String) -> Task<Void, Never>? {
    act { [self] in
      guard let ending = draft else { return }
      try await ask { [visit] core in
        var whole = try core.visits.draft(visit: visit)
        whole.end(as: ending)
        whole.complete(nextDefault: nextDefault)
        _ = try core.visits.finish(visit: visit, draft: whole)
      }
      shell.navigator.finished(visit)
    }
  }

  private func change(_ edit: (inout VisitDraft) -> Void) {
    guard var now = draft else { return }
    edit(&now)
    draft = now
    keep("ending") { [self] in try await store(now) }
  }

  private func store(_ ending: VisitDraft) async throws {
    do {
      try await ask { [visit] core in
        var whole = try core.visits.draft(visit: visit)
        whole.end(as: ending)
        try core.visits.keep(visit: visit, draft: whole)
      }
    } catch CoreError.NotFound {
      // Finished or thrown away meanwhile: there is nothing to keep.
    }
  }
}

extension VisitDraft {
  /// Puts this page's part into what is kept; the text has a page of its own.
  fileprivate mutating func end(as ending: VisitDraft) {
    outcome = ending.outcome
    contact = ending.contact
    trust = ending.trust
    stage = ending.stage
    next = ending.next
  }

  /// Leaves out who was added and never named, and names the next step.
  fileprivate mutating func complete(nextDefault: String) {
    present.removeAll {
      $0.name.allSatisfy(\.isWhitespace) && $0.organisation.allSatisfy(\.isWhitespace)
    }
    guard let what = next?.what.trimmingCharacters(in: .whitespacesAndNewlines) else { return }
    next?.what = what.isEmpty ? nextDefault : what
  }
}

extension Navigator {
  /// The text and the end of a finished visit make room for its summary.
  fileprivate func finished(_ visit: VisitId) {
    if stack.dropLast().last == .visit(visit) { back() }
    replace(.preview(visit))
  }
}
