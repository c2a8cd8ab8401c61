import SchakelCore
import Testing

@testable import Screens

@MainActor
@Suite struct TodayTests {
  @Test func theNextVisitStartsInOneActAndItsAppointmentIsSettled() async throws {
    let stage = try await Stage()
    let today = stage.today
    let file = try await stage.ask { core in
      let file = try core.report("Rinus Kwakernaat")
      _ = try core.visits.plan(
        draft: AppointmentDraft(
          case: file, kind: .homeVisit, on: today, time: LocalTime(hour: 10, minute: 30),
          what: "kennismaken")
      )
      return file
    }
    let model = TodayModel(stage.shell)
    try await stage.until("something is next") { model.view?.today.next != nil }
    let next = try #require(model.view?.today.next)
    #expect(next.goesOut)

    let intents = Intents()
    await intents.done { model.start(next) }
    #expect(intents.count == 1, "intents of the view model, not taps")
    guard case .visit(let visit) = stage.route else {
      Issue.record("no visit was opened")
      return
    }
    let (draft, appointment) = try await stage.ask { core in
      (try core.visits.draft(visit: visit), try core.appointments(file).first)
    }
    #expect(draft.case == file)
    #expect(appointment?.settled != nil)
  }

  @Test func openPromisesAreNamedWhenAskedForAndOneOpens() async throws {
    let stage = try await Stage()
    let due = stage.today.adding(days: 3)
    let file = try await stage.ask { core in
      let file = try core.report("Rinus Kwakernaat")
      _ = try core.calls.promise(
        case: file, by: .worker, draft: PromiseDraft(what: "oppas voor de hond", due: due))
      return file
    }
    let model = TodayModel(stage.shell)
    try await stage.until("one promise is open") { model.view?.today.promisesOpen == 1 }
    #expect(model.promises == nil)
    model.promises(wanted: true)
    try await stage.until("the promise is named") {
      model.promises?.map(\.what) == ["oppas voor de hond"]
    }
    #expect(model.promises?.first?.case == file)
    model.promises(wanted: false)
    #expect(model.promises == nil)
  }

  @Test func eachLineOpensWhatItAsksFor() async throws {
    let stage = try await Stage()
    let file = try await stage.ask { try $0.report("Rinus Kwakernaat") }
    let model = TodayModel(stage.shell)
    let id = "00112233445566778899aabbccddeeff"
    let lines: [(ItemKind, Route)] = [
      (.clock(report: ReportId(hex: id), event: .firstAttempt), .door(file, nil)),
      (.clock(report: ReportId(hex: id), event: .firstContact), .door(file, nil)),
      (.clock(report: ReportId(hex: id), event: .feedback), .call(file)),
      (.clock(report: ReportId(hex: id), event: .inquiry), .caseFile(file)),
      (.callBack(call: CallId(hex: id)), .call(file)),
      (.promise(promise: PromiseId(hex: id), what: ""), .promise(PromiseId(hex: id), file)),
      (
        .appointment(appointment: AppointmentId(hex: id), kind: .homeVisit, what: ""),
        .door(file, AppointmentId(hex: id))
      ),
      (.attemptProposed(number: 2), .door(file, nil)),
      (.outcomeMissing(call: CallId(hex: id)), .afterCall(CallId(hex: id))),
      (.justify(spending: SpendingId(hex: id), cents: 8500), .justify(SpendingId(hex: id))),
      (.nextStep(visit: VisitId(hex: id), what: ""), .door(file, nil)),
    ]
    for (kind, route) in lines {
      stage.shell.navigator.to(.today)
      model.open(stage.item(kind, file))
      #expect(stage.route == route)
    }
  }

  @Test func twoLinesOfOneThingAreToldApart() async throws {
    let stage = try await Stage()
    let file = CaseId(hex: "00112233445566778899aabbccddeeff")
    let item = stage.item(.attemptProposed(number: 1), file)
    let lines = DayLine.lines([item, item])
    #expect(Set(lines.map(\.id)).count == 2)
    #expect(DayLine.lines([item]).first?.id == lines.first?.id)
  }

  @Test func aPhoneThatNeverSaysWhereItIsDoesNotHoldTheDayUp() async throws {
    let stage = try await Stage()
    stage.phone.silent = true
    _ = try await stage.ask { try $0.report("Rinus Kwakernaat") }
    let model = TodayModel(stage.shell)
    try await stage.until("it is shown") { model.view != nil }
  }

  @Test func aVisitThatWasBegunStandsOnTodayWhenItComesBackToTheFront() async throws {
    let stage = try await Stage()
    let model = TodayModel(stage.shell)
    try await stage.until("the day is shown") { model.view != nil }
    let visit = try await stage.aVisit()
    model.look()
    try await stage.until("the visit stands in the day") {
      model.view?.unfinished.map(\.visit) == [visit]
    }
    try await stage.ask { try $0.visits.discard(visit: visit) }
    model.look()
    try await stage.until("it is gone") { model.view?.unfinished.isEmpty == true }
  }
}
