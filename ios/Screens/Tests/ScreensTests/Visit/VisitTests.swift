import Foundation
import SchakelCore
import Testing

@testable import Screens

@MainActor
@Suite struct VisitTests {
  @Test func startingCostsOneIntentEndingFourAndTheSummaryTwo() async throws {
    let stage = try await Stage()
    let on = stage.today
    let file = try await stage.ask { core in
      let file = try core.report("Rinus Kwakernaat", safety: "Grote hond")
      _ = try core.visits.plan(draft: AppointmentDraft(case: file, kind: .homeVisit, on: on))
      return file
    }
    let today = TodayModel(stage.shell)
    try await stage.until("something is next") { today.view?.today.next != nil }
    let intents = Intents()
    let next = try #require(today.view?.today.next)
    await intents.done { today.start(next) }
    #expect(intents.count == 1, "start, in intents of the view model, not taps")
    let visit = try #require(stage.visit)

    let text = try await stage.visit(visit)
    #expect(text.file?.risks == ["Grote hond"])
    text.type(text.writing, "Keuken vol post.")
    await intents.done { text.done() }
    #expect(stage.route == .ending(visit))

    let ending = try await stage.ending(visit)
    intents { ending.outcome(.inside) }
    intents { ending.next(NextPart(what: "", on: on.adding(days: 7), part: .morning)) }
    await intents.done { ending.finish(nextDefault: "Langsgaan") }
    #expect(intents.count == 1 + 4, "end, in intents of the view model, not taps")
    #expect(stage.shell.navigator.stack == [.today, .preview(visit)])

    let written = try await stage.ask { try $0.visits.get(visit: visit) }
    #expect(written.case == file)
    #expect(written.outcome == .inside)
    #expect(written.lines.map(\.text) == ["Keuken vol post."])
    #expect(written.next == NextPart(what: "Langsgaan", on: on.adding(days: 7), part: .morning))

    let preview = PreviewModel(stage.shell, visit)
    try await stage.until("the summary is shown") { preview.view != nil && !preview.busy }
    #expect(preview.view?.about == "R.K., Vroomshoop")
    preview.type("Binnen geweest, opname donderdag.")
    #expect(preview.view?.line == "Binnen geweest, opname donderdag.")
    await intents.done { preview.send() }
    #expect(intents.count - 5 <= 2, "the summary, in intents of the view model, not taps")
    #expect(stage.route == .today)
    let kept = try await stage.ask { try $0.forms.kept(name: "summary \(visit.hex)") }
    #expect(kept.isEmpty)
  }

  @Test func aLineEndsWithReturnKeepsItsMarkAndAllSurvivesTheEndOfTheProcess() async throws {
    let stage = try await Stage()
    let visit = try await stage.aVisit()
    stage.shell.navigator.open(.visit(visit))
    let model = try await stage.visit(visit)
    model.type(model.writing, "Koelkast leeg.\nPost stapelt op.\n")
    model.mark(.quote)
    model.type(model.writing, "Ik doe niet meer open.")
    model.nextLine()
    model.nextLine()
    model.mark(.agreement)
    model.type(model.writing, "Morgen bellen")
    #expect(model.keptAt == nil)
    try await stage.until("it is kept") { model.keptAt != nil }
    try await stage.restart()
    #expect(stage.route == .visit(visit))

    let again = try await stage.visit(visit)
    #expect(again.lines.map(\.mark) == [.fact, .fact, .quote, .agreement, .agreement])
    #expect(
      again.lines.map(\.text) == [
        "Koelkast leeg.", "Post stapelt op.", "Ik doe niet meer open.", "Morgen bellen", "",
      ])
    #expect(again.writing == again.lines.last?.id)
  }

  @Test func whoLeavesInTheMiddleOfAWordLosesNothing() async throws {
    let stage = try await Stage()
    let visit = try await stage.aVisit()
    let model = try await stage.visit(visit)
    model.type(model.writing, "Half een wo")
    model.close()
    try await stage.until("what was typed is kept") {
      try await stage.draft(visit).lines.map(\.text) == ["Half een wo"]
    }
  }

  @Test func aLineThatWasWrittenIsChangedWhereItStands() async throws {
    let stage = try await Stage()
    let visit = try await stage.aVisit()
    let model = try await stage.visit(visit)
    model.type(model.writing, "Eerste regel\nTweede regel")
    model.edit(try #require(model.lines.first?.id))
    model.mark(.interpretation)
    await model.flush()
    #expect(try await stage.draft(visit).lines.map(\.mark) == [.interpretation, .fact])
    #expect(try await stage.draft(visit).lines.map(\.text) == ["Eerste regel", "Tweede regel"])
  }

  @Test func anOwnLineStaysWithTheOwnOrganisation() async throws {
    let stage = try await Stage()
    let file = try await stage.ask { try $0.report("Rinus Kwakernaat") }
    let visit = try await stage.ask { try $0.visits.start(case: file, attempt: nil) }
    let alone = try await stage.visit(visit)
    #expect(alone.file?.shared == false)
    alone.close()
    try await stage.ask { try $0.cases.share(case: file) }
    let model = try await stage.visit(visit)
    #expect(model.file?.shared == true)
    model.own(true)
    model.type(model.writing, "Alleen voor ons.")
    await model.flush()
    #expect(try await stage.draft(visit).lines.map(\.own) == [true])
  }

  @Test func aVisitThatIsWrittenDownLaterGetsItsOwnStartEndAndCompany() async throws {
    let stage = try await Stage()
    let visit = try await stage.aVisit()
    let model = try await stage.visit(visit)
    model.started(at: model.started.addingTimeInterval(-24 * 60 * 60))
    #expect(model.minutes == 30)
    model.present(0, PresentPart(name: "Ilse Nergens", organisation: ""))
    model.present(1, PresentPart())
    await model.done()?.value
    let ending = try await stage.ending(visit)
    ending.outcome(.spokeAtDoor)
    await ending.finish(nextDefault: "")?.value
    let written = try await stage.ask { try $0.visits.get(visit: visit) }
    #expect(written.minutes == 30)
    #expect(written.started == model.started)
    #expect(written.present.map(\.name) == ["Ilse Nergens"])
  }

  @Test func theTimeThatItTookStaysWhenTheStartMoves() async throws {
    let stage = try await Stage()
    let model = try await stage.visit(try await stage.aVisit())
    model.lasted(45)
    model.started(at: model.started.addingTimeInterval(-60 * 60))
    #expect(model.minutes == 45)
    model.lasted(nil)
    #expect(model.ended == nil)
  }

  @Test func throwingAVisitAwayLeavesNothingBehind() async throws {
    let stage = try await Stage()
    let visit = try await stage.aVisit()
    stage.shell.navigator.open(.visit(visit))
    let model = try await stage.visit(visit)
    model.type(model.writing, "Verkeerde casus")
    await model.discard()?.value
    model.close()
    #expect(stage.route == .today)
    #expect(try await stage.ask { try $0.visits.unfinished() }.isEmpty)
    #expect(model.problem == nil)
  }

  @Test func aCitizenNumberInTheTextIsRefusedAndTheTextIsStillThere() async throws {
    let stage = try await Stage()
    let visit = try await stage.aVisit()
    let model = try await stage.visit(visit)
    model.type(model.writing, "BSN 111222333")
    await model.done()?.value
    let ending = try await stage.ending(visit)
    ending.outcome(.inside)
    await ending.finish(nextDefault: "")?.value
    guard case .Invalid(_, .citizenNumber) = ending.problem else {
      Issue.record("it was not refused: \(String(describing: ending.problem))")
      return
    }
    #expect(stage.route == .ending(visit))
    #expect(try await stage.draft(visit).lines.map(\.text) == ["BSN 111222333"])
    #expect(try await stage.draft(visit).outcome == .inside)
  }

  @Test func whatAnOutcomeSaysAboutContactIsWhatTheCoreWritesDown() async throws {
    let stage = try await Stage()
    let file = try await stage.ask { try $0.report("Rinus Kwakernaat") }
    for outcome in allAttemptOutcomes() {
      let written = try await stage.ask { core in
        let visit = try core.visits.start(case: file, attempt: nil)
        var draft = try core.visits.draft(visit: visit)
        draft.outcome = outcome
        return try core.visits.finish(visit: visit, draft: draft).contact
      }
      #expect(written == presumedContact(outcome: outcome), "\(outcome)")
    }
  }

  @Test func whatWasSaidAboutContactAndTrustGoesWithTheVisit() async throws {
    let stage = try await Stage()
    let visit = try await stage.aVisit()
    let ending = try await stage.ending(visit)
    ending.outcome(.inside)
    var contact = try #require(ending.contact)
    contact.acceptsHelp = true
    ending.contact(contact)
    ending.trust(.firm)
    ending.trust(.firm)
    #expect(ending.draft?.trust == nil)
    ending.trust(.beginning)
    ending.stage(.contemplation)
    await ending.finish(nextDefault: "")?.value
    let written = try await stage.ask { try $0.visits.get(visit: visit) }
    #expect(written.contact == ContactPart(reached: true, inConversation: true, acceptsHelp: true))
    #expect(written.trust == .beginning)
    #expect(written.stage == .contemplation)
  }

  @Test func anotherOutcomeTakesBackWhatTheFirstSaidAboutContact() async throws {
    let stage = try await Stage()
    let ending = try await stage.ending(try await stage.aVisit())
    ending.outcome(.inside)
    ending.contact(ContactPart(reached: true, inConversation: true, acceptsHelp: true))
    ending.outcome(nil)
    #expect(ending.contact == nil)
    ending.outcome(.notHome)
    #expect(
      ending.contact == ContactPart(reached: false, inConversation: false, acceptsHelp: false))
  }

  @Test func notesAfterwardsCostTwoIntentsAtMostFromTodaysLine() async throws {
    let stage = try await Stage()
    let visit = try await stage.aVisit()
    let today = TodayModel(stage.shell)
    try await stage.until("the visit stands in the day") {
      today.view?.unfinished.map(\.visit) == [visit]
    }
    let intents = Intents()
    intents { stage.shell.navigator.open(.visit(visit)) }
    #expect(try await stage.visit(visit).writing > 0)
    #expect(intents.count <= 2, "intents of the view model, not taps")
  }

  @Test func aNoteGoesOnWithTheOpenVisitOfItsCaseAndStartsOneWhereThereIsNone() async throws {
    let stage = try await Stage()
    let file = try await stage.ask { try $0.report("Rinus Kwakernaat") }
    stage.shell.navigator.open(.note(file))
    _ = NoteModel(stage.shell, file)
    try await stage.until("a visit is opened") { stage.visit != nil }
    let visit = try #require(stage.visit)
    stage.shell.navigator.to(.today)
    stage.shell.navigator.open(.note(nil))
    let note = NoteModel(stage.shell, nil)
    try await stage.until("the visit is offered") { note.unfinished.map(\.visit) == [visit] }
    await note.begin(file)?.value
    #expect(stage.route == .visit(visit))
    #expect(try await stage.ask { try $0.visits.unfinished() }.count == 1)
  }

  @Test func aFinishedVisitOpensOnItsSummary() async throws {
    let stage = try await Stage()
    let visit = try await stage.aVisit()
    _ = try await stage.ask { core in
      var draft = try core.visits.draft(visit: visit)
      draft.outcome = .inside
      return try core.visits.finish(visit: visit, draft: draft)
    }
    stage.shell.navigator.open(.visit(visit))
    _ = VisitModel(stage.shell, visit)
    try await stage.until("its summary is opened") { stage.route == .preview(visit) }
  }

  @Test func theVisitIsCopiedAsTextByAnActOfItsOwn() async throws {
    let stage = try await Stage()
    let visit = try await stage.aVisit()
    _ = try await stage.ask { core in
      var draft = try core.visits.draft(visit: visit)
      draft.outcome = .inside
      draft.lines = [LinePart(mark: .fact, text: "Koelkast leeg.")]
      return try core.visits.finish(visit: visit, draft: draft)
    }
    let preview = PreviewModel(stage.shell, visit)
    try await stage.until("the summary is shown") { preview.view != nil && !preview.busy }
    #expect(stage.phone.clipboard.isEmpty)
    await preview.copy()?.value
    #expect(preview.copied)
    #expect(stage.phone.clipboard.contains("Koelkast leeg."))
    #expect(!preview.inTeam)
  }
}

extension Stage {
  /// A visit that was just begun.
  func aVisit() async throws -> VisitId {
    try await ask { core in
      try core.visits.start(
        case: try core.report("Rinus Kwakernaat", safety: "Grote hond"), attempt: nil)
    }
  }

  /// The visit that is open now.
  var visit: VisitId? {
    if case .visit(let visit) = route { return visit }
    return nil
  }

  /// What is kept of a visit.
  func draft(_ visit: VisitId) async throws -> VisitDraft {
    try await ask { try $0.visits.draft(visit: visit) }
  }

  /// The text of a visit, opened.
  func visit(_ visit: VisitId) async throws -> VisitModel {
    let model = VisitModel(shell, visit)
    try await until("the visit is opened") { model.file != nil && !model.busy }
    return model
  }

  /// The end of a visit, opened.
  func ending(_ visit: VisitId) async throws -> EndingModel {
    let model = EndingModel(shell, visit)
    try await until("the end of the visit is opened") { model.draft != nil && !model.busy }
    return model
  }
}
