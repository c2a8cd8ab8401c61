import Foundation
import SchakelCore

/// Somebody's device: a folder, a keystore, and the core over them.
final class Device: @unchecked Sendable {
  let home: URL
  let keystore = MemoryKeystore()
  let clock: TownClock

  /// The core; another one after `restart`.
  private(set) var core: Core

  init(_ home: URL, clock: TownClock) {
    self.home = home
    self.clock = clock
    // A hub that ends in the middle of a write would end this process with it.
    signal(SIGPIPE, SIG_IGN)
    core = Core(home: home, keystore: keystore, clock: clock)
  }

  /// Sets it up with the town's PIN and pack.
  func setUp(_ name: String = "Noor Verzonnen", _ function: String = "casemanager") async throws {
    let worker = WorkerDraft(
      name: name, organisation: "Team Outreach (voorbeeld)", function: function)
    try await core.setUp(pin: Device.pin, worker: worker, pack: try Program.pack())
  }

  /// The process ends without a word and another begins: what was not durable is gone.
  func restart() async throws {
    try await core.lock()
    core = Core(home: home, keystore: keystore, clock: clock)
  }

  /// The PIN of everybody in the town.
  static var pin: Secret { Secret("481516".utf8) }
}

/// A keystore without hardware: what it keeps is gone with the process.
final class MemoryKeystore: Keystore {
  private let kept = Guarded<[KeystoreEntry: Data]>([:])

  func load(entry: KeystoreEntry) throws -> Data? { kept.with { $0[entry] } }

  func store(entry: KeystoreEntry, secret: Data) throws { kept.with { $0[entry] = secret } }

  func remove(entry: KeystoreEntry) throws { kept.with { $0[entry] = nil } }
}

/// The time in the town: the real one, moved by `ahead`. The hub allows a day of difference.
final class TownClock: Clock {
  private let moved = Guarded<TimeInterval>(0)

  /// How far this clock runs ahead of the real one, in seconds.
  var ahead: TimeInterval {
    get { moved.with { $0 } }
    set { moved.with { $0 = newValue } }
  }

  /// What the clock says.
  func now() -> Date { Date().addingTimeInterval(ahead) }

  func nowMs() throws -> Int64 { Int64(now().timeIntervalSince1970 * 1_000) }

  /// As on a phone: the screens and the core must have one zone, or they differ about today at night.
  func zone() throws -> String { TimeZone.current.identifier }
}
