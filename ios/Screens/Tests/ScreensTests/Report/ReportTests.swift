import SchakelCore
import Testing

@testable import Screens

@MainActor
@Suite struct ReportTests {
  private func opened(_ stage: Stage) async throws -> ReportModel {
    let model = ReportModel(stage.shell)
    try await stage.until("the form is opened") { model.form != nil && !model.busy }
    return model
  }

  @Test func aReportCostsAtMostEightIntentsFromPlusAndBecomesACase() async throws {
    let stage = try await Stage()
    let intents = Intents()
    intents { stage.shell.adding = true }
    stage.shell.adding = false
    intents { stage.shell.navigator.open(.report) }
    let model = try await opened(stage)
    intents { model.change { $0.source = .housingAssociation } }
    // Typing is not counted: the keyboard's own "next" leads from field to field.
    model.change {
      $0.reporter = ReporterPart(
        name: "Teun Hypotheet", organisation: "Woningcorporatie", dial: "(0546) 00 00 11")
    }
    model.change { $0.person.name = "Rinus Kwakernaat" }
    model.change { $0.person.description = "man, ongeveer 45" }
    model.change { $0.person.place.address = "Verzonnenlaan 12" }
    model.change { $0.safety = "Grote hond" }
    model.change { $0.concern = "Ontruiming staat gepland." }
    intents { model.change { $0.person.place.village = "Vroomshoop" } }
    intents { model.change { $0.reason = "home" } }
    intents { model.change { $0.urgency = .today } }
    intents { model.change { $0.kind = "urgent-concern" } }
    await intents.done { model.finish() }
    #expect(intents.count <= 8, "intents of the view model, not taps")

    guard case .caseFile(let file) = stage.route else {
      Issue.record("no case was opened: \(String(describing: model.problem))")
      return
    }
    let view = try await stage.ask { try $0.cases.get(case: file) }
    let report = try #require(view.reports.first)
    #expect(view.who.name == "Rinus Kwakernaat")
    #expect(view.who.village == "Vroomshoop")
    #expect(view.risks == ["Grote hond"])
    #expect(report.source == .housingAssociation)
    #expect(report.urgency == .today)
    #expect(report.kind == "urgent-concern")
    #expect(report.reason == "home")
    #expect(report.reporter.name == "Teun Hypotheet")
    #expect(report.concern == "Ontruiming staat gepland.")
    #expect(report.clocks.count == 3)
    let left = try await stage.unfinishedReport
    #expect(left == nil)
  }

  @Test func whatWasTypedStandsThereAgainAfterTheProcessEnded() async throws {
    let stage = try await Stage()
    stage.shell.navigator.open(.report)
    let model = try await opened(stage)
    #expect(model.kept == nil)
    model.change { $0.person.name = "Rinus Kwak" }
    try await stage.until("it is kept") { model.kept != nil }
    try await stage.restart()
    #expect(stage.route == .report)
    #expect(try await opened(stage).draft.person.name == "Rinus Kwak")
  }

  @Test func whoLeavesAtOnceLosesNothingEither() async throws {
    let stage = try await Stage()
    let model = try await opened(stage)
    model.change { $0.concern = "Post stapelt op" }
    model.close()
    try await stage.until("what was typed is kept") {
      try await stage.unfinishedReport?.concern == "Post stapelt op"
    }
  }

  @Test func whatIsMissingIsNamedOneAfterTheOther() async throws {
    let stage = try await Stage()
    stage.shell.navigator.open(.report)
    let model = try await opened(stage)
    await model.finish()?.value
    #expect(model.missing == .source)
    model.change { $0.source = .police }
    await model.finish()?.value
    #expect(model.missing == .urgency)
    model.change { $0.urgency = .now }
    await model.finish()?.value
    #expect(model.missing == .person)
    #expect(stage.route == .report)
  }

  @Test func somebodySeenBeforeIsSuggestedAndTheNewCaseFollowsTheClosedOne() async throws {
    let stage = try await Stage()
    let before = try await stage.ask { core in
      let file = try core.report("Rinus Kwakernaat", address: "Verzonnenlaan 12", reason: "home")
      try core.cases.close(case: file, reason: .noContact)
      return file
    }
    let model = try await opened(stage)
    model.change { $0.source = .neighbour }
    model.change { $0.person.name = "R. Kwakernaat" }
    model.change { $0.person.place.village = "Vroomshoop" }
    try await stage.until("the closed case is suggested") {
      model.suggestions.map(\.case) == [before]
    }
    #expect(model.suggestions.first?.closedMonthsAgo == 0)
    model.follows(try #require(model.suggestions.first))
    #expect(model.linked?.name == "Rinus Kwakernaat")
    #expect(model.suggestions.isEmpty)
    model.change { $0.urgency = .thisWeek }
    await model.finish()?.value
    guard case .caseFile(let file) = stage.route else {
      Issue.record("no case was opened")
      return
    }
    #expect(try await stage.ask { try $0.cases.get(case: file).previous } == before)
  }

  @Test func aSecondReportBelongsToTheCaseThatRunsAndMayBeUnlinked() async throws {
    let stage = try await Stage()
    let running = try await stage.ask { try $0.report("Rinus Kwakernaat") }
    let model = try await opened(stage)
    model.change {
      $0.source = .police
      $0.urgency = .now
      $0.person.name = "Rinus Kwakernaat"
    }
    try await stage.until("the case is suggested") { model.suggestions.map(\.case) == [running] }
    let suggestion = try #require(model.suggestions.first)
    model.belongs(to: suggestion)
    #expect(model.draft.case == running)
    model.unlink()
    #expect(model.draft.case == nil && model.linked == nil)
    try await stage.until("a case is suggested") { !model.suggestions.isEmpty }
    model.belongs(to: suggestion)
    await model.finish()?.value
    #expect(stage.route == .caseFile(running))
    let view = try await stage.ask { try $0.cases.get(case: running) }
    #expect(view.reports.count == 2)
    #expect(view.phase == .reported)
  }

  @Test func whomItBelongsToIsStillSaidAfterTheProcessEnded() async throws {
    let stage = try await Stage()
    let running = try await stage.ask { try $0.report("Rinus Kwakernaat") }
    let model = try await opened(stage)
    model.change { $0.person.name = "Rinus Kwakernaat" }
    try await stage.until("a case is suggested") { !model.suggestions.isEmpty }
    model.belongs(to: try #require(model.suggestions.first))
    await model.flush()
    try await stage.restart()
    let again = try await opened(stage)
    #expect(again.draft.case == running)
    #expect(again.linked?.name == "Rinus Kwakernaat")
  }

  @Test func whatWasThrownAwayComesBackInOneAct() async throws {
    let stage = try await Stage()
    let model = try await opened(stage)
    model.change { $0.concern = "Per ongeluk" }
    await model.throwAway()?.value
    #expect(model.draft == ReportDraft())
    let left = try await stage.unfinishedReport
    #expect(left == nil)
    await model.undo()?.value
    #expect(model.thrownAway == nil)
    #expect(model.draft.concern == "Per ongeluk")
    #expect(try await stage.unfinishedReport?.concern == "Per ongeluk")
  }
}

extension Stage {
  /// What was typed of a report that is not done.
  fileprivate var unfinishedReport: ReportDraft? {
    get async throws { try await ask { try $0.cases.reportForm().unfinished } }
  }
}
