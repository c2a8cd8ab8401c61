import Observation
import SchakelCore

/// How sending and fetching stands, also before the first round of this opening.
@MainActor @Observable public final class SyncModel: Model {
  private var seen: SyncView?

  /// How it stands, and how it goes on.
  public override init(_ shell: Shell) {
    super.init(shell)
    watch {
      try $0.sync.state()
    } show: { [weak self] in
      self?.seen = $0
    }
  }

  /// What the last round found, or the core's own word when there was none yet.
  public var view: SyncView? { shell.postman.state ?? seen }

  /// Whether a round goes on.
  public var running: Bool { shell.postman.running }

  /// How far the round is that goes on; nil when that is not known.
  public var far: ProgressView? {
    guard running, let far = view?.running, far.total > 0 else { return nil }
    return far
  }

  /// Whether this device is in no team: then there is nothing to send or fetch.
  public var alone: Bool { view?.incoming == .alone }

  /// Whether all is in order, as far as that is known.
  public var whole: Bool {
    guard let view, case .complete = view.incoming else { return false }
    return view.trouble == nil && view.waiting == 0 && view.allArrived
  }

  /// Sends and fetches now.
  public func now() { shell.postman.sync() }

  /// Stops a round that takes long; what was fetched is kept.
  public func stop() { shell.postman.stop() }
}
