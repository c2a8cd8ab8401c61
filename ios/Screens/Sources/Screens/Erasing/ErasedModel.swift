import Observation
import SchakelCore

/// What was erased, who has yet to confirm it, and the counts that stayed.
@MainActor
@Observable
public final class ErasedModel: Model {
  /// Everything that was erased here, the latest first; nil until the core answered.
  public private(set) var standing: [ErasureView]?

  /// What stayed of it.
  public private(set) var tallies: [TallyView] = []

  /// Whether there is a team, and a hub that has to know.
  public private(set) var inTeam = false

  /// All of it.
  public override init(_ shell: Shell) {
    super.init(shell)
    watch {
      Seen(
        standing: try $0.erasing.standing(), tallies: try $0.erasing.tallies(),
        place: try $0.team.view().place)
    } show: { [weak self] in
      self?.show($0)
    }
  }

  /// What somebody, or the hub, has yet to follow.
  public var waiting: [ErasureView] { (standing ?? []).filter(\.waits) }

  /// What nobody has yet to follow.
  public var settled: [ErasureView] { (standing ?? []).filter { !$0.waits } }

  /// What was erased of a case last.
  public func last(of file: CaseId) -> ErasureView? { standing?.first { $0.case == file } }

  /// The line about what was erased just now was read.
  public func read() { shell.erased = nil }

  private func show(_ seen: Seen) {
    standing = seen.standing
    tallies = seen.tallies
    if case .member = seen.place { inTeam = true } else { inTeam = false }
  }
}

private struct Seen: Sendable {
  let standing: [ErasureView]
  let tallies: [TallyView]
  let place: Place
}

extension ErasureView {
  /// Whether somebody, or the hub, has yet to follow.
  public var waits: Bool { !hubTold || holders.contains { $0.confirmed == nil } }
}
