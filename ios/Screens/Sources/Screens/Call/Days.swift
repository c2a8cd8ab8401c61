import Foundation
import SchakelCore

extension LocalDate {
  /// A day as it was kept in a form; nil when there is none.
  init?(kept: String) {
    let parts = kept.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }

  /// 1 for Monday to 7 for Sunday.
  var weekday: Int {
    let days = Int(start(in: .gmt).timeIntervalSince1970 / 86_400)
    return ((days + 3) % 7 + 7) % 7 + 1
  }

  /// The days that are promised most, of a call on this one: the day itself, the next, this Friday,
  /// and a week later.
  public var likelyDays: [LocalDate] {
    let friday = adding(days: (12 - weekday) % 7)
    return Set([self, adding(days: 1), friday, adding(days: 7)]).sorted()
  }

  /// The first working day after this one; holidays are the partner's own.
  var nextWorkingDay: LocalDate {
    adding(days: weekday >= 5 ? 8 - weekday : 1)
  }
}

/// A time to call back at, in one tap.
public enum BackAt: Hashable, Sendable {
  case inHalfAnHour(Date)
  case inAnHour(Date)
  case at(Date)

  /// When that is.
  public var date: Date {
    switch self {
    case .inHalfAnHour(let date), .inAnHour(let date), .at(let date): date
    }
  }

  /// The likeliest times: soon, later today when it is early, and the next working day.
  public static func likely(at now: Date, in zone: TimeZone = .current) -> [BackAt] {
    let today = LocalDate(now, in: zone)
    let next = today.nextWorkingDay
    let early = LocalTime(now, in: zone) < LocalTime(hour: 15, minute: 0)
    let soon: [BackAt] = [
      .inHalfAnHour(now.addingTimeInterval(30 * 60)), .inAnHour(now.addingTimeInterval(60 * 60)),
    ]
    return soon
      + (early ? [.at(afternoon.on(today, in: zone))] : [])
      + [.at(morning.on(next, in: zone)), .at(afternoon.on(next, in: zone))]
  }

  /// When to call back on a day that was chosen without a time.
  public static func on(_ day: LocalDate, in zone: TimeZone = .current) -> Date {
    morning.on(day, in: zone)
  }

  private static let morning = LocalTime(hour: 9, minute: 0)
  private static let afternoon = LocalTime(hour: 16, minute: 0)
}
