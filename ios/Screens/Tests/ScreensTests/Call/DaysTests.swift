import Foundation
import SchakelCore
import Testing

@testable import Screens

/// Days and times that are offered in one tap.
struct DaysTests {
  private let zone = TimeZone(identifier: "Europe/Amsterdam") ?? .gmt

  /// Every day of four years, one of them a leap year.
  private var days: [LocalDate] {
    (0..<1_461).map { LocalDate(year: 2026, month: 1, day: 1).adding(days: $0) }
  }

  @Test func theLikelyDaysAreInOrderAndEndAWeekFromNow() {
    for day in days {
      let likely = day.likelyDays
      #expect(likely == likely.sorted() && Set(likely).count == likely.count)
      #expect(likely.first == day && likely.last == day.adding(days: 7))
      #expect(likely.contains { $0.weekday == 5 }, "a Friday")
    }
  }

  @Test func aWorkingDayIsNeverInTheWeekendAndNeverSkipsOne() {
    for day in days {
      let next = day.nextWorkingDay
      #expect(next > day && next.weekday <= 5)
      let between = (1...3).map { day.adding(days: $0) }.filter { $0 < next }
      #expect(between.allSatisfy { $0.weekday > 5 })
    }
  }

  @Test func aDayIsKeptAsItIsWritten() {
    #expect(days.allSatisfy { LocalDate(kept: $0.description) == $0 })
    #expect(LocalDate(kept: "") == nil)
    #expect(LocalDate(kept: "morgen") == nil)
  }

  @Test func timesToCallBackLieAheadAlsoLateOnAFriday() {
    for hour in 0..<24 {
      let friday = LocalTime(hour: hour, minute: 20)
        .on(LocalDate(year: 2026, month: 11, day: 27), in: zone)
      let times = BackAt.likely(at: friday, in: zone).map(\.date)
      #expect(times.allSatisfy { $0 > friday })
      #expect(times == times.sorted())
      #expect(
        LocalDate(times.last ?? friday, in: zone) == LocalDate(year: 2026, month: 11, day: 30))
    }
  }
}
