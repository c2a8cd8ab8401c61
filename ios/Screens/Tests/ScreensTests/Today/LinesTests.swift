import SchakelCore
import Testing

@testable import Screens

@Suite struct LinesTests {
  @Test func daysAreCountedOverTheEndOfAMonthAndASummerNight() {
    let march = LocalDate(year: 2027, month: 3, day: 27)
    #expect(march.days(until: march) == 0)
    #expect(march.days(until: LocalDate(year: 2027, month: 3, day: 29)) == 2)
    #expect(march.days(until: LocalDate(year: 2027, month: 4, day: 1)) == 5)
    #expect(march.days(until: LocalDate(year: 2027, month: 2, day: 28)) == -27)
    #expect(
      LocalDate(year: 2028, month: 2, day: 28).days(until: LocalDate(year: 2028, month: 3, day: 1))
        == 2)
  }
}
