import Foundation
import SchakelCore
import Screens
import Testing

/// From a need to the dialer, and from there to the next call.
@MainActor struct CallTests {
  private let intents = Intents()

  @Test func fromANeedToTheDialerInTwoAndTheOutcomeInOne() async throws {
    let (stage, _) = try await town()
    let model = try await opened(stage)
    try await intents.cost(atMost: 2, "from need to the dialer") {
      intents { model.choose("eviction") }
      try await stage.until("who to call") { model.page?.likeliest != nil }
      let first = try #require(model.page?.likeliest)
      intents { model.call(first) }
      try await stage.until("the dialer") { stage.phone.opened.count == 1 }
    }
    #expect(stage.phone.opened == ["tel:0546000011"])
    let sheet = try await sheet(stage)
    try await intents.cost(atMost: 1, "outcome of a call") {
      intents { sheet.answer(.arranged) }
      try await stage.until("recorded") { sheet.step == .recorded }
    }
    #expect(sheet.call?.outcome == .arranged)
    #expect(try await stage.ask { try $0.calls.pending() }.isEmpty)
  }

  @Test func aRoundHasTheNextCallReadyAndSaysInTheEndWhatWasArranged() async throws {
    let (stage, client) = try await town()
    let round = try await stage.ask {
      try $0.calls.startRound(case: client, needs: ["eviction", "benefit-stopped"])
    }
    let model = try await opened(stage)
    model.call(try #require(model.page?.likeliest))
    let first = try await sheet(stage)
    try await intents.cost(atMost: 2, "outcome, and the next call of the round") {
      intents { first.answer(.arranged) }
      try await stage.until("who is next") { first.next != nil }
      intents { first.callNext() }
      try await stage.until("the next call") { stage.phone.opened.count == 2 }
    }
    #expect(stage.phone.opened.last == "tel:0546000013")
    let second = try await sheet(stage)
    second.answer(.arranged)
    try await stage.until("the round is done") { second.roundIsDone }
    #expect(second.round?.arranged == 2)
    #expect(second.round?.calls == 2)
    second.endRound()
    try await stage.until("ended") {
      try await stage.ask { try $0.calls.round(round: round) }.ended != nil
    }
  }

  @Test func needsThatAreChosenTogetherBecomeARound() async throws {
    let (stage, client) = try await town()
    let model = try await opened(stage)
    model.choose("eviction")
    model.choose("detox-place")
    model.startRound()
    try await stage.until("a round") { model.page?.round != nil }
    #expect(model.page?.round?.needs.map(\.key) == ["eviction", "detox-place"])
    #expect(model.chosen.isEmpty)
    model.unfold()
    #expect(model.page?.needsToAdd.contains { $0.key == "eviction" } == false)
    model.add("debts")
    try await stage.until("three needs") { model.page?.round?.needs.count == 3 }
    let rounds = try await stage.ask { try $0.calls.rounds(case: client) }
    #expect(rounds.first?.needs.allSatisfy { $0.state == .notYet } == true)
    #expect(rounds.first?.isDone == false)
  }

  @Test func aSecondTapLetsGoOfANeed() async throws {
    let (stage, _) = try await town()
    let model = try await opened(stage)
    model.choose("eviction")
    try await stage.until("who to call") { model.page?.plan != nil }
    model.choose("eviction")
    try await stage.until("nobody to call") { model.page?.plan == nil }
    #expect(model.chosen.isEmpty)
  }

  @Test func aNumberThatIsMissingSaysSoAndIsNotDialled() async throws {
    let (stage, _) = try await town()
    let model = try await opened(stage)
    model.choose("food")
    try await stage.until("who to call") { model.page?.plan?.need.key == "food" }
    let bank = try #require(model.page?.plan?.candidates.first { $0.dial == nil })
    #expect(bank.reasons.contains(.numberMissing))
    model.call(bank)
    try await stage.until("said") { model.problem != nil }
    #expect(stage.phone.opened.isEmpty)
    #expect(try await stage.ask { try $0.calls.pending() }.isEmpty)
  }

  @Test func theClientARelativeAndTheReporterAreCalledTheSameWay() async throws {
    let (stage, _) = try await town()
    let model = try await opened(stage)
    let report = try #require(model.page?.about?.reports.first)
    let numbers = [
      (Callee.relative("Wil Kwakernaat"), "tel:0546000022"), (.client, "tel:0546000021"),
      (.reporter(report.report), "tel:0546000011"),
    ]
    for (callee, number) in numbers {
      model.call(callee)
      let sheet = try await sheet(stage)
      #expect(stage.phone.opened.last == number)
      sheet.answer(.notCalled)
      try await stage.until("back on Bellen") { stage.route.tab == .call && !model.busy }
    }
    #expect(try await stage.ask { try $0.calls.pending() }.isEmpty)
  }

  @Test func somebodyToCallBackStandsInAListOfTheirOwnAndIsCalledInOne() async throws {
    let (stage, _) = try await town()
    let model = try await opened(stage)
    let sheet = try await called(stage, model)
    try await intents.cost(atMost: 2, "a call-back with its time") {
      intents { sheet.answer(.callBack) }
      #expect(sheet.step == .callingBack)
      intents { sheet.callBack(at: stage.clock.now().addingTimeInterval(3_600)) }
      try await stage.until("recorded") { sheet.step == .recorded }
    }
    stage.shell.navigator.back()
    try await stage.until("to call back") { model.page?.callBacks.count == 1 }
    let back = try #require(model.page?.callBacks.first)
    try await intents.cost(atMost: 1, "calling back") {
      intents { model.callBack(back) }
      try await stage.until("called") { stage.phone.opened.count == 2 }
    }
    #expect(stage.phone.opened.first == stage.phone.opened.last)
  }

  @Test func withNamesCoveredNobodyIsNamed() async throws {
    let (stage, client) = try await town()
    let model = try await opened(stage)
    model.call(.relative("Wil Kwakernaat"))
    let sheet = try await sheet(stage)
    let call = try #require(sheet.call)
    #expect(stage.shell.callee(of: call) == .name("Wil Kwakernaat"))
    stage.shell.cover(true)
    #expect(stage.shell.callee(of: call) == .relative)
    let who = try await stage.ask { try $0.cases.get(case: client).who }
    #expect(stage.shell.name(who) == "R.K.")
  }

  @Test func afterAnotherCaseIsChosenTheCallsAreAboutThatOne() async throws {
    let (stage, first) = try await town()
    let other = try await stage.ask { try Twenterand.rinus($0) }
    let model = try await opened(stage)
    let shown = try #require(model.page?.about?.case)
    model.offer()
    try await stage.until("offered") { model.offered.count == 2 }
    let another = shown == first ? other : first
    model.about(another)
    #expect(stage.route == .call(another))
    let next = CallModel(stage.shell, another)
    try await stage.until("about them") { next.page?.about?.case == another }
  }

  @Test func withoutADialerTheNumberIsShownAndTheSheetFollows() async throws {
    let (stage, _) = try await town()
    stage.phone.dials = false
    let model = try await opened(stage)
    model.choose("eviction")
    try await stage.until("who to call") { model.page?.likeliest != nil }
    model.call(try #require(model.page?.likeliest))
    try await stage.until("by hand") { model.byHand != nil }
    #expect(model.byHand?.shown == "(0546) 000 011")
    model.copyNumber()
    #expect(stage.phone.clipboard == "(0546) 000 011")
    model.calledByHand()
    #expect(model.byHand == nil)
    guard case .afterCall = stage.route else { return #expect(Bool(false), "the sheet follows") }
  }
}

/// A phone in Twenterand with one case.
@MainActor func town() async throws -> (Stage, CaseId) {
  let stage = try await Stage()
  let client = try await stage.ask { core in
    try Twenterand.fillInPartners(core)
    let client = try Twenterand.rinus(core)
    try Twenterand.plan(core, for: client)
    return client
  }
  stage.shell.navigator.to(.call(nil))
  return (stage, client)
}

/// Bellen, as it opens.
@MainActor func opened(_ stage: Stage) async throws -> CallModel {
  let model = CallModel(stage.shell, nil)
  try await stage.until("Bellen opens") { model.page?.about != nil }
  return model
}

/// The sheet of the call that was just made.
@MainActor func sheet(_ stage: Stage) async throws -> AfterCallModel {
  try await stage.until("a call waits") {
    guard case .afterCall(let call) = stage.route else { return false }
    return try await stage.ask { try $0.calls.pending() }.contains { $0.call == call }
  }
  guard case .afterCall(let call) = stage.route else { throw NoSheet() }
  let model = AfterCallModel(stage.shell, call)
  try await stage.until("the sheet") { model.call != nil && !model.busy }
  return model
}

/// The sheet after a call about an eviction.
@MainActor func called(_ stage: Stage, _ model: CallModel) async throws -> AfterCallModel {
  model.choose("eviction")
  try await stage.until("who to call") { model.page?.likeliest != nil }
  model.call(try #require(model.page?.likeliest))
  return try await sheet(stage)
}

/// There is no sheet after a call.
struct NoSheet: Error {}
