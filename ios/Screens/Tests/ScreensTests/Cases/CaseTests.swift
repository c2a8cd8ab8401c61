import SchakelCore
import Testing

@testable import Screens

@MainActor
@Suite struct CaseTests {
  private func aCase(_ stage: Stage) async throws -> CaseId {
    try await stage.ask {
      try $0.report("Rinus Kwakernaat", safety: "Grote hond", concern: "Post stapelt op")
    }
  }

  private func opened(_ stage: Stage, _ file: CaseId) async throws -> CaseModel {
    let model = CaseModel(stage.shell, file)
    try await stage.until("it is shown") { model.view != nil }
    return model
  }

  @Test func whatToKnowIsChangedAndShown() async throws {
    let stage = try await Stage()
    let file = try await aCase(stage)
    let page = try await opened(stage, file)
    #expect(page.view?.risks == ["Grote hond"])
    let model = RisksModel(stage.shell, file)
    try await stage.until("what stood there is shown") {
      model.typed == "Grote hond" && !model.busy
    }
    model.type("Grote hond\n Bel achterom \n\n")
    var ready = false
    await model.done { ready = true }?.value
    #expect(ready)
    try await stage.until("both are shown") { page.view?.risks == ["Grote hond", "Bel achterom"] }
  }

  @Test func risksThatAreHalfTypedSurvive() async throws {
    let stage = try await Stage()
    let file = try await aCase(stage)
    let model = RisksModel(stage.shell, file)
    try await stage.until("the form is opened") { model.typed != nil && !model.busy }
    model.type("Grote hond\nBel ach")
    await stage.shell.paused()
    try await stage.restart()
    let again = RisksModel(stage.shell, file)
    try await stage.until("what was half typed is there") { again.typed == "Grote hond\nBel ach" }
  }

  @Test func theReporterKnowsInOneIntentAndItIsShown() async throws {
    let stage = try await Stage()
    let file = try await aCase(stage)
    let model = try await opened(stage, file)
    let intents = Intents()
    let report = try #require(model.view?.reports.first?.report)
    await intents.done { model.told(report) }
    #expect(intents.count == 1, "intents of the view model, not taps")
    try await stage.until("it is shown") { model.view?.reports.first?.fedBack != nil }
  }

  @Test func aCaseGoesToAnotherPhaseAndClosesWithAReason() async throws {
    let stage = try await Stage()
    let file = try await aCase(stage)
    let model = try await opened(stage, file)
    #expect(!model.visitFirst)
    await model.phase(.inContact)?.value
    try await stage.until("the phase is shown") { model.view?.phase == .inContact }
    #expect(model.visitFirst)
    await model.close(because: .moved)?.value
    try await stage.until("the reason is shown") { model.view?.closed == .moved }
    #expect(try await stage.ask { try $0.cases.get(case: file).phase } == .closed)
  }

  @Test func anEarlierWordStaysReadableAfterACorrection() async throws {
    let stage = try await Stage()
    let file = try await aCase(stage)
    let visit = try await stage.visited(file, "Drie honden")
    let model = try await opened(stage, file)
    await model.correct(visit)?.value
    #expect(stage.route == .visit(visit))
    let text = try await stage.visit(visit)
    #expect(text.correction)
    let line = try #require(text.lines.first)
    text.edit(line.id)
    text.type(line.id, "Eén hond")
    await text.done()?.value
    let ending = try await stage.ending(visit)
    #expect(ending.draft?.outcome == .inside)
    await ending.finish(nextDefault: "")?.value
    #expect(
      try await stage.ask { try $0.visits.get(visit: visit) }.lines.map(\.text) == ["Eén hond"])

    try await stage.until("the route knows of a correction") {
      model.entries.first { $0.what.visit == visit }?.versions == 2
    }
    let entry = try #require(model.entries.first { $0.what.visit == visit })
    model.open(entry)
    #expect(model.opened == entry.id)
    try await stage.until("the earlier state is shown") { model.earlier.count == 1 }
    guard case .visit(let before)? = model.earlier.first?.what else {
      Issue.record("the earlier state is no visit")
      return
    }
    #expect(before.lines.map(\.text) == ["Drie honden"])
    model.open(entry)
    #expect(model.opened == nil && model.earlier.isEmpty)
  }

  @Test func somebodyIsCalledAndTheCallIsWrittenDownFirst() async throws {
    let stage = try await Stage()
    let file = try await stage.caseWithSister()
    let model = try await opened(stage, file)
    await model.call(.relative("Bep Verzonnen"))?.value
    #expect(stage.phone.opened == ["tel:0546000022"])
    #expect(model.number.isEmpty)
    #expect(try await stage.ask { try $0.calls.pending() }.map(\.calleeName) == ["Bep Verzonnen"])
  }

  @Test func aPhoneThatCannotCallShowsTheNumber() async throws {
    let stage = try await Stage()
    let file = try await stage.caseWithSister()
    let model = try await opened(stage, file)
    stage.phone.dials = false
    await model.call(.relative("Bep Verzonnen"))?.value
    #expect(model.number == "(0546) 000 022")
  }

  @Test func aResponsibilityThatIsHalfTypedSurvivesAndIsGiven() async throws {
    let stage = try await Stage()
    let file = try await aCase(stage)
    let model = DutyModel(stage.shell, file)
    try await stage.until("the form is opened") { !model.busy }
    #expect(!model.whole)
    model.duty = .processDirection
    model.name = "Bas Fictief"
    await stage.shell.paused()
    try await stage.restart()
    let again = DutyModel(stage.shell, file)
    try await stage.until("what was half typed is there") { again.name == "Bas Fictief" }
    try await stage.until("the form is opened") { !again.busy }
    #expect(again.duty == .processDirection && again.whole)
    await again.give {}?.value
    let duties = try await stage.ask { try $0.cases.get(case: file).duties }
    #expect(duties.contains { $0.duty == .processDirection && $0.name == "Bas Fictief" })
    #expect(duties.filter { $0.duty == .caseDirection }.count == 1)
    #expect(try await stage.ask { try $0.forms.kept(name: "duty \(file.hex)") }.isEmpty)
  }

  @Test func anOpenVisitGoesOnAlsoWhenTheScreenStoodBehindIt() async throws {
    let stage = try await Stage()
    let file = try await aCase(stage)
    let model = try await opened(stage, file)
    #expect(!model.visitFirst)
    await model.visit()?.value
    let visit = try #require(stage.visit)
    stage.shell.navigator.back()
    model.look()
    try await stage.until("the open visit is known") { model.unfinished == visit }
    #expect(model.visitFirst)
    await model.visit()?.value
    #expect(stage.visit == visit)
    #expect(try await stage.ask { try $0.visits.unfinished() }.count == 1)
  }

  @Test func visitsAreSharedFromThenOn() async throws {
    let stage = try await Stage()
    let file = try await aCase(stage)
    let model = try await opened(stage, file)
    await model.share()?.value
    try await stage.until("it is shared") { model.view?.shared == true }
  }

  @Test func theRouteGoesBackPageByPageAndStaysWholeWhenSomethingChanges() async throws {
    let stage = try await Stage()
    let file = try await aCase(stage)
    try await stage.ask { core in
      for _ in 0..<40 {
        _ = try core.visits.attempt(
          draft: AttemptDraft(case: file, kind: .homeVisit, outcome: .notHome))
      }
    }
    let model = try await opened(stage, file)
    #expect(model.entries.count == 30 && !model.complete)
    await model.more()?.value
    #expect(model.entries.count == 41 && model.complete)
    #expect(Set(model.entries.map(\.id)).count == 41)
    #expect(model.more() == nil)
    _ = try await stage.ask { core in
      try core.visits.attempt(draft: AttemptDraft(case: file, kind: .homeVisit, outcome: .cardLeft))
    }
    try await stage.until("what is new comes on top") {
      model.entries.count >= 41 && model.entries.first?.what.isCard == true
    }
  }
}

extension Moment {
  fileprivate var isCard: Bool {
    if case .attempt(let attempt) = self { return attempt.outcome == .cardLeft }
    return false
  }
}

extension Stage {
  /// A finished visit with one line.
  func visited(_ file: CaseId, _ text: String) async throws -> VisitId {
    try await ask { core in
      let visit = try core.visits.start(case: file, attempt: nil)
      var draft = try core.visits.draft(visit: visit)
      draft.lines = [LinePart(mark: .fact, text: text)]
      draft.outcome = .inside
      return try core.visits.finish(visit: visit, draft: draft).visit
    }
  }

  /// A case with somebody around the client who can be called.
  func caseWithSister() async throws -> CaseId {
    try await ask { core in
      let file = try core.report("Rinus Kwakernaat")
      var person = try core.cases.get(case: file).person
      person.around = [
        RelationPart(name: "Bep Verzonnen", role: "zus", dial: "0546000022", mayApproach: true)
      ]
      try core.cases.correctPerson(case: file, person: person)
      return file
    }
  }
}
