import Foundation
import SchakelCore
import Screens
import Testing

/// The safety timer and the silent alarm, over a real hub.
@MainActor final class SafetyTests {
  private let intents = Intents()

  /// Its hub and its files are there until the test is over.
  private let town: Town

  init() throws {
    town = try Town()
  }

  @Test func aTimerStartsInOneAndIsCalledWatchedOnlyAfterTheHubsReceipt() async throws {
    let (stage, client) = try await street()
    town.stopHub()
    let (start, watch) = try await timers(stage, client)
    #expect(start.words == "Rinus Kwakernaat, Verzonnenlaan 12, Vroomshoop")
    try await intents.cost(atMost: 1, "setting the timer") {
      intents { start.start(minutes: 30) }
      try await stage.until("it runs") { watch.shown.count == 1 }
    }
    let running = try #require(watch.shown.first)
    try await stage.until("no connection") {
      watch.standing(running, at: stage.clock.now()) == .offline
    }
    #expect(watch.standing(running, at: running.due) == .passedUnwatched)

    try await town.startHub()
    stage.shell.postman.sync()
    try await stage.until("watched") {
      watch.shown.first.map { watch.standing($0, at: stage.clock.now()) } == .watched
    }
    let watched = try #require(watch.shown.first)
    #expect(watched.watched != nil)
    #expect(watch.standing(watched, at: watched.due) == .passed)
    intents { watch.allWell(watched.watch) }
    try await stage.until("all well") { watch.shown.isEmpty }
    #expect(try await stage.ask { try $0.safety.running() }.isEmpty)
  }

  @Test func whatSupervisorsWillReadIsKeptWhileItIsTyped() async throws {
    let (stage, client) = try await street()
    let (start, _) = try await timers(stage, client)
    start.type("Bij Rinus, ga uit van de hond")
    try await stage.until("kept") {
      try await !stage.ask { try $0.forms.kept(name: "watch \(client.hex)") }.isEmpty
    }
    try await stage.restart()
    let again = try await timers(stage, client)
    #expect(again.0.words == "Bij Rinus, ga uit van de hond")
    again.0.start(minutes: 15)
    try await stage.until("it runs") { again.1.shown.count == 1 }
    #expect(try await stage.ask { try $0.forms.kept(name: "watch \(client.hex)") }.isEmpty)
  }

  @Test func theSilentAlarmIsOneLongPressAndShowsNowhereButOnItsOwnScreen() async throws {
    let (stage, _) = try await street()
    let watch = WatchModel(stage.shell)
    try await stage.until("known") { watch.running != nil }
    let raised = await stage.shell.raiseSilentAlarm()
    #expect(raised)
    try await stage.until("at the hub") {
      try await stage.ask { try $0.safety.running() }.first?.watched != nil
    }
    try await stage.until("known here") { watch.silent.count == 1 }
    #expect(watch.shown.isEmpty)
    let alarm = try await town.untilToBeSeen()
    #expect(alarm?.words == "Rinus Kwakernaat, Verzonnenlaan 12, Vroomshoop")

    // Whoever is forced to say outside the screens that all is well, is not safe.
    await stage.shell.allWellWhenOpen()
    #expect(try await stage.ask { try $0.safety.running() }.count == 1)
    watch.allWell(try #require(watch.silent.first).watch)
    try await stage.until("called off on its own screen") { watch.silent.isEmpty }
  }

  @Test func allWellFromOutsideEndsEveryTimerThatRuns() async throws {
    let (stage, client) = try await street()
    let (start, watch) = try await timers(stage, client)
    start.start(minutes: 15)
    try await stage.until("it runs") { watch.shown.count == 1 }
    await stage.shell.allWellWhenOpen()
    try await stage.until("none runs") { watch.shown.isEmpty }
  }

  @Test func theSilentAlarmIsAboutTheCaseThatIsOnTheScreen() async throws {
    let (stage, first) = try await street()
    _ = try await stage.ask { try Twenterand.rinus($0) }
    stage.shell.navigator.open(.caseFile(first))
    stage.shell.navigator.open(.safety)
    let model = SafetyModel(stage.shell)
    try await stage.until("known") { model.row != nil }
    #expect(model.chosen == first)
    #expect(model.cases?.count == 2)
    _ = await stage.shell.raiseSilentAlarm()
    #expect(try await stage.ask { try $0.safety.running() }.map(\.case) == [first])
  }

  @Test func withoutACaseThereIsNobodyToBeAlarmedAbout() async throws {
    let stage = try await Stage()
    let raised = await stage.shell.raiseSilentAlarm()
    #expect(!raised)
    #expect(try await stage.ask { try $0.safety.running() }.isEmpty)
  }

  @Test func aDrillSaysHowFarItCameAndWhoSawIt() async throws {
    let (stage, _) = try await street()
    // Ahead of the hub's: between its receipt and its alarm lies time, in which there is nothing to
    // be seen.
    town.clock.ahead = 2
    let model = DrillModel(stage.shell)
    model.drill()
    try await stage.until("at the hub") {
      await model.look()
      return model.last?.watched != nil
    }
    #expect(model.last?.seenAt == nil)
    let drill = try #require(try await town.untilToBeSeen())
    #expect(drill.drill)
    try await town.supervisor.core.ask { core in
      _ = try core.supervision.sawAlarm(alarm: drill.id)
      _ = try core.sync.now()
    }
    stage.shell.postman.sync()
    try await stage.until("seen") {
      await model.look()
      return model.last?.seenAt != nil
    }
    #expect(model.last?.seenBy == "Marit Bedacht")
    #expect(try await stage.ask { try $0.safety.running() }.isEmpty)
  }

  @Test func withoutATeamATimerSaysThatNobodyWatches() async throws {
    let stage = try await Stage()
    let client = try await stage.ask { try Twenterand.rinus($0) }
    let (start, watch) = try await timers(stage, client)
    start.start(minutes: 15)
    try await stage.until("nobody watches") {
      watch.shown.first.map { watch.standing($0, at: stage.clock.now()) } == .alone
    }
  }

  /// A worker in the town, with one case.
  private func street() async throws -> (Stage, CaseId) {
    try await town.settle()
    let stage = try Stage(town.worker)
    return (stage, try await stage.ask { try Twenterand.rinus($0) })
  }

  private func timers(_ stage: Stage, _ client: CaseId) async throws -> (
    WatchStartModel, WatchModel
  ) {
    let (start, watch) = (WatchStartModel(stage.shell, client), WatchModel(stage.shell))
    try await stage.until("words and timers") { !start.words.isEmpty && watch.running != nil }
    return (start, watch)
  }
}
