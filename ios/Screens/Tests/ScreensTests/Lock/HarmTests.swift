import Foundation
import SchakelCore
import Testing

@testable import Screens

/// A file that opens and is not sound: Today says so, what is sound is read, and one intent leads to
/// the rescue.
@MainActor
struct HarmTests {
  @Test("nothing is said of a sound file")
  func sound() async throws {
    let stage = try await Stage()
    let model = FileModel(stage.shell)
    let day = TodayModel(stage.shell)
    try await stage.until("the day is shown") { day.view != nil }
    #expect(try await stage.ask { $0.damage() } == 0)
    #expect(model.harm == nil)
  }

  @Test("damage is told beside what is sound, and a rescue puts the file in order")
  func damaged() async throws {
    let stage = try await Stage()
    let rinus = try await stage.ask { try $0.report("Rinus Kwakernaat") }
    try await damage(stage)
    let model = FileModel(stage.shell)
    try await stage.until("it is told") { model.harm == .damaged(places: 1) }
    #expect(try await stage.ask { try $0.cases.get(case: rinus).who.name } == "Rinus Kwakernaat")
    let intents = Intents()
    intents { model.toRescue() }
    try await stage.until("the lock screen is that of a rescue") { stage.shell.gate == .rescue }
    #expect(intents.count == 1, "intents of the view model, not taps")

    let unlock = UnlockModel(stage.shell)
    try await rescue(unlock, stage, "111111")
    #expect(unlock.wrong)
    #expect(stage.core.gate.value == .rescue)
    try await rescue(unlock, stage, "481516")
    #expect(stage.shell.rescued?.damaged == 1)
    #expect(stage.core.gate.value == .open)
    let after = FileModel(stage.shell)
    #expect(try await stage.ask { try $0.cases.get(case: rinus).who.name } == "Rinus Kwakernaat")
    #expect(try await stage.ask { $0.damage() } == 0)
    _ = try await stage.ask { try $0.report("Teun Fictief") }
    let day = TodayModel(stage.shell)
    try await stage.until("the day is shown") { day.view != nil }
    #expect(after.harm == nil)
  }

  @Test("who would rather read on has the PIN asked, and is told again")
  func readsOn() async throws {
    let stage = try await Stage()
    try await damage(stage)
    let model = FileModel(stage.shell)
    model.toRescue()
    try await stage.until("the rescue is offered") { stage.shell.gate == .rescue }
    let unlock = UnlockModel(stage.shell)
    unlock.readOn()
    try await stage.until("locked as always") {
      if case .closed(.locked) = stage.shell.gate { true } else { false }
    }
    try await stage.core.unlock(pin: Device.pin)
    let again = FileModel(stage.shell)
    try await stage.until("it is told again") { again.harm == .damaged(places: 1) }
  }

  @Test("an older copy says why nothing can be written, and the rescue goes on from it")
  func olderCopy() async throws {
    let stage = try await Stage()
    let rinus = try await stage.ask { try $0.report("Rinus Kwakernaat") }
    try await stage.core.lock()
    let older = try Data(contentsOf: vault(stage))
    try await stage.core.unlock(pin: Device.pin)
    _ = try await stage.ask { try $0.report("Bea Verzonnen") }
    try await stage.core.lock()
    try older.write(to: vault(stage))
    try await stage.core.unlock(pin: Device.pin)
    await #expect(throws: CoreError.Corrupt) {
      _ = try await stage.ask { try $0.report("Teun Fictief") }
    }
    let model = FileModel(stage.shell)
    try await stage.until("it is told") { model.harm == .olderCopy }
    model.toRescue()
    try await stage.until("the rescue is offered") { stage.shell.gate == .rescue }
    try await rescue(UnlockModel(stage.shell), stage, "481516")
    #expect(try await stage.ask { try $0.rolledBack() } == false)
    #expect(try await stage.ask { try $0.cases.get(case: rinus).who.name } == "Rinus Kwakernaat")
    _ = try await stage.ask { try $0.report("Teun Fictief") }
  }

  private func vault(_ stage: Stage) -> URL { stage.device.home.appending(path: "vault.db") }

  /// While the phone was locked, one byte of a long report became another. It is unlocked after.
  private func damage(_ stage: Stage) async throws {
    try await stage.core.lock()
    let before = try Data(contentsOf: vault(stage)).count
    try await stage.core.unlock(pin: Device.pin)
    let story = String(repeating: "Een lang verhaal. ", count: 2_000)
    _ = try await stage.ask { try $0.report("Bea Verzonnen", concern: story) }
    try await stage.core.lock()
    var file = try Data(contentsOf: vault(stage))
    // Of what the report added, the middle: of the pages there, only its own are so full.
    file[(before + file.count) / 2 + 100] ^= 1
    try file.write(to: vault(stage))
    try await stage.core.unlock(pin: Device.pin)
  }

  private func rescue(_ model: UnlockModel, _ stage: Stage, _ pin: String) async throws {
    for digit in pin { model.pin.add(digit.wholeNumberValue ?? 0) }
    model.rescue()
    try await stage.until("answered") { !model.busy }
  }
}
