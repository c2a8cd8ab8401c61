import Foundation
import SchakelCore
import Testing

@testable import Screens

/// What a worker meets before the core is open.
@MainActor
struct LockTests {
  private let freeTries = 4
  private let tries = 12
  private let fewLeft = 4

  @Test("a new phone asks who you are and a PIN twice, then for the team")
  func begins() async throws {
    let stage = try Stage(try Town().worker)
    #expect(try await stage.core.look() == .closed(.new))
    let model = BeginModel(stage.shell)
    model.next()
    #expect(model.step == .who, "the name is asked first")
    model.worker.name = "Noor Verzonnen"
    model.next()
    type("481516", in: model.pin)
    model.next()
    type("481517", in: model.again)
    model.next()
    #expect(model.different)
    #expect(stage.core.gate.value != .open)
    type("481516", in: model.pin)
    model.next()
    type("481516", in: model.again)
    model.next()
    try await stage.until("open") { !model.busy }
    #expect(stage.core.gate.value == .open)
    #expect(stage.route == .joining)
    #expect(try await stage.ask { try $0.settings.worker().name } == "Noor Verzonnen")
    #expect(model.pin.count == 0 && model.again.count == 0, "nothing of it stays in memory")
  }

  @Test("the right PIN opens, a wrong one says so")
  func opens() async throws {
    let stage = try await locked()
    let model = UnlockModel(stage.shell)
    try await unlock(model, stage, "111111")
    #expect(model.wrong)
    #expect(model.other == nil)
    #expect(model.pin.count == 0)
    try await unlock(model, stage, "481516")
    #expect(stage.core.gate.value == .open)
  }

  @Test("a PIN is six digits or more, can be taken back, and is compared digit by digit")
  func typed() {
    let pin = Pin()
    type("48151", in: pin)
    #expect(!pin.enough)
    pin.add(7)
    pin.remove()
    pin.add(6)
    #expect(pin.enough)
    let other = Pin()
    type("481516", in: other)
    #expect(pin.isSame(as: other))
    other.remove()
    #expect(!pin.isSame(as: other))
    #expect(pin.take().count == 6)
    #expect(pin.count == 0)
    for _ in 0..<40 { pin.add(1) }
    #expect(pin.count == 16)
  }

  @Test("after five wrong PINs the keys wait, and the wait counts down")
  func waits() async throws {
    let stage = try await locked()
    for _ in 0...freeTries { await tryWrong(stage) }
    guard case .closed(.locked(let seconds, _, _)) = try await stage.core.look() else {
      Issue.record("it is locked")
      return
    }
    #expect((50...60).contains(seconds))
    let model = UnlockModel(stage.shell)
    model.follow(wait: seconds)
    #expect(model.wait == Int(seconds))
    try await stage.until("it counts down") { model.wait <= Int(seconds) - 2 && model.wait > 0 }
    model.follow(wait: 1)
    try await stage.until("it is over, and the core is asked") { model.wait == 0 }
    model.close()
  }

  @Test("a PIN while one has to wait is refused and costs no try")
  func refused() async throws {
    let stage = try await locked()
    for _ in 0...freeTries { await tryWrong(stage) }
    guard case .closed(.locked(_, let left, _)) = try await stage.core.look() else { return }
    let model = UnlockModel(stage.shell)
    try await unlock(model, stage, "481516")
    #expect(stage.core.gate.value != .open)
    #expect(model.other == nil, "the wait is said, and nothing else")
    guard case .closed(.locked(_, let after, _)) = try await stage.core.look() else { return }
    #expect(after == left)
  }

  @Test("when few tries are left the screen says how many")
  func few() async throws {
    let stage = try await locked()
    let model = UnlockModel(stage.shell)
    #expect(model.triesLeft == nil)
    for _ in 0..<(tries - fewLeft) {
      await tryWrong(stage)
      stage.clock.ahead += 3_600
    }
    try await stage.core.look()
    try await stage.until("seen") { model.triesLeft == UInt32(fewLeft) }
    try await unlock(model, stage, "481516")
    #expect(stage.core.gate.value == .open)
  }

  @Test("a finger opens in one intent when the phone gives the key")
  func finger() async throws {
    let stage = try await Stage()
    let finger = OwnFinger()
    stage.phone.finger = finger
    let key = try #require(await finger.enrol())
    try await stage.ask { session in try key.spend { try session.settings.setBiometrics(key: $0) } }
    try await stage.core.lock()
    let model = UnlockModel(stage.shell)
    try await stage.until("offered") { model.finger }
    let intents = Intents()
    try await intents.cost(atMost: 1, "unlock with a finger") {
      intents { model.unlockWithFinger() }
      try await stage.until("open") { !model.busy }
    }
    #expect(stage.core.gate.value == .open)
  }

  @Test("a finger that the phone does not know any more opens nothing, and the PIN is there")
  func otherFinger() async throws {
    let stage = try await Stage()
    let finger = OwnFinger()
    stage.phone.finger = finger
    let key = try #require(await finger.enrol())
    try await stage.ask { session in try key.spend { try session.settings.setBiometrics(key: $0) } }
    try await stage.core.lock()
    finger.forget()
    let model = UnlockModel(stage.shell)
    model.unlockWithFinger()
    try await stage.until("answered") { !model.busy }
    #expect(stage.core.gate.value != .open)
    #expect(model.problem == nil)
    try await unlock(model, stage, "481516")
    #expect(stage.core.gate.value == .open)
  }

  @Test("a forgotten PIN costs everything here")
  func forgotten() async throws {
    let stage = try await locked()
    let model = UnlockModel(stage.shell)
    model.startAgain()
    try await stage.until("wiped") { !model.busy }
    #expect(stage.core.gate.value == .closed(.new))
  }

  @Test("a rescue brings back what is sound and says where the damaged file is kept")
  func rescue() async throws {
    let stage = try await Stage()
    let rinus = try await stage.ask { try $0.report("Rinus Kwakernaat") }
    try await stage.core.lock()
    // A write that was cut off: the file is no longer a whole number of pages.
    let file = try FileHandle(forWritingTo: stage.device.home.appending(path: "vault.db"))
    try file.seekToEnd()
    try file.write(contentsOf: Data(count: 100))
    try file.close()
    #expect(try await stage.core.look() == .closed(.damaged))
    let model = UnlockModel(stage.shell)
    type("481516", in: model.pin)
    model.rescue()
    try await stage.until("rescued") { !model.busy }
    let kept = try #require(stage.shell.rescued).keptAs
    #expect(FileManager.default.fileExists(atPath: kept))
    #expect(try await stage.ask { try $0.cases.get(case: rinus).who.name } == "Rinus Kwakernaat")
  }

  @Test("a code is digits in eight groups, however it was typed over")
  func code() async throws {
    let model = BeginModel(try Stage(try Town().worker).shell)
    model.recover(true)
    #expect(model.step == .card)
    model.type(code: "123456-789 012x3")
    #expect(model.spacedCode == "123456 789012 3")
    #expect(model.groups == 2)
    model.type(code: String(repeating: "123456 ", count: 9))
    #expect(model.code.count == BeginModel.codeDigits)
    #expect(!model.answered, "the card is missing")
    model.card = "schakel"
    #expect(model.answered)
    model.next()
    model.back()
    #expect(model.step == .card)
  }

  @Test("a lost phone is replaced with card and code, over the hub")
  func recovers() async throws {
    let town = try Town()
    try await town.settle()
    let rinus = try await town.worker.core.ask { try $0.report("Rinus Kwakernaat") }
    let sheet = try await town.worker.core.ask { try $0.recovery.makeCode() }
    try await town.everybodySyncs()
    try await town.worker.core.lock()

    let stage = try Stage(town.device("other"))
    stage.phone.clipboard = " \(sheet.card)\n"
    let model = BeginModel(stage.shell)
    model.recover(true)
    model.pasteCard()
    model.type(code: String(sheet.code.reversed()))
    try await begin(model, stage)
    #expect(model.step == .card, "a wrong code leads back to the card")
    #expect(model.problem == .Rejected(code: .wrongCode))
    model.type(code: sheet.code)
    try await begin(model, stage)
    #expect(stage.core.gate.value == .open)
    try await stage.until("what was sent is back") {
      // The coordinator's device lets the new one in.
      _ = try await town.supervisor.core.sync()
      _ = try await stage.core.sync()
      let back = try? await stage.ask { try $0.cases.get(case: rinus).who.name }
      return back == "Rinus Kwakernaat"
    }
  }

  private func begin(_ model: BeginModel, _ stage: Stage) async throws {
    model.next()
    type("481516", in: model.pin)
    model.next()
    type("481516", in: model.again)
    model.next()
    try await stage.until("begun") { !model.busy }
  }

  private func locked() async throws -> Stage {
    let stage = try await Stage()
    try await stage.core.lock()
    return stage
  }

  private func tryWrong(_ stage: Stage) async {
    await #expect(throws: CoreError.self) {
      try await stage.core.unlock(pin: Secret("000000".utf8))
    }
  }

  private func unlock(_ model: UnlockModel, _ stage: Stage, _ pin: String) async throws {
    type(pin, in: model.pin)
    model.unlock()
    try await stage.until("answered") { !model.busy }
  }

  private func type(_ digits: String, in pin: Pin) {
    for digit in digits { pin.add(digit.wholeNumberValue ?? 0) }
  }
}
