import Observation
import SchakelCore

/// The summary of a finished visit before it goes: what the supervisor will see, and one line.
@MainActor
@Observable
public final class PreviewModel: Model {
  /// Exactly what will be seen, as the core makes it; nil until it answered.
  public private(set) var view: SummaryView?

  /// The line as typed so far.
  public private(set) var line = ""

  /// Whether this phone is in a team: otherwise there is nobody to send to.
  public private(set) var inTeam = true

  /// Whether the visit's text was just copied.
  public private(set) var copied = false

  @ObservationIgnored private let visit: VisitId
  @ObservationIgnored private let form: String

  public init(_ shell: Shell, _ visit: VisitId) {
    self.visit = visit
    form = "summary \(visit.hex)"
    super.init(shell)
    act { [self] in
      (line, view) = try await ask { [form] core in
        let line = try core.forms.kept(name: form)[Self.line] ?? ""
        return (line, try core.visits.preview(visit: visit, line: line))
      }
    }
    watch(
      { core in
        if case .member = try core.team.view().place { return true }
        return false
      },
      show: { [weak self] in self?.inTeam = $0 }
    )
  }

  /// Takes the line; what the supervisor sees follows at once.
  public func type(_ typed: String) {
    line = typed
    view?.line = typed
    keep(form) { [self] in
      let seen = try await ask { [form, visit] core in
        try core.forms.keep(name: form, fields: [Self.line: typed])
        return try core.visits.preview(visit: visit, line: typed)
      }
      if line == typed { view = seen }
    }
  }

  /// Makes the summary and sends what can be sent.
  @discardableResult
  public func send() -> Task<Void, Never>? {
    act { [self] in
      try await ask { [form, visit, line] core in
        _ = try core.visits.summarise(visit: visit, line: line)
        try core.forms.discard(name: form)
      }
      shell.postman.sync()
      shell.navigator.back()
    }
  }

  /// Copies the visit as text, for the worker's own record system.
  @discardableResult
  public func copy() -> Task<Void, Never>? {
    act { [self] in
      let language = shell.language
      shell.phone.copy(
        try await ask { [visit] in try $0.visits.text(visit: visit, language: language) })
      copied = true
    }
  }

  private nonisolated static let line = "line"
}
