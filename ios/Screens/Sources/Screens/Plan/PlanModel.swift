import Foundation
import Observation
import SchakelCore

/// The plan of a case on one page, while it is read and written.
@MainActor
@Observable
public final class PlanModel: Model {
  /// About whom; nil until the core answered.
  public private(set) var who: Who?

  /// The plan as it was written last; nil until the core answered.
  public private(set) var written: PlanView?

  /// The plan as it stands on this page.
  public private(set) var draft = PlanDraft()

  /// The row that is opened.
  public private(set) var opened: Int?

  /// When it was last kept.
  public private(set) var keptAt: Date?

  @ObservationIgnored private let file: CaseId

  public init(_ shell: Shell, _ file: CaseId) {
    self.file = file
    super.init(shell)
    act { [self] in
      let (plan, typed, who) = try await ask { core in
        (
          try core.plans.get(case: file), try core.plans.draft(case: file),
          try core.cases.get(case: file).who
        )
      }
      draft = typed ?? plan.draft
      self.who = who
      written = plan
    }
  }

  /// Whether something here was not written yet.
  public var changed: Bool {
    written.map { draft != $0.draft } ?? false
  }

  /// Whether the client's yes was said to other words than these. The core takes it away when they
  /// are written; how far a row is does not count.
  public var otherWords: Bool {
    guard let written, written.clientsYes != nil else { return false }
    return written.items.map(\.words) != draft.items.map(\.words)
  }

  /// Takes the client's own words.
  public func ownWords(_ typed: String) {
    change { $0.ownWords = typed }
  }

  /// Opens a row, or folds it.
  public func open(_ at: Int) {
    opened = at == opened ? nil : at
  }

  /// Adds a row and opens it.
  public func add() {
    change { $0.items.append(PlanItemPart(owner: .worker, state: .open)) }
    opened = draft.items.indices.last
  }

  /// Changes a row.
  public func row(_ at: Int, _ edit: (inout PlanItemPart) -> Void) {
    guard draft.items.indices.contains(at) else { return }
    change { edit(&$0.items[at]) }
  }

  /// Takes a row away.
  public func remove(_ at: Int) {
    guard draft.items.indices.contains(at) else { return }
    opened = nil
    change { $0.items.remove(at: at) }
  }

  /// Back to what was written last.
  public func undo() {
    guard let written else { return }
    opened = nil
    change { $0 = written.draft }
  }

  /// Writes the plan and goes back.
  @discardableResult
  public func done() -> Task<Void, Never>? {
    act { [self] in
      try await write()
      shell.navigator.back()
    }
  }

  /// The client said yes to the plan as it stands on this page.
  @discardableResult
  public func clientSaidYes() -> Task<Void, Never>? {
    act { [self] in
      try await write()
      let today = LocalDate(shell.now(), in: .current)
      written = try await ask { [file] in try $0.plans.clientSaidYes(case: file, on: today) }
    }
  }

  private func write() async throws {
    let rows = draft.items.filter { !$0.isBlank }
    if !changed && rows.count == draft.items.count { return }
    let wanted = PlanDraft(items: rows, ownWords: draft.ownWords)
    let plan = try await ask { [file] in try $0.plans.write(case: file, draft: wanted) }
    written = plan
    draft = plan.draft
    opened = nil
  }

  private func change(_ edit: (inout PlanDraft) -> Void) {
    var now = draft
    edit(&now)
    draft = now
    keptAt = nil
    keep("plan") { [self] in
      try await ask { [file, now] in try $0.plans.keep(case: file, draft: now) }
      keptAt = shell.now()
    }
  }
}

extension PlanItemPart {
  /// Whether nothing was said in it.
  public var isBlank: Bool {
    [stressor, goal, action].allSatisfy { $0.allSatisfy(\.isWhitespace) }
  }

  /// The row as the client agreed to it.
  fileprivate var words: PlanItemPart {
    var words = self
    words.id = nil
    words.state = .open
    return words
  }
}

extension PlanView {
  fileprivate var draft: PlanDraft { PlanDraft(items: items, ownWords: ownWords) }
}
