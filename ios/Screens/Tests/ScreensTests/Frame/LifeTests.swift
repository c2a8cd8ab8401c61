import Foundation
import SchakelCore
import Testing

@testable import Screens

/// The app comes, goes, and is woken.
@MainActor
struct LifeTests {
  @Test("leaving keeps what was typed, then sends, and leaves nothing under way")
  func left() async throws {
    let town = try Town()
    try await town.settle()
    let life = life(of: town.worker)
    life.shell.postman.sync()
    _ = try await town.worker.core.ask { try $0.report("Rinus Kwakernaat") }
    await life.left(within: .seconds(20))
    #expect(!life.shell.postman.running)
    #expect(try await town.worker.core.ask { try $0.sync.state().waiting } == 0)
    #expect(town.worker.core.gate.value == .open)
  }

  @Test("a hub that does not answer holds nobody up who leaves")
  func inTime() async throws {
    let town = try Town()
    try await town.settle()
    _ = try await town.worker.core.ask { try $0.report("Rinus Kwakernaat") }
    town.freezeHub()
    defer { town.thawHub() }
    let life = life(of: town.worker)
    let before = ContinuousClock.now
    await life.left(within: .seconds(1))
    #expect(ContinuousClock.now - before < .seconds(10))
    #expect(try await town.worker.core.ask { try $0.sync.state().waiting } > 0, "nothing is lost")
  }

  @Test("when the phone is locked the core is, with what was typed kept")
  func phoneLocked() async throws {
    let stage = try await Stage()
    let life = life(of: stage.device)
    await life.phoneLocked()
    #expect(stage.core.gate.value != .open)
  }

  @Test("coming back never overtakes leaving")
  func inTurn() async throws {
    let town = try Town()
    try await town.settle()
    town.freezeHub()
    defer { town.thawHub() }
    let stage = try Stage(town.worker)
    let life = life(of: town.worker)
    _ = try await stage.ask { try $0.report("Rinus Kwakernaat") }
    let leaving = Task { await life.left(within: .seconds(3)) }
    try await stage.until("it sends") { life.shell.postman.running }
    town.clock.ahead = 3_600
    await life.came()
    #expect(!life.shell.postman.running, "leaving came to its end first")
    #expect(town.worker.core.gate.value != .open, "it was away for an hour")
    await leaving.value
  }

  @Test("woken while it is locked, it sends what waits, unopened, and stays locked")
  func woken() async throws {
    let town = try Town()
    try await town.settle()
    let worker = town.worker.core
    town.stopHub()
    try await worker.ask { core in
      let visit = try core.visits.start(case: core.report("Rinus Kwakernaat"), attempt: nil)
      var draft = try core.visits.draft(visit: visit)
      draft.outcome = .inside
      _ = try core.visits.finish(visit: visit, draft: draft)
      _ = try core.visits.summarise(visit: visit, line: "Binnen geweest.")
    }
    let life = life(of: town.worker)
    await life.left(within: .seconds(20))
    await life.phoneLocked()
    try await town.startHub()
    await life.syncAway(within: .seconds(20))
    #expect(worker.gate.value != .open)
    _ = try await town.supervisor.core.sync()
    let read = try await town.supervisor.core.ask {
      try $0.supervision.summaries(filter: .all, after: nil, limit: 5).summaries
    }
    #expect(read.map(\.summary.line) == ["Binnen geweest."])
  }

  @Test("woken while it is locked, a supervisor's phone rings for an alarm")
  func alarm() async throws {
    let town = try Town()
    try await town.settle()
    let phone = LentPhone()
    let supervisor = Life(core: town.supervisor.core, phone: phone, now: town.supervisor.clock.now)
    await supervisor.phoneLocked()
    await supervisor.syncAway(within: .seconds(20))
    #expect(phone.rang == 0)
    try await town.worker.core.ask { core in
      let rinus = try core.report("Rinus Kwakernaat")
      _ = try core.safety.silent(case: rinus, words: "Verzonnenlaan 12")
    }
    _ = try await town.worker.core.sync()
    for _ in 0..<100 where phone.rang == 0 {
      try await Task.sleep(for: .milliseconds(50))  // The hub needs a moment.
      await supervisor.syncAway(within: .seconds(20))
    }
    #expect(phone.rang == 1)
  }

  @Test(
    "the phone learns when to ring: bare times, and the end of a timer, but never of a silent one")
  func bells() async throws {
    let stage = try await Stage()
    let phone = stage.phone
    let life = Life(core: stage.core, phone: phone, now: stage.clock.now)
    life.begin()
    let rinus = try await stage.ask { try $0.report("Rinus Kwakernaat") }
    try await stage.until("a reminder of the first attempt") { !phone.reminders.isEmpty }
    let watch = try await stage.ask {
      try $0.safety.start(case: rinus, visit: nil, minutes: 30, words: "R.")
    }
    try await stage.until("the end of the timer") { phone.end != nil }
    let end = try #require(phone.end)
    #expect(abs(end.timeIntervalSince(stage.clock.now()) - 30 * 60) < 60)
    _ = try await stage.ask { try $0.safety.allWell(id: watch.watch) }
    try await stage.until("called off") { phone.end == nil }
    await life.shell.raiseSilentAlarm()
    #expect(phone.end == nil)
    let set = phone.reminders
    try await stage.core.lock()
    try await Task.sleep(for: .milliseconds(200))
    #expect(phone.reminders == set, "what was set stays when it locks")
    try await stage.core.wipe()
    try await stage.until("nothing rings for what is gone") { phone.reminders.isEmpty }
  }

  private func life(of device: Device) -> Life {
    Life(core: device.core, phone: LentPhone(), now: device.clock.now)
  }
}
