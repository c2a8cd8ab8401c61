import Foundation
import SchakelCore
import Testing

@testable import Screens

struct DatesTests {
  private let amsterdam = TimeZone(identifier: "Europe/Amsterdam") ?? .gmt

  /// Sunday 22 November 2026, 14:02 in Amsterdam.
  private let now = Date(timeIntervalSince1970: 1_795_352_520)

  private func dates(_ language: Language) -> Dates {
    Dates(language, zone: amsterdam) { [now] in now }
  }

  @Test("days near today have a word, days this half year a weekday, others a year")
  func days() {
    let dutch = dates(.nl)
    let today = LocalDate(year: 2026, month: 11, day: 22)
    #expect(dutch.day(today) == "vandaag")
    #expect(dutch.day(today.adding(days: 1)) == "morgen")
    #expect(dutch.day(today.adding(days: -1)) == "gisteren")
    #expect(dutch.day(today.adding(days: 2)) == "di 24 nov")
    #expect(dutch.day(LocalDate(year: 2027, month: 3, day: 31)) == "wo 31 mrt")
    #expect(dutch.day(LocalDate(year: 2027, month: 5, day: 31)) == "31 mei 2027")
    #expect(dates(.en).day(today.adding(days: 2)) == "Tue 24 Nov")
    #expect(dutch.whole(today) == "zondag 22 november")
  }

  @Test("moments carry their day when it is not today, in summer time too")
  func moments() {
    let dutch = dates(.nl)
    #expect(dutch.moment(now) == "14:02")
    #expect(dutch.moment(now.addingTimeInterval(-86_400)) == "gisteren 14:02")
    #expect(dutch.moment(Date(timeIntervalSince1970: 1_785_189_600)) == "di 28 jul 00:00")
    #expect(dutch.time(LocalTime(hour: 9, minute: 5)) == "09:05")
    #expect(dutch.countdown(59) == "0:59")
    #expect(dutch.countdown(125) == "2:05")
  }

  @Test("amounts are written and read in the way of the language")
  func amounts() {
    #expect(dates(.nl).money(8_500) == "€ 85")
    #expect(dates(.nl).money(8_505) == "€ 85,05")
    #expect(dates(.en).money(8_550) == "€ 85.50")
    #expect(cents("85") == 8_500)
    #expect(cents("€ 85,5") == 8_550)
    #expect(cents("85.05") == 8_505)
    for wrong in ["", "€", "85,", ",5", "85,505", "-3", "12345678", "1e3", "٣"] {
      #expect(cents(wrong) == nil, "\(wrong)")
    }
  }
}
