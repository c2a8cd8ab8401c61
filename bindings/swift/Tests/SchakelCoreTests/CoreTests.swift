import Foundation
import Testing

@testable import SchakelCore

/// The adapter: its threads, what it watches, and how it locks.
@Suite(.timeLimit(.minutes(1))) struct CoreTests {
  @Test @MainActor func aWatchAsksAgainAfterAChangeAndEndsOnTheLastState() async throws {
    let core = try await Phone.setUp().core
    let asked = Guarded(0)
    let seen = Latest([-1])
    let watching = Task { @MainActor in
      for try await count in core.watch({
        asked.with { $0 += 1 }
        return try $0.count()
      }) {
        MainActor.assertIsolated()
        seen.update { $0.append(count) }
      }
    }
    for await counts in seen where counts.last == 0 { break }
    for number in 1...20 { _ = try await core.ask { try $0.report("Reeks \(number)") } }
    for await counts in seen where counts.last == 20 { break }
    #expect(seen.value == seen.value.sorted(), "in the order in which it happened")
    #expect(asked.with { $0 } <= 22)

    watching.cancel()
    await #expect(throws: CancellationError.self) { try await watching.value }
    let last = asked.with { $0 }
    _ = try await core.ask { try $0.report("Na het kijken") }
    try await Task.sleep(for: .milliseconds(80))
    #expect(asked.with { $0 } == last, "nobody watches")
  }

  @Test func whoWatchesSlowlyHoldsUpNobodyWhoWrites() async throws {
    let core = try await Phone.setUp().core
    let watching = Latest(0)
    let never = Latest(0)
    let watchers = (1...8).map { _ in
      Task {
        for try await _ in core.watch({ try $0.count() }) {
          watching.update { $0 += 1 }
          for await value in never where value == 1 { break }
        }
      }
    }
    for await count in watching where count == 8 { break }
    for number in 1...20 { _ = try await core.ask { try $0.report("Traag \(number)") } }
    #expect(watching.value == 8)
    for watcher in watchers { watcher.cancel() }
  }

  @Test func lockedForARescueTheGateSaysSoUntilItIsOpenedOrLockedOnceMore() async throws {
    // Its files are there as long as the phone is.
    let phone = try await Phone.setUp()
    let core = phone.core
    #expect(try await core.ask { $0.damage() } == 0)
    #expect(try await core.ask { try $0.rolledBack() } == false)
    try await core.lockToRescue()
    #expect(core.gate.value == .rescue)
    #expect(try await core.look() == .rescue, "whoever looks does not change it")
    await #expect(throws: CoreError.self) { try await core.rescue(pin: Secret("000000".utf8)) }
    #expect(core.gate.value == .rescue, "nor does a wrong PIN")
    try await core.lock()
    guard case .closed(.locked) = core.gate.value else {
      Issue.record("locked as always")
      return
    }
    try await core.lockToRescue()
    #expect(try await core.rescue(pin: Phone.pin()).recovered > 0)
    #expect(core.gate.value == .open)
    try await phone.core.lock()
    #expect(core.gate.value != .rescue)
  }

  @Test func aLongQuestionHoldsUpNoOther() async throws {
    let core = try await Phone.setUp().core
    let release = DispatchSemaphore(value: 0)
    async let long: Void = core.ask { _ in release.wait() }
    _ = try await core.ask { try $0.count() }
    release.signal()
    try await long
  }

  @Test func lockingEndsWatchesAndQuestionsAlsoThoseUnderWay() async throws {
    let core = try await Phone.setUp().core
    let (watched, inside) = (Latest(false), Latest(false))
    let release = DispatchSemaphore(value: 0)
    let watching = Task {
      for try await _ in core.watch({ try $0.count() }) { watched.update { $0 = true } }
    }
    let underWay = Task {
      _ = try await core.ask {
        inside.update { $0 = true }
        release.wait()
        return try $0.count()
      }
    }
    for flag in [watched, inside] { for await reached in flag where reached { break } }
    let session = { [weak opened = try core.opened()] in opened }
    try await core.lock()
    release.signal()
    await #expect(throws: CoreError.Locked) { try await watching.value }
    await #expect(throws: CoreError.Locked) { try await underWay.value }
    await #expect(throws: CoreError.Locked) { try await core.ask { try $0.count() } }
    await #expect(throws: CoreError.Locked) {
      for try await _ in core.watch({ try $0.count() }) {}
    }
    try await core.lock()
    #expect(core.gate.value != .open)
    while session() != nil { await Task.yield() }
  }

  @Test @MainActor func nothingIsAskedOnTheMainThread() async throws {
    let core = try await Phone.setUp().core
    #expect(try await core.ask { _ in Thread.isMainThread } == false)
    for try await onMain in core.watch({ _ in Thread.isMainThread }) {
      #expect(!onMain)
      break
    }
  }

  @Test func aQuestionThatIsCancelledBeforeItsTurnIsNotAsked() async throws {
    let core = try await Phone.setUp(threads: 1).core
    let inside = Latest(false)
    let release = DispatchSemaphore(value: 0)
    async let long: Void = core.ask { _ in
      inside.update { $0 = true }
      release.wait()
    }
    for await reached in inside where reached { break }
    let cancelled = Task { try await core.ask { try $0.report("Toch niet") } }
    cancelled.cancel()
    await #expect(throws: CancellationError.self) { try await cancelled.value }
    release.signal()
    try await long
    #expect(try await core.ask { try $0.count() } == 0)
  }

  @Test func aKeystoreThatThrowsIsAnErrorAClockThatThrowsStandsStill() async throws {
    struct Broken: Error {}
    let phone = try await Phone.setUp()
    try await phone.core.lock()
    for fault in [KeystoreError.NoAnswer, Broken()] as [any Error] {
      phone.keystore.fail(with: fault)
      await #expect(throws: CoreError.Internal(code: 2)) {
        try await phone.core.unlock(pin: Phone.pin())
      }
    }
    phone.keystore.fail(with: nil)
    try await phone.core.unlock(pin: Phone.pin())
    phone.clock.fail(with: Broken())
    let id = try await phone.core.ask { try $0.report("Zonder klok") }
    phone.clock.fail(with: nil)
    let opened = try await phone.core.ask { try $0.cases.get(case: id).opened }
    #expect(try opened.milliseconds == phone.clock.nowMs())
  }

  @Test func aListenerThatIsDroppedWhileItIsCalledIsGivenBack() async throws {
    let phone = Phone()
    let companion = Companion(
      home: phone.home.path, keystore: phone.keystore, clock: phone.clock)
    let session = try Phone.pin().spend {
      try companion.setUp(pin: $0, worker: Phone.worker, pack: nil)
    }
    let called = Latest(false)
    let release = DispatchSemaphore(value: 0)
    weak var listener: Slow?
    var subscription: Subscription?
    do {
      let slow = Slow(called: called, release: release)
      listener = slow
      subscription = session.listen(listener: slow)
    }
    let writing = Task.detached { try Unlocked(Areas(session)).report("Onder het luisteren") }
    for await reached in called where reached { break }
    #expect(subscription != nil)
    subscription = nil
    release.signal()
    _ = try await writing.value
    while listener != nil { await Task.yield() }
    try session.lock()
  }

  @Test func aSyncThatIsCancelledInTheMiddleEndsSoonAndTheNextOneGoesOn() async throws {
    let hub = try await Hub()
    let phone = try await Phone.setUp(at: Date(), pack: Program.pack.get())
    try await phone.core.ask { [founding = hub.founding] in
      _ = try $0.team.found(invitation: founding)
      _ = try $0.sync.now()
      _ = try $0.report("Onderweg")
    }
    hub.freeze()
    let sync = Task { try await phone.core.sync() }
    while try await phone.core.ask({ try $0.sync.state().running }) == nil { await Task.yield() }
    let start = ContinuousClock.now
    sync.cancel()
    await #expect(throws: CancellationError.self) { try await sync.value }
    #expect(ContinuousClock.now - start < .seconds(5), "no request gives up by itself so soon")
    hub.thaw()
    let state = try await phone.core.sync()
    #expect(state.waiting == 0)
  }
}

/// Is called, and does not return until it is released.
private final class Slow: Listener {
  private let called: Latest<Bool>
  private let release: DispatchSemaphore

  init(called: Latest<Bool>, release: DispatchSemaphore) {
    self.called = called
    self.release = release
  }

  func changed(ids: [EntityId]) {
    called.update { $0 = true }
    release.wait()
    release.signal()
  }
}
