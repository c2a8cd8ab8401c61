import Foundation
import SchakelCore
import Testing

@testable import Screens

@MainActor
@Suite struct DoorTests {
  @Test func aPlannedAttemptCostsTwoIntentsFromTodayAndSettlesTheAppointment() async throws {
    let stage = try await Stage()
    let on = stage.today
    let file = try await stage.ask { core in
      let file = try core.report("Rinus Kwakernaat")
      _ = try core.visits.plan(
        draft: AppointmentDraft(case: file, kind: .elsewhere, on: on, what: "bij de kerk"))
      return file
    }
    let today = TodayModel(stage.shell)
    try await stage.until("the appointment stands in the day") {
      today.view?.today.visits.isEmpty == false
    }
    let intents = Intents()
    let line = try #require(today.view?.today.visits.first)
    intents { today.open(line) }
    guard case .door(file, let appointment?) = stage.route else {
      Issue.record("the door was not opened")
      return
    }
    let model = DoorModel(stage.shell, file, appointment: appointment)
    try await stage.until("a tap counts") { model.begun && !model.busy }
    #expect(model.meant?.what == "bij de kerk")
    await intents.done { model.happened(.notHome) }
    #expect(intents.count == 2, "intents of the view model, not taps")

    let attempts = try await stage.attempts(file)
    #expect(attempts.map(\.outcome) == [.notHome])
    #expect(attempts.map(\.kind) == [.elsewhere])
    #expect(try await stage.planned(file).isEmpty)
  }

  @Test func anUnplannedAttemptCostsFourIntentsFromPlus() async throws {
    let stage = try await Stage()
    let file = try await stage.ask { core in
      _ = try core.report("Wubbo Nergens")
      return try core.report("Rinus Kwakernaat")
    }
    let intents = Intents()
    intents { stage.shell.adding = true }
    stage.shell.adding = false
    intents { stage.shell.navigator.open(.door(nil, nil)) }
    let whose = WhoseModel(stage.shell)
    try await stage.until("both cases are offered") { whose.cases?.count == 2 }
    #expect(whose.cases?.first?.case == file)
    intents { whose.choose(file) }
    #expect(stage.route == .door(file, nil))
    let model = DoorModel(stage.shell, file, appointment: nil)
    try await stage.until("a tap counts") { model.begun && !model.busy }
    await intents.done { model.happened(.didNotOpen) }
    #expect(intents.count == 4, "intents of the view model, not taps")
    #expect(try await stage.attempts(file).map(\.outcome) == [.didNotOpen])
    #expect(try await stage.ask { try $0.cases.get(case: file).phase } == .outreach)
  }

  @Test func somebodyIsFoundByName() async throws {
    let stage = try await Stage()
    let file = try await stage.ask { core in
      _ = try core.report("Wubbo Nergens")
      return try core.report("Rinus Kwakernaat")
    }
    let whose = WhoseModel(stage.shell)
    whose.type("kwak")
    try await stage.until("somebody is found") { whose.found?.map(\.id) == [file] }
    whose.type("niemand heet zo")
    try await stage.until("nobody is found") { whose.found?.isEmpty == true }
    whose.type("")
    try await stage.until("nothing is looked for") { whose.found == nil }
  }

  @Test func whatToKnowIsThereBeforeTheBellIsRung() async throws {
    let stage = try await Stage()
    let file = try await stage.ask { try $0.report("Rinus Kwakernaat", safety: "Grote hond") }
    let model = DoorModel(stage.shell, file, appointment: nil)
    try await stage.until("what to know is shown") {
      model.view?.risks == ["Grote hond"] && model.begun
    }
    #expect(model.recorded == nil)
  }

  @Test func aPhoneThatNeverSaysWhereItIsBlocksNothing() async throws {
    let stage = try await Stage()
    let file = try await stage.ask { try $0.report("Rinus Kwakernaat") }
    stage.phone.silent = true
    let model = try await stage.door(file)
    await model.happened(.notHome)?.value
    #expect(model.recorded?.outcome == .notHome)
    #expect(try await stage.attempts(file).count == 1)
  }

  @Test func aSecondTapMeanwhileWritesNothingTwice() async throws {
    let stage = try await Stage()
    let file = try await stage.ask { try $0.report("Rinus Kwakernaat") }
    let model = try await stage.door(file)
    let first = model.happened(.notHome)
    #expect(model.happened(.notHome) == nil)
    await first?.value
    #expect(try await stage.attempts(file).count == 1)
  }

  @Test func theNextAttemptIsPlannedInOneActAndTakenBackInAnother() async throws {
    let stage = try await Stage()
    let file = try await stage.ask { try $0.report("Rinus Kwakernaat") }
    stage.phone.spot = Spot(lat: 52.46, lon: 6.57)
    let model = try await stage.door(file)
    await model.happened(.notHome)?.value
    let proposal = try #require(model.proposal)
    #expect(try await stage.planned(file).isEmpty)
    await model.plan()?.value
    #expect(model.recorded?.planned?.on == proposal.on)
    #expect(try await stage.planned(file).map(\.on) == [proposal.on])
    await model.unplan()?.value
    #expect(model.recorded?.planned == nil)
    #expect(model.proposal != nil)
    #expect(try await stage.planned(file).isEmpty)
  }

  @Test func aWrongTapIsCorrectedAndWhatWasWrittenFirstStaysReadable() async throws {
    let stage = try await Stage()
    let file = try await stage.ask { try $0.report("Rinus Kwakernaat") }
    let model = try await stage.door(file)
    await model.happened(.notHome)?.value
    model.correcting = true
    model.kind = .elsewhere
    await model.happened(.refused)?.value
    #expect(!model.correcting)
    let attempt = try #require(try await stage.attempts(file).first)
    #expect(attempt.outcome == .refused)
    #expect(attempt.kind == .elsewhere)
    let versions = try await stage.ask {
      try $0.cases.versions(entity: EntityId(hex: attempt.attempt.hex))
    }
    #expect(versions.count == 2)
    #expect(model.recorded?.reached == true)
  }

  @Test func aConversationGoesOnAsAVisitThatBeganAtTheDoor() async throws {
    let stage = try await Stage()
    let file = try await stage.ask { try $0.report("Rinus Kwakernaat") }
    let model = try await stage.door(file)
    await model.happened(.spokeAtDoor)?.value
    await model.asVisit()?.value
    guard case .visit(let visit) = stage.route else {
      Issue.record("no visit was opened")
      return
    }
    let draft = try await stage.ask { try $0.visits.draft(visit: visit) }
    let attempt = try #require(try await stage.attempts(file).first)
    #expect(draft.attempt == attempt.attempt)
    #expect(draft.started == attempt.at)
  }

  @Test func aLineSurvivesTheEndOfTheProcessAndStandsInTheAttemptOnceTheSheetIsClosed() async throws
  {
    let stage = try await Stage()
    let file = try await stage.ask { try $0.report("Rinus Kwakernaat") }
    stage.shell.navigator.open(.door(file, nil))
    let model = try await stage.door(file)
    await model.happened(.didNotOpen)?.value
    model.line("Gordijnen bewogen")
    await stage.shell.paused()
    try await stage.restart()
    #expect(stage.route == .door(file, nil))

    let again = try await stage.door(file)
    #expect(again.recorded?.line == "Gordijnen bewogen")
    #expect(again.recorded?.outcome == .didNotOpen)
    stage.shell.navigator.back()
    again.left()
    again.close()
    try await stage.until("the line stands in the attempt") {
      try await stage.attempts(file).map(\.line) == ["Gordijnen bewogen"]
    }
    let kept = try await stage.ask { try $0.forms.kept(name: "attempt \(file.hex)") }
    #expect(kept.isEmpty)
  }

  @Test func whatStoodThereAnHourAgoIsClosedByItselfWithItsLine() async throws {
    let stage = try await Stage()
    let file = try await stage.ask { try $0.report("Rinus Kwakernaat") }
    let model = try await stage.door(file)
    await model.happened(.didNotOpen)?.value
    model.line("Hond blafte")
    await model.flush()
    stage.clock.ahead = 2 * 60 * 60
    try await stage.restart()
    let again = try await stage.door(file)
    #expect(again.recorded == nil)
    #expect(try await stage.attempts(file).map(\.line) == ["Hond blafte"])
  }

  @Test func aDoorBehindAnotherScreenOrTabIsNotLeft() async throws {
    let stage = try await Stage()
    let file = CaseId(hex: "00112233445566778899aabbccddeeff")
    let navigator = stage.shell.navigator
    navigator.open(.door(file, nil))
    navigator.open(.caseFile(file))
    navigator.select(.cases)
    #expect(navigator.holds(.door(file, nil)))
    navigator.select(.today)
    navigator.back()
    navigator.back()
    #expect(!navigator.holds(.door(file, nil)))
  }
}
