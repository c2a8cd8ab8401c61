import Foundation
import SchakelCore
import Testing

@testable import Screens

/// A worker's day on the view models and the real core: the steps of Android's day, by name. Prices
/// are counted in intents of the view model, not taps.
@MainActor
struct DayTests {
  private let intents = Intents()

  @Test(
    "a report, an attempt, a visit that is cut off, a round of five calls, and the summary")
  func day() async throws {
    let stage = try await Stage()
    try await stage.ask { try $0.fillIn() }
    let rinus = try await report(stage)
    try await attempt(stage, rinus)
    let visit = try await visit(stage, rinus)
    try await round(stage, rinus)
    try await summary(stage, visit)
    #expect(stage.shell.postman.state?.trouble == nil)
  }

  private func report(_ stage: Stage) async throws -> CaseId {
    try await intents.cost(atMost: 8, "report: who reports, about whom, urgency, place") {
      intents { stage.shell.adding = true }
      intents { stage.shell.navigator.open(.report) }
      stage.shell.adding = false
      let model = ReportModel(stage.shell)
      try await stage.until("the form") { model.form != nil && !model.busy }
      intents { model.change { $0.source = .housingAssociation } }
      // Typed, with the keyboard's own "next" between the fields.
      model.change {
        $0.reporter = ReporterPart(
          name: "Teun Hypotheet", organisation: "Woningcorporatie", dial: "(0546) 00 00 11")
        $0.person.name = "Rinus Kwakernaat"
        $0.person.description = "man, ongeveer 45"
        $0.person.place.address = "Verzonnenlaan 12"
        $0.safety = "Grote hond"
        $0.concern = "Ontruiming staat gepland."
      }
      intents { model.change { $0.person.place.village = "Vroomshoop" } }
      intents { model.change { $0.urgency = .today } }
      intents { model.finish() }
      try await stage.until("the case") { !model.busy && stage.route != .report }
      model.close()
    }
    guard case .caseFile(let rinus) = stage.route else {
      throw Astray(at: stage.route)
    }
    #expect(try await stage.ask { try $0.cases.get(case: rinus).who.name } == "Rinus Kwakernaat")
    stage.shell.navigator.back()
    return rinus
  }

  private func attempt(_ stage: Stage, _ rinus: CaseId) async throws {
    try await intents.cost(atMost: 4, "unplanned attempt with outcome") {
      intents { stage.shell.adding = true }
      intents { stage.shell.navigator.open(.door(nil, nil)) }
      stage.shell.adding = false
      let whose = WhoseModel(stage.shell)
      try await stage.until("who it may be") { whose.cases?.contains { $0.case == rinus } == true }
      intents { whose.choose(rinus) }
      whose.close()
      let door = DoorModel(stage.shell, rinus, appointment: nil)
      try await stage.until("the door") { door.begun && !door.busy }
      intents { door.happened(.didNotOpen) }
      try await stage.until("recorded") { door.recorded != nil }
      door.close()
    }
    let line = try await stage.ask { try $0.cases.timeline(case: rinus, after: nil, limit: 50) }
    let outcomes = line.entries.compactMap { entry in
      if case .attempt(let attempt) = entry.what { attempt.outcome } else { nil }
    }
    #expect(outcomes == [.didNotOpen])
    stage.shell.navigator.to(.today)
  }

  private func visit(_ stage: Stage, _ rinus: CaseId) async throws -> VisitId {
    let today = stage.shell.dates.today
    _ = try await stage.ask {
      try $0.visits.plan(draft: AppointmentDraft(case: rinus, kind: .homeVisit, on: today))
    }
    try await intents.cost(atMost: 1, "start a visit") {
      let day = TodayModel(stage.shell)
      try await stage.until("the next visit") { day.view?.today.next?.case == rinus }
      let next = try #require(day.view?.today.next)
      intents { day.start(next) }
      try await stage.until("the visit") { stage.route != .today }
      day.close()
    }
    guard case .visit(let visit) = stage.route else { throw Astray(at: stage.route) }
    let model = try await open(visit, stage)
    #expect(model.file?.risks == ["Grote hond"])
    model.type(model.writing, "Keuken vol post.\n")
    model.mark(.quote)
    model.type(model.writing, "Ik doe niet meer o")
    // The app leaves the screen, and its process ends.
    await stage.shell.paused()
    let way = stage.shell.navigator.saved
    try await stage.restart()
    #expect(stage.route == .visit(visit), "the same screen")
    for word in ["Keuken", "niet meer o", "Kwakernaat"] {
      #expect(!way.contains(word), "the system keeps no word that was typed")
    }
    let again = try await open(visit, stage)
    #expect(again.lines.map(\.text).prefix(2) == ["Keuken vol post.", "Ik doe niet meer o"])
    #expect(again.lines.map(\.mark).prefix(2) == [.fact, .quote])

    stage.shell.navigator.to(.today)
    try await intents.cost(atMost: 2, "notes afterwards") {
      let day = TodayModel(stage.shell)
      try await stage.until("half a visit") { day.view?.unfinished.first?.visit == visit }
      intents { stage.shell.navigator.open(.visit(visit)) }
      day.close()
      let late = try await open(visit, stage)
      let last = late.lines[1]
      intents { late.edit(last.id) }
      late.type(last.id, last.text + "pen.")
      late.close()
    }
    try await stage.until("the draft") {
      try await stage.ask { try $0.visits.draft(visit: visit) }.lines.map(\.text)
        == ["Keuken vol post.", "Ik doe niet meer open."]
    }
    #expect(try await stage.ask { try $0.visits.draft(visit: visit).case } == rinus)
    return visit
  }

  private func round(_ stage: Stage, _ rinus: CaseId) async throws {
    stage.shell.navigator.to(.call(rinus))
    let call = CallModel(stage.shell, rinus)
    try await stage.until("what can be needed") { call.page != nil }
    for need in Self.needs { call.choose(need) }
    call.startRound()
    try await stage.until("a round") { call.page?.round?.needs.count == 5 }
    var sheet: AfterCallModel?
    for at in Self.needs.indices {
      try await intents.cost(atMost: at == 0 ? 2 : 1, "the dialer") {
        if let sheet {
          try await stage.until("who is next") { sheet.next != nil }
          intents { sheet.callNext() }
        } else {
          intents { call.choose(Self.needs[0]) }
          try await stage.until("who to call") { call.page?.likeliest != nil }
          let first = try #require(call.page?.likeliest)
          intents { call.call(first) }
        }
        try await stage.until("the dialer") { stage.phone.opened.count == at + 1 }
      }
      let number = try #require(stage.phone.opened.last)
      #expect(number.hasPrefix("tel:05460000"), "\(number)")
      await stage.shell.paused()
      await stage.shell.resumed()
      guard case .afterCall(let id) = stage.route else { throw Astray(at: stage.route) }
      sheet?.close()
      let now = AfterCallModel(stage.shell, id)
      sheet = now
      try await stage.until("the sheet") { now.call != nil && !now.busy }
      try await intents.cost(atMost: 1, "outcome of a call") {
        intents { now.answer(.arranged) }
        try await stage.until("recorded") { now.step == .recorded && !now.busy }
      }
    }
    #expect(sheet?.round?.arranged == 5)
    #expect(sheet?.round?.calls == 5)
    sheet?.endRound()
    try await stage.until("ended") {
      try await stage.ask { try $0.calls.rounds(case: rinus) }.first?.ended != nil
    }
    call.close()
    sheet?.close()
  }

  private func summary(_ stage: Stage, _ visit: VisitId) async throws {
    stage.shell.navigator.to(.today)
    stage.shell.navigator.open(.visit(visit))
    let text = try await open(visit, stage)
    try await intents.cost(atMost: 4, "end it with outcome and next step") {
      intents { text.done() }
      try await stage.until("the end") { stage.route == .ending(visit) }
      let ending = EndingModel(stage.shell, visit)
      try await stage.until("the end is shown") { ending.draft != nil && !ending.busy }
      intents { ending.outcome(.inside) }
      let week = stage.shell.dates.today.adding(days: 7)
      intents { ending.next(NextPart(what: "", on: week, part: .morning)) }
      intents { ending.finish(nextDefault: "Huisbezoek") }
      try await stage.until("the preview") { stage.route == .preview(visit) }
      ending.close()
    }
    text.close()
    let preview = PreviewModel(stage.shell, visit)
    try await stage.until("exactly what the supervisor will see") { preview.view != nil }
    #expect(preview.view?.about == "R.K., Vroomshoop")
    try await intents.cost(atMost: 2, "summary to the supervisor, previewed") {
      preview.type("Binnen geweest, opname donderdag.")
      intents { preview.send() }
      try await stage.until("today") { stage.route == .today }
    }
    preview.close()
    #expect(try await stage.ask { try $0.visits.get(visit: visit).outcome } == .inside)
    #expect(try await stage.ask { try $0.visits.unfinished() }.isEmpty)
  }

  private func open(_ visit: VisitId, _ stage: Stage) async throws -> VisitModel {
    let model = VisitModel(stage.shell, visit)
    try await stage.until("the visit is shown") { model.file != nil && !model.busy }
    return model
  }

  private static let needs = ["eviction", "detox-place", "benefit-stopped", "debts", "food"]
}

/// A screen that the journey does not lead to.
struct Astray: Error {
  let at: Route
}

extension Unlocked {
  /// Numbers that cannot exist, for partners of the example pack; open day and night.
  func fillIn() throws {
    let names = [
      "Woningcorporatie", "Verslavingszorg", "Werk en inkomen", "Schuldhulpverlening",
      "Voedselbank",
    ]
    for (at, name) in names.enumerated() {
      guard let partner = try directory.list(need: nil).first(where: { $0.name == name }) else {
        continue
      }
      _ = try directory.fillIn(
        id: partner.partner,
        draft: PartnerDraft(
          name: "", dial: "(0546) 00 00 1\(at)", hours: "Mo-Su 00:00-24:00"))
    }
  }
}
