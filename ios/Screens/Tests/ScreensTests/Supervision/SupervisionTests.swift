import SchakelCore
import Screens
import Testing

/// What a supervisor does, over a real hub: what a worker sent is read, marked, and acted upon.
@MainActor final class SupervisionTests {
  private let intents = Intents()

  /// Its hub and its files are there until the test is over.
  private let town: Town

  init() throws {
    town = try Town()
  }

  @Test func readingTheNextSummaryCostsOneAndMarkingItOne() async throws {
    let stage = try await office()
    try await visited("Rinus Kwakernaat", "Binnen geweest. Opname donderdag.")
    try await visited("Ada Voorbeeld", "Niet thuis, kaartje achtergelaten.")
    let team = try await team(stage)
    #expect(team.page?.unread.unread == 2)
    try await intents.cost(atMost: 1, "reading the next summary") {
      intents { team.readNext() }
      try await stage.until("opened") { stage.route != .team }
    }
    let first = try await summary(stage)
    #expect(first.received?.summary.line == "Niet thuis, kaartje achtergelaten.")
    #expect(try await unread(stage) == 1)
    try await intents.cost(atMost: 1, "marking it for follow-up") {
      intents { first.mark() }
      try await stage.until("marked") { first.received?.followUp == true }
    }
    first.readNext()
    let second = try await summary(stage)
    #expect(second.received?.summary.line == "Binnen geweest. Opname donderdag.")
    try await stage.until("all read") { second.next == nil }
    #expect(try await unread(stage) == 0)
    stage.shell.navigator.back()
    #expect(stage.route == .team)
    try await stage.until("to follow up") { team.page?.readToFollowUp.count == 1 }
  }

  @Test func nothingIsReadByLookingAtTheListAndAMarkThereCostsOne() async throws {
    let stage = try await office()
    try await visited("Rinus Kwakernaat", "Binnen geweest.")
    let team = try await team(stage)
    let line = try #require(team.page?.unread.summaries.first)
    #expect(!line.summary.about.contains("Rinus") && line.summary.about.contains("R.K."))
    try await intents.cost(atMost: 1, "a mark on the list") {
      intents { team.mark(line) }
      try await stage.until("marked") { team.page?.followUp.count == 1 }
    }
    #expect(try await unread(stage) == 1)
  }

  @Test func anAlarmThatSoundsStandsOnTopAndIsSeenInOne() async throws {
    let stage = try await office()
    try await town.worker.core.ask { core in
      let client = try Twenterand.rinus(core)
      _ = try core.safety.silent(case: client, words: "Verzonnenlaan 12, grote hond")
    }
    try await town.everybodySyncs()
    let team = try await team(stage)
    let alarm = try #require(team.page?.sounding.first)
    #expect(alarm.worker == "Noor Verzonnen" && alarm.words == "Verzonnenlaan 12, grote hond")
    #expect(!alarm.drill)
    try await intents.cost(atMost: 1, "seeing an alarm") {
      intents { team.saw(alarm.id) }
      try await stage.until("seen") { team.page?.sounding.isEmpty == true }
    }
    #expect(team.page?.seen.map(\.id) == [alarm.id])
  }

  @Test func theOverviewCountsWhatCameInAndItsTableSaysWhatItsPlotShows() async throws {
    let stage = try await office()
    try await visited("Rinus Kwakernaat", "Binnen geweest.")
    let model = DigestModel(stage.shell)
    try await stage.until("figures") { model.digest?.visits == 1 }
    let digest = try #require(model.digest)
    #expect(digest.weeks.count == 12)
    #expect(digest.busyWeeks.map(\.calls) == [1])
    #expect(digest.workers.map(\.worker) == ["Noor Verzonnen"])
    #expect(!model.hasLater)
    model.earlier()
    try await stage.until("last week") { model.digest?.until == digest.from.adding(days: -1) }
    #expect(model.digest?.visits == 0 && model.hasLater)
    model.later()
    model.show(.day)
    try await stage.until("today") { model.digest?.from == stage.shell.dates.today }
    #expect(model.digest?.until == stage.shell.dates.today && model.digest?.visits == 1)
  }

  @Test func aCaseWithALatePromiseIsDueAndOneWithALateClockIsOverdue() async throws {
    let stage = try await office()
    try await visited("Rinus Kwakernaat", "Binnen geweest.")
    var standing = try #require(try await stage.ask { try $0.supervision.standings() }.first)
    standing.clocks = []
    standing.promises = []
    #expect(standing.gravity == .plain)
    standing.promises = [OpenPromiseView(partner: "", due: stage.shell.dates.today, late: true)]
    #expect(standing.gravity == .due && standing.late == 1)
    let since = stage.clock.now()
    standing.clocks = [
      ClockView(
        event: .feedback, due: since, days: 1, working: true,
        state: .overdue(since: since, days: 1))
    ]
    #expect(standing.gravity == .overdue)
  }

  private func office() async throws -> Stage {
    try await town.settle()
    let stage = try Stage(town.supervisor)
    stage.shell.navigator.to(.team)
    return stage
  }

  private func team(_ stage: Stage) async throws -> TeamModel {
    let model = TeamModel(stage.shell)
    try await stage.until("the team") { model.page != nil }
    return model
  }

  private func summary(_ stage: Stage) async throws -> SummaryModel {
    guard case .summary(let id) = stage.route else { throw NoSheet() }
    let model = SummaryModel(stage.shell, id)
    try await stage.until("the summary") { model.received?.read != nil }
    return model
  }

  private func unread(_ stage: Stage) async throws -> UInt32 {
    try await stage.ask {
      try $0.supervision.summaries(filter: .unread, after: nil, limit: 1).unread
    }
  }

  /// The worker visits somebody, makes a call that arranges something, and sends the summary.
  private func visited(_ name: String, _ line: String) async throws {
    try await town.worker.core.ask { core in
      let person = PersonPart(
        name: name, place: PlacePart(village: "Vroomshoop"), dial: "(0546) 00 00 21")
      let client = try core.cases.report(
        draft: ReportDraft(
          source: .neighbour, reporter: ReporterPart(), person: person, urgency: .thisWeek)
      ).case
      let call = try core.calls.dial(
        draft: CallDraft(case: client, callee: .client, channel: .phone)
      ).call
      _ = try core.calls.outcome(call: call, draft: OutcomeDraft(outcome: .arranged))
      let visit = try core.visits.start(case: client, attempt: nil)
      var draft = try core.visits.draft(visit: visit)
      draft.outcome = .inside
      _ = try core.visits.finish(visit: visit, draft: draft)
      _ = try core.visits.summarise(visit: visit, line: line)
    }
    try await town.everybodySyncs()
  }
}
