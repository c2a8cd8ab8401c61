import Foundation
import Observation
import SchakelCore

/// A day or a week in figures.
@MainActor @Observable public final class DigestModel: Model {
  /// What an overview is about.
  public enum Span: CaseIterable, Sendable { case day, week }

  /// The figures; nil until the core answered.
  public private(set) var digest: DigestView?
  /// Whether it is a day or a week.
  public private(set) var span = Span.week

  /// The day, or a day of the week, that is shown.
  private var day: LocalDate
  @ObservationIgnored private var following: Task<Void, Never>?

  /// This week.
  public override init(_ shell: Shell) {
    day = shell.dates.today
    super.init(shell)
    follow()
  }

  /// Whether there is a later one that has begun.
  public var hasLater: Bool { last < shell.dates.today }

  /// Shows a day or a week.
  public func show(_ wanted: Span) {
    span = wanted
    follow()
  }

  /// The one before.
  public func earlier() { go(-1) }

  /// The one after.
  public func later() { go(1) }

  private var first: LocalDate { span == .day ? day : day.adding(days: 1 - day.weekday) }
  private var last: LocalDate { span == .day ? day : first.adding(days: 6) }

  private func go(_ by: Int) {
    day = day.adding(days: span == .day ? by : by * 7)
    follow()
  }

  private func follow() {
    following?.cancel()
    let (from, until) = (first, last)
    following = watch {
      try $0.supervision.digest(from: from, until: until)
    } show: { [weak self] in
      self?.digest = $0
    }
  }
}

extension DigestView {
  /// Weeks in which something happened, the latest first: the table under the plot.
  public var busyWeeks: [WeekView] { weeks.filter { $0.calls > 0 || $0.arranged > 0 }.reversed() }
}
