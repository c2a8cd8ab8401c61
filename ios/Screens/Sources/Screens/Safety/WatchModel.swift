import Foundation
import Observation
import SchakelCore

/// The timers that run.
@MainActor @Observable public final class WatchModel: Model {
  /// How a timer stands. That it is watched is said only after the hub's receipt.
  public enum Standing: Sendable {
    case watched, connecting, offline, alone, unconfirmed, passed, passedUnwatched
  }

  /// Nobody said yet that all is well; nil until the core answered.
  public private(set) var running: [WatchView]?

  /// All that run.
  public override init(_ shell: Shell) {
    super.init(shell)
    watch {
      try $0.safety.running()
    } show: { [weak self] in
      self?.running = $0
    }
  }

  /// Those that are shown wherever the user is; a silent alarm is not.
  public var shown: [WatchView] { (running ?? []).filter { !$0.silent } }

  /// Silent alarms, for their own screen only.
  public var silent: [WatchView] { (running ?? []).filter(\.silent) }

  /// How a timer stands at a moment.
  public func standing(_ watch: WatchView, at now: Date) -> Standing {
    let watched = watch.watched != nil
    if watch.due <= now { return watched ? .passed : .passedUnwatched }
    if watched { return .watched }
    if shell.postman.state?.incoming == .alone { return .alone }
    if shell.postman.running { return .connecting }
    return shell.postman.state?.trouble != nil ? .offline : .unconfirmed
  }

  /// All is well: the alarm is called off at the next connection, which is tried at once.
  public func allWell(_ watch: WatchId) {
    act { [self] in
      _ = try await ask { try $0.safety.allWell(id: watch) }
      shell.postman.sync()
    }
  }
}

/// A timer that may be set for one case: what supervisors will read, and for how long.
@MainActor @Observable public final class WatchStartModel: Model {
  /// How long a visit may take, in minutes.
  public static let minutes = [15, 30, 45, 60, 90]

  /// What supervisors read should the timer pass.
  public private(set) var words = ""

  private let client: CaseId
  private var form: String { "watch \(client.hex)" }
  @ObservationIgnored private var loaded = false

  /// For a case.
  public init(_ shell: Shell, _ client: CaseId) {
    self.client = client
    super.init(shell)
    let form = form
    watch {
      try $0.forms.kept(name: form)["words"] ?? $0.words(about: client)
    } show: { [weak self] in
      guard let self, !loaded else { return }
      words = $0
      loaded = true
    }
  }

  /// Writes other words.
  public func type(_ text: String) {
    words = text
    loaded = true
    let form = form
    keep(form) { [self] in
      try await ask { try $0.forms.keep(name: form, fields: ["words": text]) }
    }
  }

  /// Sets the timer, for a visit when one is open, and tells the hub at once.
  public func start(minutes: Int, visit: VisitId? = nil) {
    let (client, form) = (client, form)
    act { [self] in
      let words = words
      _ = try await ask {
        let watch = try $0.safety.start(
          case: client, visit: visit, minutes: UInt32(minutes), words: words)
        try $0.forms.discard(name: form)
        return watch
      }
      shell.postman.sync()
    }
  }
}
