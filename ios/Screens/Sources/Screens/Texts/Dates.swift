import Foundation
import SchakelCore

/// How days, times and amounts are written, in the language of the words and the zone of the phone.
public struct Dates: Sendable {
  private let words: Words
  private let zone: TimeZone
  private let now: @Sendable () -> Date

  /// Dates in a language. The zone is the phone's, and `now` says what day it is today.
  public init(
    _ language: Language, zone: TimeZone = .current,
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    words = language == .nl ? .dutch : .english
    self.zone = zone
    self.now = now
  }

  /// The day on which a moment falls here.
  public func day(of moment: Date) -> LocalDate { LocalDate(moment, in: zone) }

  /// The day that it is now.
  public var today: LocalDate { day(of: now()) }

  /// "vandaag", "morgen", "di 24 nov", and with the year when it is not near.
  public func day(_ day: LocalDate) -> String {
    switch Self.days(from: today, to: day) {
    case 0: words.today
    case 1: words.tomorrow
    case -1: words.yesterday
    case -180...180: written(day)
    default: "\(day.day) \(words.months[(day.month + 11) % 12]) \(day.year)"
    }
  }

  /// "di 24 nov", whatever day it is today.
  public func written(_ day: LocalDate) -> String {
    "\(words.weekdays[Self.weekday(day)]) \(day.day) \(words.months[(day.month + 11) % 12])"
  }

  /// "dinsdag 24 november".
  public func whole(_ day: LocalDate) -> String {
    "\(words.longWeekdays[Self.weekday(day)]) \(day.day) \(words.longMonths[(day.month + 11) % 12])"
  }

  /// "14:02".
  public func time(_ time: LocalTime) -> String { time.description }

  /// "14:02", of a moment.
  public func time(_ moment: Date) -> String { LocalTime(moment, in: zone).description }

  /// "14:02" today, "gisteren 14:02", "di 24 nov 14:02".
  public func moment(_ moment: Date) -> String {
    let day = day(of: moment)
    return day == today ? time(moment) : "\(self.day(day)) \(time(moment))"
  }

  /// "0:59": minutes and seconds that are left.
  public func countdown(_ seconds: Int) -> String {
    "\(seconds / 60):\(Self.two(seconds % 60))"
  }

  /// "€ 85" or "€ 85,50".
  public func money(_ cents: Int64) -> String {
    let rest = Int(cents % 100)
    return "€ \(cents / 100)" + (rest == 0 ? "" : words.decimal + Self.two(abs(rest)))
  }

  private static func days(from first: LocalDate, to last: LocalDate) -> Int {
    let seconds = last.start(in: .gmt).timeIntervalSince(first.start(in: .gmt))
    return Int((seconds / 86_400).rounded())
  }

  /// 0 is Monday. The first of January 1970 was a Thursday.
  private static func weekday(_ day: LocalDate) -> Int {
    let days = days(from: LocalDate(year: 1970, month: 1, day: 1), to: day)
    return ((days + 3) % 7 + 7) % 7
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// The names of days and months. Written out, so that they are the same in every version of the
  /// system, and the same as in the other shells.
  private struct Words: Sendable {
    let today, tomorrow, yesterday, decimal: String
    let weekdays, longWeekdays, months, longMonths: [String]

    static let dutch = Words(
      today: "vandaag", tomorrow: "morgen", yesterday: "gisteren", decimal: ",",
      weekdays: ["ma", "di", "wo", "do", "vr", "za", "zo"],
      longWeekdays: [
        "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
      ],
      months: [
        "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
      ],
      longMonths: [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
        "oktober", "november", "december",
      ])

    static let english = Words(
      today: "today", tomorrow: "tomorrow", yesterday: "yesterday", decimal: ".",
      weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
      longWeekdays: [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
      ],
      months: [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec",
      ],
      longMonths: [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ])
  }
}

/// Cents of an amount as it was typed ("85", "85,50", "€ 85.5"); nil when it is not one.
public func cents(_ typed: String) -> Int64? {
  let plain = typed.replacingOccurrences(of: "€", with: "").replacingOccurrences(of: ",", with: ".")
    .trimmingCharacters(in: .whitespaces)
  let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
  let digits = parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { "0"..."9" ~= $0 } }
  guard digits, let euros = parts.first, euros.count <= 7 else { return nil }
  switch parts.count {
  case 1: return Int64(euros).map { $0 * 100 }
  case 2 where parts[1].count <= 2:
    let rest = Int64(parts[1].count == 1 ? "\(parts[1])0" : parts[1])
    return Int64(euros).flatMap { whole in rest.map { whole * 100 + $0 } }
  default: return nil
  }
}
