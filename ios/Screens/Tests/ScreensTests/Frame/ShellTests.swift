import SchakelCore
import Testing

@testable import Screens

@MainActor
struct ShellTests {
  @Test("the sheet of a call stands there after the dialer, once")
  func afterTheDialer() async throws {
    let stage = try await Stage()
    let call = try await dial(stage)
    await stage.shell.resumed()
    #expect(stage.route == .afterCall(call))
    await stage.shell.resumed()
    #expect(stage.shell.navigator.stack == [.today, .afterCall(call)])
    stage.shell.navigator.back()
    await stage.shell.resumed()
    #expect(stage.route == .today, "who closed it is not asked again")
  }

  @Test("the sheet stands there after unlocking too, in a process that was killed meanwhile")
  func afterUnlocking() async throws {
    let stage = try await Stage()
    let call = try await dial(stage)
    try await stage.restart()
    await stage.shell.resumed()
    #expect(stage.route == .afterCall(call))
  }

  @Test("away for long locks, away shortly does not, and a call keeps it open")
  func away() async throws {
    let stage = try await Stage()
    await stage.shell.paused()
    stage.clock.ahead = 60
    await stage.shell.resumed()
    #expect(stage.core.gate.value == .open)
    _ = try await dial(stage)
    await stage.shell.paused()
    stage.clock.ahead = 600
    await stage.shell.resumed()
    #expect(stage.core.gate.value == .open)
    await stage.shell.paused()
    stage.clock.ahead = 2_400
    await stage.shell.resumed()
    #expect(stage.core.gate.value != .open)
    try await stage.until("the gate is seen") { stage.shell.gate != .open }
  }

  @Test("a process that was killed comes back where it was")
  func killed() async throws {
    let stage = try await Stage()
    let anna = try await stage.ask { try $0.report("Anna Bedacht") }
    stage.shell.navigator.to(.cases)
    stage.shell.navigator.open(.caseFile(anna))
    stage.shell.navigator.open(.plan(anna))
    try await stage.restart()
    #expect(stage.shell.navigator.stack == [.cases, .caseFile(anna), .plan(anna)])
  }

  @Test("names are covered everywhere in one intent, and stay so in the next process")
  func covered() async throws {
    let stage = try await Stage()
    let who = Who(name: "Rinus Kwakernaat", initials: "R.K.", village: "Vroomshoop")
    #expect(stage.shell.name(who) == "Rinus Kwakernaat")
    let intents = Intents()
    await intents.cost(atMost: 1, "cover names") { intents { stage.shell.cover(true) } }
    #expect(stage.shell.name(who) == "R.K.")
    #expect(stage.shell.name(Who(name: "man met hond", initials: "", village: "")) == "–")
    try await stage.restart()
    #expect(stage.shell.covered)
  }

  @Test("pulling a screen down asks the hub at once; without a team nothing is wrong")
  func pulled() async throws {
    let stage = try await Stage()
    #expect(stage.shell.postman.state == nil, "nobody asked before")
    await stage.shell.postman.syncAndWait()
    #expect(stage.shell.postman.state != nil)
    #expect(!stage.shell.postman.running)
  }

  private func dial(_ stage: Stage) async throws -> CallId {
    try await stage.ask { core in
      let anna = try core.report("Rinus Kwakernaat")
      let report = try #require(try core.cases.get(case: anna).reports.first)
      let callee = Callee.reporter(report.report)
      let draft = CallDraft(case: anna, callee: callee, channel: .phone, need: "", round: nil)
      return try core.calls.dial(draft: draft).call
    }
  }
}
