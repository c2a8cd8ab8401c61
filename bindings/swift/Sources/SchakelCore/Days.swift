import Foundation

// Days and times without a zone, as the core has them; Foundation knows only moments.

/// A day of the calendar, the same one in every zone.
public struct LocalDate: Hashable, Codable, Sendable, Comparable, CustomStringConvertible {
  public let year: Int
  public let month: Int
  public let day: Int

  /// Whether there is such a day, the core says when it gets it.
  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day in a zone at a moment.
  public init(_ moment: Date, in zone: TimeZone) {
    let parts = Calendar.gregorian(in: zone).dateComponents([.year, .month, .day], from: moment)
    self.init(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
  }

  init(fromCore text: String) {
    let parts = text.numbers(separatedBy: "-")
    self.init(
      year: parts.first ?? 0, month: parts.dropFirst().first ?? 0,
      day: parts.dropFirst(2).first ?? 0)
  }

  /// When this day begins in a zone.
  public func start(in zone: TimeZone) -> Date {
    let parts = DateComponents(year: year, month: month, day: day)
    return Calendar.gregorian(in: zone).date(from: parts) ?? .distantPast
  }

  /// So many days later, or earlier.
  public func adding(days: Int) -> LocalDate {
    let calendar = Calendar.gregorian(in: .gmt)
    let moment = calendar.date(byAdding: .day, value: days, to: start(in: .gmt))
    return LocalDate(moment ?? .distantPast, in: .gmt)
  }

  /// As in "2026-11-24".
  public var description: String { "\(year.digits(4))-\(month.digits(2))-\(day.digits(2))" }

  public static func < (left: LocalDate, right: LocalDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

/// A time of day, to the minute.
public struct LocalTime: Hashable, Codable, Sendable, Comparable, CustomStringConvertible {
  public let hour: Int
  public let minute: Int

  /// Whether there is such a time, the core says when it gets it.
  public init(hour: Int, minute: Int) {
    self.hour = hour
    self.minute = minute
  }

  /// The time in a zone at a moment.
  public init(_ moment: Date, in zone: TimeZone) {
    let parts = Calendar.gregorian(in: zone).dateComponents([.hour, .minute], from: moment)
    self.init(hour: parts.hour ?? 0, minute: parts.minute ?? 0)
  }

  init(fromCore text: String) {
    let parts = text.numbers(separatedBy: ":")
    self.init(hour: parts.first ?? 0, minute: parts.dropFirst().first ?? 0)
  }

  /// When it is this time on a day in a zone.
  public func on(_ day: LocalDate, in zone: TimeZone) -> Date {
    let parts = DateComponents(
      year: day.year, month: day.month, day: day.day, hour: hour, minute: minute)
    return Calendar.gregorian(in: zone).date(from: parts) ?? .distantPast
  }

  /// As in "09:30".
  public var description: String { "\(hour.digits(2)):\(minute.digits(2))" }

  public static func < (left: LocalTime, right: LocalTime) -> Bool {
    (left.hour, left.minute) < (right.hour, right.minute)
  }
}

extension Date {
  /// A moment as the core counts it.
  public init(milliseconds: Int64) {
    self.init(timeIntervalSince1970: Double(milliseconds) / 1_000)
  }

  /// Milliseconds since 1970. A moment outside what the core counts is its first or last one.
  public var milliseconds: Int64 {
    let exact = (timeIntervalSince1970 * 1_000).rounded()
    return Int64(exactly: exact) ?? (exact < 0 ? .min : .max)
  }
}

extension Calendar {
  fileprivate static func gregorian(in zone: TimeZone) -> Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    return calendar
  }
}

extension String {
  fileprivate func numbers(separatedBy separator: Character) -> [Int] {
    split(separator: separator).compactMap { Int($0) }
  }
}

extension Int {
  fileprivate func digits(_ count: Int) -> String {
    let text = String(magnitude)
    return (self < 0 ? "-" : "") + String(repeating: "0", count: Swift.max(0, count - text.count))
      + text
  }
}
