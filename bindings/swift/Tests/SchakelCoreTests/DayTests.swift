import Foundation
import SchakelCore
import Testing

/// A day through the adapter, over the real library.
@Suite struct DayTests {
  @Test func aReportBecomesACaseARoundOfCallsAndAPromiseAndIsFound() async throws {
    let phone = try await Phone.setUp(pack: Program.pack.get())
    let core = phone.core
    let need = "bed-tonight"
    let id = try await core.ask { try $0.report("Hendrik Verzonnen") }
    let partner = try await core.ask {
      try $0.directory.add(
        draft: PartnerDraft(
          name: "Dagopvang", needs: [need], dial: "(0546) 00 00 31", hours: "24/7"))
    }

    let round = try await core.ask { try $0.calls.startRound(case: id, needs: [need]) }
    let plan = try await core.ask { try $0.calls.callPlan(case: id, need: need) }
    let first = try #require(plan.candidates.first { $0.partner == partner })
    #expect(first.reasons.contains { if case .openNow = $0 { true } else { false } })

    let dial = try await core.ask {
      try $0.calls.dial(
        draft: CallDraft(
          case: id, callee: .partner(partner, nil), channel: .phone, need: need, round: round))
    }
    #expect(dial.uri == "tel:0546000031")
    phone.clock.pass(minutes: 3)
    let thursday = LocalDate(year: 2026, month: 11, day: 26)
    let halfPastNine = LocalTime(hour: 9, minute: 30)
    let promise = PromiseDraft(what: "een plek", who: "Bo", due: thursday, time: halfPastNine)
    let after = try await core.ask {
      try $0.calls.outcome(
        call: dial.call, draft: OutcomeDraft(outcome: .promised, promise: promise))
    }
    #expect(after.round?.calls == 1)

    let open = try #require(try await core.ask { try $0.calls.openPromises(case: id) }.first)
    #expect((open.due, open.time) == (thursday, halfPastNine))
    let found = try await core.ask {
      try $0.today.search(words: "hendrik", after: nil, limit: 20)
    }
    guard case .case(let met, _) = try #require(found.hits.first).target else {
      Issue.record("the first hit is no case")
      return
    }
    #expect(met == id)
  }

  @Test func aWrongPinIsCountedTheRightOneOpensAndBothAreWiped() async throws {
    let phone = Phone()
    #expect(phone.core.gate.value == .looking)
    #expect(try await phone.core.look() == .closed(.new))
    try await phone.core.setUp(pin: Phone.pin(), worker: Phone.worker, pack: nil)
    let id = try await phone.core.ask { try $0.report("Bea Verzonnen") }
    try await phone.core.lock()

    let wrong = Secret("000000".utf8)
    await #expect(throws: CoreError.Refused(refusal: .wrongPin(triesLeft: 11, waitS: 0))) {
      try await phone.core.unlock(pin: wrong)
    }
    guard case .closed(.locked(_, let left, _)) = phone.core.gate.value else {
      Issue.record("\(phone.core.gate.value)")
      return
    }
    #expect(left == 11)
    #expect(wrong.count == 0)

    phone.clock.pass(minutes: 60)
    let right = Phone.pin()
    try await phone.core.unlock(pin: right)
    #expect(right.count == 0)
    #expect(phone.core.gate.value == .open)
    let name = try await phone.core.ask { try $0.cases.get(case: id).who.name }
    #expect(name == "Bea Verzonnen")
  }

  @Test func wordsAndChoicesComeFromTheCore() {
    #expect(label(Source.housingAssociation, .nl) == "woningcorporatie")
    #expect(label(Source.housingAssociation, .en) == "housing association")
    #expect(label(Source.unknown(99), .nl) == "?")
    #expect(allSources().count == 7)
    let said = allAttemptOutcomes().map { label($0, .nl) }
    #expect(Set(said).count == said.count)
  }

  @Test func whatIsNoIdNamesNothingAndWhatIsNoDayIsInvalid() async throws {
    let core = try await Phone.setUp().core
    let zeros = String(repeating: "0", count: 31)
    for hex in ["", "zz", zeros, zeros + "00", zeros + "é", zeros + "+"] {
      await #expect(throws: CoreError.NotFound) {
        try await core.ask { try $0.cases.get(case: CaseId(hex: hex)) }
      }
    }
    let noDay = LocalDate(year: 2026, month: 13, day: 40)
    await #expect(throws: CoreError.Invalid(field: "day", rule: .outOfRange)) {
      try await core.ask { try $0.supervision.digest(from: noDay, until: noDay) }
    }
  }

  @Test func daysTimesAndMomentsAreThoseOfTheZone() throws {
    let almelo = try #require(TimeZone(identifier: "Europe/Amsterdam"))
    let lastOfMarch = LocalDate(year: 2026, month: 3, day: 29)
    // In this night the clock goes an hour ahead.
    let start = lastOfMarch.start(in: almelo)
    #expect(start.milliseconds == 1_774_738_800_000)
    #expect(lastOfMarch.adding(days: 1).start(in: almelo).timeIntervalSince(start) == 23 * 3_600)
    let moment = LocalTime(hour: 9, minute: 5).on(lastOfMarch, in: almelo)
    #expect(LocalTime(moment, in: almelo).description == "09:05")
    #expect(LocalDate(moment, in: almelo).description == "2026-03-29")
    #expect(LocalDate(year: 2026, month: 1, day: 1).adding(days: -1) < lastOfMarch)
    for edge in [0, -1, 1_795_507_200_123, -62_135_596_800_000] as [Int64] {
      #expect(Date(milliseconds: edge).milliseconds == edge)
    }
    #expect(Date(timeIntervalSince1970: .infinity).milliseconds == .max)
    #expect(Date(timeIntervalSince1970: -.infinity).milliseconds == .min)
    #expect(Date(timeIntervalSince1970: .nan).milliseconds == .max)
  }

  @Test func anIdIsSavedAsItsDigits() throws {
    let id = VisitId(hex: "00ff")
    let saved = try JSONEncoder().encode([id])
    #expect(String(decoding: saved, as: UTF8.self) == #"["00ff"]"#)
    #expect(try JSONDecoder().decode([VisitId].self, from: saved) == [id])
  }
}
