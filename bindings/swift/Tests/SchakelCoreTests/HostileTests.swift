import Foundation
import Testing

@testable import SchakelCore

/// Every function that the core exports is called with values nobody should send. The calls are
/// generated from the package itself, so one that is new is called without anybody naming it.
/// Whatever happens is an answer or a CoreError: nothing panics, nothing hangs, the core goes on.
@Suite(.serialized, .timeLimit(.minutes(5))) struct HostileTests {
  private static let rounds = 12

  @Test func everyFunctionOfEveryAreaAnswersOrThrowsACoreError() async throws {
    let phone = try await hostilePhone()
    var answered = 0
    for round in 0..<Self.rounds {
      for (number, call) in hostileCalls.enumerated() {
        try await phone.open()
        if await phone.met(call, seed: round * 1_000 + number) { answered += 1 }
      }
    }
    #expect(hostileCalls.count > 100)
    #expect(answered > 100, "hostile values that all are refused prove little")
    try await phone.open()
    _ = try await phone.core.ask { try $0.report("Nog iemand") }
    #expect(try await phone.core.ask { try $0.count() } > 0)
  }

  @Test func fromSeveralTasksWhileItIsLockedAndOpened() async throws {
    let phone = try await hostilePhone()
    // Each of these takes as long as an unlock.
    let slow = ["Settings.setPin", "Team.found", "Team.join"]
    let quick = hostileCalls.filter { !slow.contains($0.name) }
    let over = Guarded(false)
    try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 1...4 {
        group.addTask {
          var asked = 0
          var order = Hostiles(seed: number, known: [])
          while !over.with({ $0 }) {
            _ = await phone.met(order.one(of: quick), seed: asked)
            asked += 1
            // What is refused at once leaves no room for who is to open it again.
            await Task.yield()
          }
          return asked
        }
      }
      for _ in 1...3 {
        try await Task.sleep(for: .milliseconds(200))
        try await phone.core.lock()
        try await phone.open()
      }
      over.with { $0 = true }
      for try await asked in group { #expect(asked > 10) }
    }
    try await phone.open()
  }

  @Test func theLockedCoreAndFunctionsThatBelongToNothing() throws {
    let phone = Phone()
    let locked = Companion(
      home: phone.home.path + "/\0", keystore: phone.keystore, clock: phone.clock)
    #expect(hostileCallsWhileLocked.count == 9)
    for round in 0..<Self.rounds {
      for call in hostileCallsWhileLocked {
        var give = Hostiles(seed: round, known: [])
        _ = answers(call) { try call.call(locked, &give) }
      }
    }
    #expect(words.count >= 36)
    for (name, isEmpty) in words {
      var give = Hostiles(seed: 7, known: [])
      #expect(!isEmpty(&give), "\(name)")
    }
  }

  private func hostilePhone() async throws -> Phone {
    let phone = try await Phone.setUp(pack: Program.pack.get())
    try await phone.core.ask { core in
      for number in 1...3 { _ = try core.report("Iemand \(number)") }
    }
    return phone
  }
}

/// Whether the core answered; an error of any other kind than its own fails the test.
private func answers<T>(_ call: HostileCall<T>, _ act: () throws -> Void) -> Bool {
  do {
    try answer(act)
    return true
  } catch CoreError.Internal(let code) {
    Issue.record("\(call.name): an internal fault, \(code)")
  } catch is CoreError {
    return false
  } catch {
    Issue.record("\(call.name): \(error)")
  }
  return false
}

extension Phone {
  fileprivate func met(_ call: HostileCall<Unlocked>, seed: Int) async -> Bool {
    let answered = try? await core.ask { core in
      let page = try? core.cases.list(filter: .open, after: nil, limit: 5)
      var give = Hostiles(seed: seed, known: page?.cases.map(\.case.hex) ?? [])
      return answers(call) { try call.call(core, &give) }
    }
    return answered ?? false
  }

  /// Open again, whatever was done to it.
  fileprivate func open() async throws {
    if try await core.look() == .open { return }
    clock.pass(minutes: 24 * 60)
    if try await core.look() == .open { return }
    guard case .closed(.locked) = core.gate.value else {
      Issue.record("a hostile call closed it: \(core.gate.value)")
      return
    }
    try await core.unlock(pin: Phone.pin())
  }
}
