import Observation
import SchakelCore

/// The cases, open or closed, page by page.
@MainActor
@Observable
public final class CasesModel: Model {
  /// Which are shown.
  public private(set) var filter = CaseFilter.open

  /// Those that were fetched so far, the latest active first.
  public private(set) var rows: [CaseRow] = []

  /// Whether there are no others.
  public private(set) var complete = false

  @ObservationIgnored private var next: Cursor?
  @ObservationIgnored private var watching: Task<Void, Never>?
  @ObservationIgnored private var fetching: Task<Void, Never>?
  @ObservationIgnored private var shown = Shown(page: page)

  public override init(_ shell: Shell) {
    super.init(shell)
    show(.open)
  }

  /// Shows the open or the closed ones.
  public func show(_ chosen: CaseFilter) {
    watching?.cancel()
    fetching?.cancel()
    filter = chosen
    rows = []
    complete = false
    next = nil
    let shown = Shown(page: Self.page)
    self.shown = shown
    watching = watch(
      { try $0.cases.list(filter: chosen, after: nil, limit: shown.count) },
      show: { [weak self] page in
        guard let self, shown === self.shown else { return }
        rows = page.cases
        ends(page.next)
      }
    )
  }

  /// Fetches the next page; while one comes in, or after the last, it does nothing.
  @discardableResult
  public func more() -> Task<Void, Never>? {
    guard let after = next, fetching == nil else { return nil }
    let task = Task { [weak self] in
      await self?.fetch(after)
      self?.fetching = nil
    }
    fetching = task
    return task
  }

  private func fetch(_ after: Cursor) async {
    do {
      let page = try await ask { [filter] in
        try $0.cases.list(filter: filter, after: after, limit: Self.page)
      }
      // The list was asked anew meanwhile: the end is somewhere else now.
      guard next == after else { return }
      rows += page.cases
      ends(page.next)
    } catch let error as CoreError {
      problem = error
    } catch {
      // The others were chosen meanwhile.
    }
  }

  private func ends(_ at: Cursor?) {
    next = at
    complete = at == nil
    shown.are(rows.count)
  }

  /// A screen or four.
  private nonisolated static let page: UInt32 = 50
}
