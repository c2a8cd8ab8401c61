import Foundation
import SchakelCore
import Testing

@testable import Screens

@Suite struct RecordedTests {
  private let id = AttemptId(hex: "00112233445566778899aabbccddeeff")

  @Test func whateverWasRecordedComesBackOutOfItsForm() throws {
    let on = try #require(LocalDate(year: 2026, month: 11, day: 24))
    for kind in allAttemptKinds() {
      for outcome in allAttemptOutcomes() {
        let at = Date(timeIntervalSince1970: 1_790_000_000.123)
        var recorded = Recorded(
          attempt: id, kind: kind, outcome: outcome, at: at, line: "één regel")
        #expect(Recorded(fields: recorded.fields) == recorded)
        for part in allPartsOfDay() {
          recorded.planned = Planned(appointment: AppointmentId(hex: id.hex), on: on, part: part)
          #expect(Recorded(fields: recorded.fields) == recorded)
        }
      }
    }
  }

  @Test func aFormThatLacksWhatMattersIsNoAttempt() {
    let at = Date(timeIntervalSince1970: 0)
    let whole = Recorded(attempt: id, kind: .card, outcome: .cardLeft, at: at).fields
    #expect(Recorded(fields: whole) != nil)
    #expect(Recorded(fields: [:]) == nil)
    for name in ["attempt", "kind", "outcome", "at"] {
      #expect(Recorded(fields: whole.filter { $0.key != name }) == nil, "\(name)")
    }
    #expect(Recorded(fields: whole.merging(["kind": "99"]) { $1 }) == nil)
  }

  @Test func onlyAConversationGoesOnAsAVisit() {
    let talked: Set<AttemptOutcome> = [.spokeAtDoor, .inside, .metElsewhere]
    for outcome in allAttemptOutcomes() {
      let recorded = Recorded(attempt: id, kind: .homeVisit, outcome: outcome, at: .now)
      #expect(recorded.talked == talked.contains(outcome))
      #expect(recorded.reached == (recorded.talked || outcome == .refused))
    }
  }
}
