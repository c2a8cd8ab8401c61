import Foundation
import SchakelCore
import Screens
import Testing

/// One worker with a phone of their own: the real core, the example pack, and no hub. It is put away
/// when the test lets go of it.
@MainActor
final class Stage {
  let device: Device
  let phone = LentPhone()

  /// Where the worker is, and everything around the screens; another one after `restart`.
  private(set) var shell: Shell

  private let folder: URL

  /// A phone that is set up and unlocked.
  init() async throws {
    folder = try Files.folder("stage")
    device = Device(folder.appending(path: "worker"), clock: TownClock())
    try await device.setUp()
    shell = Shell(core: device.core, phone: phone, now: device.clock.now)
  }

  /// The screens over a device of a town.
  init(_ device: Device) throws {
    folder = try Files.folder("stage")
    self.device = device
    shell = Shell(core: device.core, phone: phone, now: device.clock.now)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  var core: Core { device.core }
  var clock: TownClock { device.clock }
  var route: Route { shell.navigator.current }

  /// Asks the core.
  func ask<Answer: Sendable>(_ question: @escaping @Sendable (Unlocked) throws -> Answer)
    async throws -> Answer
  {
    try await core.ask(question)
  }

  /// The process ends without a word; the system kept where the worker was. The PIN is given.
  func restart() async throws {
    let saved = shell.navigator.saved
    try await device.restart()
    _ = try await core.look()
    try await core.unlock(pin: Device.pin)
    shell = Shell(core: core, phone: phone, saved: saved, now: device.clock.now)
  }

  /// Waits until something is so; a test that waits in vain fails.
  func until(_ what: Comment, _ so: @MainActor () async throws -> Bool) async throws {
    for _ in 0..<3_000 {
      if try await so() { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    Issue.record(what)
  }
}
