import Observation
import SchakelCore

/// Whose door it is: the latest cases first, or those with the words that were typed.
@MainActor
@Observable
public final class WhoseModel: Model {
  /// Open cases, the latest active first; nil until the core answered.
  public private(set) var cases: [CaseRow]?

  /// What was typed to find somebody.
  public private(set) var words = ""

  /// Who was found; nil while nothing is looked for.
  public private(set) var found: [FoundCase]?

  @ObservationIgnored private var next: Cursor?
  @ObservationIgnored private var paging: Task<Void, Never>?
  @ObservationIgnored private var looking: Task<Void, Never>?

  public override init(_ shell: Shell) {
    super.init(shell)
    page(after: nil)
  }

  /// The next page of cases; while one comes in, or after the last, it does nothing.
  public func more() {
    if let next, paging == nil { page(after: next) }
  }

  /// Looks for somebody, a moment after the last keystroke.
  public func type(_ typed: String) {
    words = typed
    looking?.cancel()
    looking = Task { [weak self] in
      guard (try? await Task.sleep(for: Self.afterTyping)) != nil else { return }
      await self?.look(for: typed)
    }
  }

  /// This is the door.
  public func choose(_ file: CaseId) {
    shell.navigator.replace(.door(file, nil))
  }

  private func look(for typed: String) async {
    if typed.allSatisfy(\.isWhitespace) {
      found = nil
      return
    }
    await asked {
      let page = try await self.ask {
        try $0.today.search(words: typed, after: nil, limit: Self.most)
      }
      if !Task.isCancelled { self.found = FoundCase.once(page.hits) }
    }
  }

  private func page(after: Cursor?) {
    paging = Task { [weak self] in
      await self?.asked {
        guard let self else { return }
        let page = try await self.ask {
          try $0.cases.list(filter: .open, after: after, limit: Self.page)
        }
        let known = Set((self.cases ?? []).map(\.case))
        self.cases = (self.cases ?? []) + page.cases.filter { !known.contains($0.case) }
        self.next = page.next
      }
      self?.paging = nil
    }
  }

  private func asked(_ work: @MainActor () async throws -> Void) async {
    do {
      try await work()
    } catch let error as CoreError {
      problem = error
    } catch {
      // Something else is looked for by now.
    }
  }

  private nonisolated static let page: UInt32 = 30
  private nonisolated static let most: UInt32 = 60
  private static let afterTyping = Duration.milliseconds(80)
}

/// A case that was found, with whom it is about.
public struct FoundCase: Identifiable, Equatable, Sendable {
  /// The case.
  public let id: CaseId
  /// About whom.
  public let who: Who

  /// The cases among what was found, each once.
  static func once(_ hits: [HitView]) -> [FoundCase] {
    var seen: Set<CaseId> = []
    return hits.compactMap { hit in
      guard case .case(let file, _) = hit.target, seen.insert(file).inserted else { return nil }
      return FoundCase(id: file, who: hit.who)
    }
  }
}
