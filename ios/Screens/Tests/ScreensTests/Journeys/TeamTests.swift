import SchakelCore
import Testing

@testable import Screens

/// A worker's summary, read by her supervisor on another phone, over a real hub on this machine.
@MainActor
struct TeamJourneyTests {
  private let intents = Intents()

  @Test("what the worker sends is read in one intent, and marked in one")
  func team() async throws {
    let town = try Town()
    try await town.settle()
    let device = town.device("second supervisor")
    try await device.setUp("Sanne Denkbeeld", "leidinggevende")
    let stage = try Stage(device)
    try await join(stage, town)

    let worker = town.worker.core
    _ = try await worker.sync()
    try await worker.ask { core in
      let visit = try core.visits.start(
        case: core.report("Rinus Kwakernaat"), attempt: nil)
      var draft = try core.visits.draft(visit: visit)
      draft.outcome = .inside
      _ = try core.visits.finish(visit: visit, draft: draft)
      _ = try core.visits.summarise(visit: visit, line: "Binnen geweest, opname donderdag.")
    }
    try await town.everybodySyncs()

    stage.shell.navigator.select(.team)
    await stage.shell.postman.syncAndWait()
    let team = TeamModel(stage.shell)
    try await stage.until("one to read") { team.page?.unread.unread == 1 }
    var summary: SummaryModel?
    try await intents.cost(atMost: 1, "read the next summary") {
      intents { team.readNext() }
      guard case .summary(let id) = stage.route else { throw Astray(at: stage.route) }
      let opened = SummaryModel(stage.shell, id)
      summary = opened
      try await stage.until("read") {
        opened.received?.summary.line == "Binnen geweest, opname donderdag."
      }
    }
    let read = try #require(summary)
    try await intents.cost(atMost: 1, "mark for follow-up") {
      intents { read.mark() }
      try await stage.until("marked") { read.received?.followUp == true }
    }
    let (unread, marked) = try await stage.ask { core in
      (
        try core.supervision.summaries(filter: .unread, after: nil, limit: 1).unread,
        try core.supervision.summaries(filter: .followUp, after: nil, limit: 9).summaries.count
      )
    }
    #expect(unread == 0)
    #expect(marked == 1)
    team.close()
    read.close()
  }

  /// Joins with the invitation that stands on the clipboard.
  private func join(_ stage: Stage, _ town: Town) async throws {
    let roles = Roles(worker: false, supervisor: true, coordinator: false)
    let invitation = try await town.supervisor.core.ask {
      try $0.team.invite(name: "Sanne Denkbeeld", roles: roles)
    }
    stage.phone.clipboard = invitation.text
    stage.shell.navigator.open(.joining)
    let model = MembersModel(stage.shell)
    model.paste()
    model.join()
    try await stage.until("asked to join") { !model.busy && model.view?.place != .alone }
    #expect(model.problem == nil)
    try await town.everybodySyncs()
    try await stage.until("a member") {
      await stage.shell.postman.syncAndWait()
      return try await stage.ask { try $0.team.view().place.supervises }
    }
    let frame = FrameModel(stage.shell)
    try await stage.until("Team is in the bar") { frame.tabs.contains(.team) }
    model.close()
    frame.close()
  }
}
