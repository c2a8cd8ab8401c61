import Foundation
import Observation
import SchakelCore

/// A report while it is being taken. What is typed is kept half a second later.
@MainActor
@Observable
public final class ReportModel: Model {
  /// What the form offers; nil until the core answered.
  public private(set) var form: ReportFormView?

  /// What was filled in so far.
  public private(set) var draft = ReportDraft()

  /// When it was last kept.
  public private(set) var kept: Date?

  /// Cases that may be about the same person.
  public private(set) var suggestions: [SuggestionView] = []

  /// The person of the case that this report was said to belong to, or to follow.
  public private(set) var linked: Who?

  /// What was thrown away last, for who did not mean to.
  public private(set) var thrownAway: ReportDraft?

  @ObservationIgnored private var looking: Task<Void, Never>?

  public override init(_ shell: Shell) {
    super.init(shell)
    act { [self] in
      let offered = try await ask { try $0.cases.reportForm() }
      draft = offered.unfinished ?? ReportDraft()
      linked = try await about(draft)
      form = offered
      look()
    }
  }

  /// What has to be said still, when that is what went wrong.
  public var missing: Missing? {
    guard case .Invalid(let field, _) = problem else { return nil }
    return Missing(rawValue: field)
  }

  /// Takes a change over, keeps it, and looks who it may be about.
  public func change(_ edit: (inout ReportDraft) -> Void) {
    if busy { return }  // Being finished: what comes now would be a draft of nothing.
    var changed = draft
    edit(&changed)
    draft = changed
    thrownAway = nil
    keep("report") { [self] in
      try await ask { [changed] in try $0.cases.keepReport(draft: changed) }
      kept = shell.now()
    }
    look()
  }

  /// The report is about somebody known: it belongs to this case.
  public func belongs(to suggestion: SuggestionView) {
    linked = suggestion.who
    change {
      $0.case = suggestion.case
      $0.follows = nil
    }
  }

  /// A new case, of somebody whose case was closed before.
  public func follows(_ closed: SuggestionView) {
    linked = closed.who
    change {
      $0.case = nil
      $0.follows = closed.case
    }
  }

  /// Somebody else after all.
  public func unlink() {
    linked = nil
    change {
      $0.case = nil
      $0.follows = nil
    }
  }

  /// Throws the draft away; `undo` brings it back for as long as the screen stands.
  @discardableResult
  public func throwAway() -> Task<Void, Never>? {
    act { [self] in
      let gone = draft
      try await ask { try $0.cases.discardReport() }
      draft = ReportDraft()
      linked = nil
      kept = nil
      suggestions = []
      thrownAway = gone
    }
  }

  /// Brings back what was thrown away.
  @discardableResult
  public func undo() -> Task<Void, Never>? {
    guard let back = thrownAway else { return nil }
    return act { [self] in
      try await ask { try $0.cases.keepReport(draft: back) }
      draft = back
      linked = try await about(back)
      kept = shell.now()
      thrownAway = nil
      look()
    }
  }

  /// Takes the report in; its clocks run from now on.
  @discardableResult
  public func finish() -> Task<Void, Never>? {
    act { [self] in
      let done = try await ask { [draft] in try $0.cases.report(draft: draft) }
      shell.navigator.replace(.caseFile(done.case))
    }
  }

  private func about(_ draft: ReportDraft) async throws -> Who? {
    guard let file = draft.case ?? draft.follows else { return nil }
    do {
      return try await ask { try $0.cases.get(case: file).who }
    } catch CoreError.NotFound {
      return nil
    }
  }

  /// Who this may be about: a moment after the last keystroke, and not once that is clear.
  private func look() {
    looking?.cancel()
    if draft.case != nil || draft.follows != nil {
      suggestions = []
      return
    }
    looking = Task { [weak self] in
      guard (try? await Task.sleep(for: Self.afterTyping)) != nil else { return }
      await self?.suggest()
    }
  }

  private func suggest() async {
    do {
      let like = try await ask { [draft] in try $0.cases.suggestions(draft: draft) }
      if !Task.isCancelled { suggestions = Array(like.prefix(Self.most)) }
    } catch let error as CoreError {
      problem = error
    } catch {
      // Something else was typed meanwhile.
    }
  }

  private static let afterTyping = Duration.milliseconds(200)

  /// More than this pushes the form away.
  private static let most = 3
}

/// What a report cannot do without, by the name of its field.
public enum Missing: String, Sendable {
  case source
  case urgency
  case person = "name"
}
