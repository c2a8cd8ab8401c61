import Observation
import SchakelCore

/// Notes afterwards: goes on with the visit that is open, or starts one.
@MainActor
@Observable
public final class NoteModel: Model {
  /// Visits under way.
  public private(set) var unfinished: [UnfinishedView] = []

  /// Notes about a case, or about one to be chosen.
  public init(_ shell: Shell, _ file: CaseId?) {
    super.init(shell)
    if let file {
      begin(file)
    } else {
      watch({ try $0.visits.unfinished() }, show: { [weak self] in self?.unfinished = $0 })
    }
  }

  /// Goes on with what was begun.
  public func goOn(_ visit: VisitId) {
    shell.navigator.replace(.visit(visit))
  }

  /// Goes on with the open visit of a case, or starts one.
  @discardableResult
  public func begin(_ file: CaseId) -> Task<Void, Never>? {
    act { [self] in
      goOn(
        try await ask { core in
          let open = try core.visits.unfinished().first { $0.case == file && !$0.correction }
          return try open?.visit ?? core.visits.start(case: file, attempt: nil)
        }
      )
    }
  }
}
