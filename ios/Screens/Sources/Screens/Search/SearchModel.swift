import Foundation
import Observation
import SchakelCore

/// One box over everything, while typing. The last words win.
@MainActor @Observable public final class SearchModel: Model {
  private nonisolated static let form = "search"
  private nonisolated static let page: UInt32 = 30
  private static let afterTyping = Duration.milliseconds(80)

  /// What stands in the box.
  public private(set) var words = ""
  /// What was found; nil until there was something to look for.
  public private(set) var hits: [HitView]?

  @ObservationIgnored private var next: Cursor?
  @ObservationIgnored private var looking: Task<Void, Never>?
  @ObservationIgnored private var fetching = false

  /// Who comes back from something found, finds the rest again.
  public override init(_ shell: Shell) {
    super.init(shell)
    look { model in
      let kept = try await model.ask { try $0.forms.kept(name: Self.form) }["words"] ?? ""
      guard model.words.isEmpty, !Task.isCancelled else { return }
      model.words = kept
      try await model.look(for: kept)
    }
  }

  /// Looks for what was typed, a moment after the last keystroke.
  public func type(_ typed: String) {
    words = typed
    keep(Self.form) { [self] in
      try await ask { try $0.forms.keep(name: Self.form, fields: ["words": typed]) }
    }
    look { model in
      try await Task.sleep(for: Self.afterTyping)
      try await model.look(for: typed)
    }
  }

  /// Fetches the next page; while one is on its way nothing more is asked.
  public func more() {
    guard let after = next, !fetching else { return }
    let words = words
    look { model in
      let page = try await model.ask {
        try $0.today.search(words: words, after: after, limit: Self.page)
      }
      guard !Task.isCancelled else { return }
      model.hits = Self.once((model.hits ?? []) + page.hits)
      model.next = page.next
    }
  }

  /// Opens what was found.
  public func open(_ hit: HitView) {
    switch hit.target {
    case .case(let found, _): shell.navigator.open(.caseFile(found))
    case .partner(let partner): shell.navigator.open(.partner(partner))
    }
  }

  /// The box is empty the next time.
  public func left() {
    keep(Self.form) { [self] in try await ask { try $0.forms.discard(name: Self.form) } }
  }

  private func look(_ work: @escaping @MainActor (SearchModel) async throws -> Void) {
    looking?.cancel()
    fetching = true
    looking = Task { [weak self] in
      guard let self else { return }
      do {
        try await work(self)
      } catch let error as CoreError {
        problem = error
      } catch {
        // Other words were typed meanwhile.
      }
      if !Task.isCancelled { fetching = false }
    }
  }

  private func look(for typed: String) async throws {
    guard !typed.trimmed.isEmpty else {
      (hits, next) = (nil, nil)
      return
    }
    let page = try await ask { try $0.today.search(words: typed, after: nil, limit: Self.page) }
    guard !Task.isCancelled else { return }
    (hits, next, problem) = (Self.once(page.hits), page.next, nil)
  }

  /// One line per thing that was found.
  private static func once(_ hits: [HitView]) -> [HitView] {
    var seen = Set<String>()
    return hits.filter { seen.insert($0.key).inserted }
  }
}

extension HitView {
  /// The line of what was found among others.
  public var key: String {
    switch target {
    case .case(_, let entity): "case \(entity.hex)"
    case .partner(let partner): "partner \(partner.hex)"
    }
  }

  /// Whether around a name that was looked for stands the name itself.
  public var showsName: Bool {
    !who.name.isEmpty && excerpt.range(of: who.name, options: .caseInsensitive) != nil
  }

  /// The match in the excerpt. The core counts Unicode scalars, of which an emoji may be several.
  public var match: Range<String.Index> {
    let scalars = excerpt.unicodeScalars
    let end = scalars.endIndex
    let from = scalars.index(scalars.startIndex, offsetBy: Int(start), limitedBy: end) ?? end
    return from..<(scalars.index(from, offsetBy: Int(length), limitedBy: end) ?? end)
  }
}
