import Foundation

/// The one way to the core: owns its objects, listeners and errors, and runs everything on its own
/// background threads. Secrets are wiped after the call. Functions throw ``CoreError``, and a
/// question that was cancelled before it began throws `CancellationError`.
public final class Core: Sendable {
  private let companion: Companion
  private let threads: CoreThreads

  /// One at a time unlocks or locks, and never waits for a question.
  private let door = CoreThreads("core.door", count: 1)

  /// Beside both: whoever syncs unopened holds up neither questions nor the door.
  private let aside = CoreThreads("core.aside", count: 2)

  private let open = Guarded<Opened?>(nil)
  private let toRescue = Guarded(false)

  /// Whether the core can be asked: now, and whenever that changes.
  public let gate = Latest(Gate.looking)

  /// The core over the files in a folder, which is made when needed.
  public init(home: URL, keystore: any Keystore, clock: any Clock, threads: Int = 3) {
    companion = Companion(home: home.path, keystore: keystore, clock: clock)
    self.threads = CoreThreads("core", count: threads)
  }

  /// Asks the core what stands here.
  @discardableResult
  public func look() async throws -> Gate {
    try await atTheDoor { try self.see() }
  }

  /// Sets this device up; the pack may follow later.
  public func setUp(pin: Secret, worker: WorkerDraft, pack: Data?) async throws {
    try await atTheDoor {
      try self.enter {
        try pin.spend { try self.companion.setUp(pin: $0, worker: worker, pack: pack) }
      }
    }
  }

  /// Unlocks with the PIN.
  public func unlock(pin: Secret) async throws {
    try await atTheDoor {
      try self.enter { try pin.spend { try self.companion.unlockWithPin(pin: $0) } }
    }
  }

  /// Unlocks with the key that a fingerprint or face released.
  public func unlock(released: Secret) async throws {
    try await atTheDoor {
      try self.enter {
        try released.spend { try self.companion.unlockWithBiometrics(released: $0) }
      }
    }
  }

  /// Starts anew from the backup that a recovery card and its code open.
  public func recover(card: String, code: String, pin: Secret) async throws {
    try await atTheDoor {
      try self.enter {
        try pin.spend { try self.companion.recover(card: card, code: code, pin: $0) }
      }
    }
  }

  /// Keeps a damaged vault aside and opens what is sound of it.
  public func rescue(pin: Secret) async throws -> RescuedView {
    try await atTheDoor {
      try self.shut()
      defer { _ = try? self.see() }
      let rescued = try pin.spend { try self.companion.rescue(pin: $0) }
      self.entered(rescued.session)
      return rescued.view
    }
  }

  /// Destroys everything on this device.
  public func wipe() async throws {
    try await atTheDoor {
      let locking = Result { try self.shut() }
      try self.companion.wipe()
      try self.see()
      try locking.get()
    }
  }

  /// Locks: from now on questions throw ``CoreError/Locked``, and so do watches.
  public func lock() async throws {
    try await lock(toRescue: false)
  }

  /// The same, to rescue what is sound: the gate says so until it is opened, or locked once more.
  public func lockToRescue() async throws {
    try await lock(toRescue: true)
  }

  private func lock(toRescue: Bool) async throws {
    try await atTheDoor {
      self.toRescue.with { $0 = toRescue }
      let locking = Result { try self.shut() }
      try self.see()
      try locking.get()
    }
  }

  /// Sends what waits and fetches what is new. Blocks one thread as long as the network does; others
  /// go on. Cancelling ends it soon: what was moved is safe, and the next one goes on from there.
  public func sync() async throws -> SyncView {
    let asked = try opened()
    let stand = try await withTaskCancellationHandler {
      try await ask(of: asked) { try $0.sync.now() }
    } onCancel: {
      asked.endSync()
    }
    try Task.checkCancellation()
    return stand
  }

  /// Sends what waits sealed and fetches what is new, unopened; for when nobody looks.
  public func syncWhileLocked() async throws -> LockedSyncView {
    try await aside.ask { try answer { try self.companion.syncWhileLocked() } }
  }

  /// When to remind of something: moments, and nothing of what.
  public func reminders() async throws -> [Date] {
    try await aside.ask { try answer { try self.companion.reminders() } }
  }

  /// Asks once, on a background thread.
  public func ask<T: Sendable>(_ question: @escaping @Sendable (Unlocked) throws -> T) async throws
    -> T
  {
    try await ask(of: try opened(), question)
  }

  /// Asks now, and again after changes, for as long as the loop over it goes on.
  public func watch<T: Sendable>(_ question: @escaping @Sendable (Unlocked) throws -> T) -> Watch<T>
  {
    Watch(core: self, question: question)
  }

  func opened() throws -> Opened {
    guard let opened = open.with({ $0 }) else { throw CoreError.Locked }
    return opened
  }

  func ask<T: Sendable>(
    of asked: Opened, _ question: @escaping @Sendable (Unlocked) throws -> T
  ) async throws -> T {
    do {
      return try await threads.ask { try asked.ask(question) }
    } catch let failed as CoreError where failed.shutTheCore {
      // The core locks itself too: after the last wrong PIN, or when this device is revoked.
      if open.with({ $0 === asked }) { try await lock() }
      throw failed
    }
  }

  /// Not to be taken back: who asked to be locked out is locked out.
  private func atTheDoor<T: Sendable>(_ act: @escaping @Sendable () throws -> T) async throws -> T {
    try await door.finish { try answer(act) }
  }

  private func enter(_ session: () throws -> Session) throws {
    try shut()
    defer { _ = try? see() }
    entered(try session())
  }

  private func entered(_ session: Session) {
    open.with { $0 = Opened(session) }
    toRescue.with { $0 = false }
  }

  private func shut() throws {
    let last = open.with { open in
      defer { open = nil }
      return open
    }
    try last?.lock()
  }

  @discardableResult
  private func see() throws -> Gate {
    let seen = open.with { $0 } == nil ? closed(try companion.state()) : .open
    gate.update { $0 = seen }
    return seen
  }

  private func closed(_ state: DeviceState) -> Gate {
    if case .locked = state, toRescue.with({ $0 }) { return .rescue }
    return .closed(state)
  }
}

extension CoreError {
  /// Whether nothing can be asked any more.
  fileprivate var shutTheCore: Bool {
    switch self {
    case .Locked, .Refused(.wiped): true
    default: false
    }
  }
}
