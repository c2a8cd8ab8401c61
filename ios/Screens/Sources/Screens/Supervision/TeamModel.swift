import Observation
import SchakelCore

/// What a supervisor sees of the team.
public struct TeamPage: Sendable {
  /// Alarms: those that sound first, then those that are armed.
  public let alarms: [AlarmView]
  /// Summaries that were not read yet.
  public let unread: ReceivedPage
  /// Summaries that are marked for follow-up.
  public let followUp: [ReceivedView]
  /// How every open case stands, overdue clocks first.
  public let standings: [StandingView]

  /// Alarms whose time has come and that nobody has seen.
  public var sounding: [AlarmView] { alarms.filter(\.toBeSeen) }
  /// Timers of colleagues that run.
  public var armed: [AlarmView] { alarms.filter { $0.state == .armed } }
  /// Alarms that somebody here saw.
  public var seen: [AlarmView] { alarms.filter { $0.seen != nil } }
  /// What is to be followed up and was read; the unread stand in their own part.
  public var readToFollowUp: [ReceivedView] { followUp.filter { $0.read != nil } }

  /// Whether a colleague sent nothing yet.
  public var nothing: Bool {
    unread.summaries.isEmpty && standings.isEmpty && followUp.isEmpty
  }
}

/// The team, for a supervisor.
@MainActor @Observable public final class TeamModel: Model {
  /// The team; nil until the core answered.
  public private(set) var page: TeamPage?

  /// All of it.
  public override init(_ shell: Shell) {
    super.init(shell)
    watch {
      try $0.teamPage()
    } show: { [weak self] in
      self?.page = $0
    }
  }

  /// Opens the next unread summary, which reads it.
  public func readNext() {
    if let next = page?.unread.summaries.first { open(next) }
  }

  /// Opens a summary, which reads it.
  public func open(_ summary: ReceivedView) {
    shell.navigator.open(.summary(summary.id))
  }

  /// Marks a summary for follow-up, or no longer.
  public func mark(_ summary: ReceivedView) {
    act { [self] in
      _ = try await ask {
        try $0.supervision.followUp(summary: summary.id, wanted: !summary.followUp)
      }
    }
  }

  /// Says that somebody saw an alarm and acts: whoever raised it hears so at once.
  public func saw(_ alarm: AlarmId) {
    act { [self] in
      _ = try await ask { try $0.supervision.sawAlarm(alarm: alarm) }
      shell.postman.sync()
    }
  }
}

extension Unlocked {
  /// Twenty of each part; the others come up as these are read.
  fileprivate func teamPage() throws -> TeamPage {
    TeamPage(
      alarms: try supervision.alarms(),
      unread: try supervision.summaries(filter: .unread, after: nil, limit: 20),
      followUp: try supervision.summaries(filter: .followUp, after: nil, limit: 20).summaries,
      standings: try supervision.standings())
  }
}
