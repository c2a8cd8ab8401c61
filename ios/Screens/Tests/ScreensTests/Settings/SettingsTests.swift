import Foundation
import SchakelCore
import Screens
import Testing

/// What a worker sets on their own phone; there is no hub.
@MainActor struct SettingsTests {
  @Test func anotherNameIsKeptWhileItIsTypedAlsoWhenTheProcessEnds() async throws {
    let stage = try await Stage()
    let model = try await worker(stage)
    var draft = try #require(model.draft)
    draft.name = "Noor Verzonnen-Bos"
    model.type(draft)
    try await stage.until("kept") {
      try await !stage.ask { try $0.forms.kept(name: "worker") }.isEmpty
    }
    try await stage.restart()
    #expect(try await stage.ask { try $0.settings.worker() }.name == "Noor Verzonnen")
    let again = try await worker(stage)
    #expect(again.draft?.name == "Noor Verzonnen-Bos")
    again.done()
    try await stage.until("introduced") { again.introduced }
    #expect(try await stage.ask { try $0.settings.worker() }.name == "Noor Verzonnen-Bos")
    #expect(try await stage.ask { try $0.forms.kept(name: "worker") }.isEmpty)
  }

  @Test func aNameThatSaysNothingIsRefusedAtItsField() async throws {
    let stage = try await Stage()
    let model = try await worker(stage)
    var draft = try #require(model.draft)
    draft.name = ""
    model.type(draft)
    model.done()
    try await stage.until("refused") { model.problem != nil }
    #expect(model.problem == .Invalid(field: "name", rule: .empty))
    #expect(!model.introduced)
    #expect(try await stage.ask { try $0.settings.worker() }.name == "Noor Verzonnen")
  }

  @Test func aFingerIsSwitchedOnAndOff() async throws {
    let stage = try await Stage()
    let finger = OwnFinger()
    stage.phone.finger = finger
    let model = try await settings(stage)
    #expect(model.canBiometrics)
    model.biometrics(true)
    try await stage.until("on") { model.view?.biometrics == true && !model.busy }
    #expect(try await stage.ask { try $0.settings.hasBiometrics() })
    await stage.shell.lock()
    try await stage.core.unlock(released: try #require(await finger.release()))
    let again = try await settings(stage)
    again.biometrics(false)
    try await stage.until("off") { again.view?.biometrics == false && !again.busy }
    #expect(try await !stage.ask { try $0.settings.hasBiometrics() })
    #expect(await finger.release() == nil)
  }

  @Test func aPackIsTakenOnlyAfterItsSignerWasShown() async throws {
    let stage = try await Stage()
    stage.phone.file = try Program.pack()
    let model = try await settings(stage)
    model.pick()
    try await stage.until("looked into") { model.picked != nil }
    #expect(model.picked?.view.signer == model.view?.pack.signer)
    #expect(model.picked?.view.signer.isEmpty == false)
    #expect(!model.taken)
    model.take()
    try await stage.until("taken") { model.taken }
    #expect(model.picked == nil)
  }

  @Test func whatIsNotAPackIsRefused() async throws {
    let stage = try await Stage()
    stage.phone.file = Data("geen pakket".utf8)
    let model = try await settings(stage)
    model.pick()
    try await stage.until("refused") { model.problem != nil }
    #expect(model.problem == .Rejected(code: .notAPack))
    #expect(model.picked == nil)
  }

  @Test func wipingLeavesAPhoneThatCanBeSetUp() async throws {
    let stage = try await Stage()
    stage.shell.navigator.open(.settings)
    let model = try await settings(stage)
    model.wipe()
    try await stage.until("new") { stage.shell.gate == .closed(.new) }
    #expect(stage.route == .today)
  }

  @Test func anotherPinTakesTheOldOneAndTheNewOneTwiceAndOpensFromThenOn() async throws {
    let stage = try await Stage()
    let model = ChangePinModel(stage.shell)
    type("12", model)
    #expect(model.step == .old, "too short to be a PIN")
    type("4816", model, next: false)
    for _ in 0..<6 { model.pin.remove() }
    type("481516", model)
    type("230142", model)
    type("230141", model)
    #expect(model.different && model.step == .new)
    type("230142", model)
    #expect(!model.different)
    type("230142", model)
    try await stage.until("changed") { model.changed }
    await stage.shell.lock()
    await #expect(throws: CoreError.self) { try await stage.core.unlock(pin: Device.pin) }
    try await stage.core.unlock(pin: Secret("230142".utf8))
  }

  @Test func aWrongOldPinChangesNothingAndSaysHowManyTriesAreLeft() async throws {
    let stage = try await Stage()
    let model = ChangePinModel(stage.shell)
    for pin in ["111111", "230142", "230142"] { type(pin, model) }
    try await stage.until("refused") { model.problem != nil && !model.busy }
    guard case .Refused(.wrongPin(let triesLeft, _)) = model.problem else {
      return #expect(Bool(false), "a wrong PIN")
    }
    #expect(triesLeft > 0 && !model.changed && model.step == .old && model.pin.count == 0)
    await stage.shell.lock()
    try await stage.core.unlock(pin: Device.pin)
  }

  private func type(_ digits: String, _ model: ChangePinModel, next: Bool = true) {
    for digit in digits { model.pin.add(digit.wholeNumberValue ?? 0) }
    if next { model.next() }
  }

  private func worker(_ stage: Stage) async throws -> WorkerModel {
    let model = WorkerModel(stage.shell)
    try await stage.until("who works here") { model.draft != nil && !model.busy }
    return model
  }

  private func settings(_ stage: Stage) async throws -> SettingsModel {
    let model = SettingsModel(stage.shell)
    try await stage.until("settings") { model.view != nil }
    return model
  }
}
