import Foundation
import SchakelCore

/// A phone of the tests: its files, its keystore, its clock, and the core on it.
final class Phone: Sendable {
  let home = FileManager.default.temporaryDirectory.appending(path: "phone-\(UUID())")
  let keystore = MemoryKeystore()
  let clock: SetClock
  let core: Core

  init(at now: Date = SetClock.tuesday, threads: Int = 3) {
    clock = SetClock(now)
    core = Core(
      home: home.appending(path: "files"), keystore: keystore, clock: clock, threads: threads)
  }

  deinit {
    try? FileManager.default.removeItem(at: home)
  }

  /// One that is set up and unlocked.
  static func setUp(
    at now: Date = SetClock.tuesday, pack: Data? = nil, threads: Int = 3
  ) async throws -> Phone {
    let phone = Phone(at: now, threads: threads)
    try await phone.core.setUp(pin: pin(), worker: worker, pack: pack)
    return phone
  }

  /// The PIN of every phone here; a new one each time, for the core wipes it.
  static func pin() -> Secret { Secret("481516".utf8) }

  /// Who works here.
  static let worker = WorkerDraft(
    name: "Noor Verzonnen", organisation: "Team Outreach", function: "casemanager")
}

/// A keystore in memory.
final class MemoryKeystore: Keystore, @unchecked Sendable {
  private let lock = NSLock()
  private var kept: [KeystoreEntry: Data] = [:]
  private var fault: (any Error)?

  /// What it throws from now on instead of answering.
  func fail(with fault: (any Error)?) {
    lock.withLock { self.fault = fault }
  }

  func load(entry: KeystoreEntry) throws -> Data? {
    try lock.withLock {
      if let fault { throw fault }
      return kept[entry]
    }
  }

  func store(entry: KeystoreEntry, secret: Data) throws {
    try lock.withLock {
      if let fault { throw fault }
      kept[entry] = secret
    }
  }

  func remove(entry: KeystoreEntry) throws {
    try lock.withLock {
      if let fault { throw fault }
      kept[entry] = nil
    }
  }
}

/// A clock that stands still until it is moved.
final class SetClock: Clock, @unchecked Sendable {
  /// Tuesday 24 November 2026, 09:00 in Almelo.
  static let tuesday = Date(milliseconds: 1_795_507_200_000)

  private let lock = NSLock()
  private var now: Int64
  private var fault: (any Error)?

  init(_ now: Date) {
    self.now = now.milliseconds
  }

  /// What it throws from now on instead of answering.
  func fail(with fault: (any Error)?) {
    lock.withLock { self.fault = fault }
  }

  /// Time passes.
  func pass(minutes: Int64) {
    lock.withLock { now += minutes * 60_000 }
  }

  func nowMs() throws -> Int64 {
    try lock.withLock {
      if let fault { throw fault }
      return now
    }
  }

  func zone() throws -> String { "Europe/Amsterdam" }
}

extension Unlocked {
  /// The least that a report can be.
  func report(_ name: String) throws -> CaseId {
    let draft = ReportDraft(source: .police, person: PersonPart(name: name), urgency: .today)
    return try cases.report(draft: draft).case
  }

  /// How many cases are open.
  func count() throws -> Int {
    try cases.list(filter: .open, after: nil, limit: 1_000).cases.count
  }
}
