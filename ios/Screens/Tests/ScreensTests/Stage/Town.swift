import Foundation
import SchakelCore

/// An invented town: a hub on loopback, a supervisor who founded the team, a worker who joined it,
/// and the example pack.
final class Town: @unchecked Sendable {
  let folder: URL
  let clock = TownClock()
  let worker: Device
  let supervisor: Device

  private let hub: Hub

  init() throws {
    folder = try Files.folder("town")
    hub = try Hub(folder.appending(path: "hub"))
    worker = Device(folder.appending(path: "worker"), clock: clock)
    supervisor = Device(folder.appending(path: "supervisor"), clock: clock)
  }

  deinit {
    hub.stop()
    try? FileManager.default.removeItem(at: folder)
  }

  /// A device that is not set up.
  func device(_ name: String) -> Device {
    Device(folder.appending(path: name), clock: clock)
  }

  /// Starts the hub.
  func startHub() async throws { try await hub.start() }

  /// Stops the hub: phones have no connection now.
  func stopHub() { hub.stop() }

  /// The hub takes calls and answers none, as on a road that is cut.
  func freezeHub() { hub.freeze() }

  /// And answers again.
  func thawHub() { hub.thaw() }

  /// Both devices are set up, and in one team over the hub.
  func settle() async throws {
    try await hub.start()
    try await supervisor.setUp("Marit Bedacht", "leidinggevende")
    try await worker.setUp("Noor Verzonnen", "casemanager")
    let founding = hub.founding
    _ = try await supervisor.core.ask { try $0.team.found(invitation: founding) }
    _ = try await supervisor.core.ask { try $0.sync.now() }
    let roles = Roles(worker: true, supervisor: false, coordinator: false)
    let invitation = try await supervisor.core.ask {
      try $0.team.invite(name: "Noor Verzonnen", roles: roles)
    }
    _ = try await worker.core.ask { try $0.team.join(invitation: invitation.text) }
    try await everybodySyncs()
  }

  /// Everything that waits arrives.
  func everybodySyncs() async throws {
    for _ in 0..<2 {
      for device in [supervisor, worker, supervisor] {
        _ = try await device.core.ask { try $0.sync.now() }
      }
    }
  }
  /// Syncs the supervisor's device until an alarm or a drill is to be seen there; nil when none ever
  /// is. That it is armed is not enough: the hub sets it off when it is due by its own clock, after
  /// its receipt.
  func untilToBeSeen() async throws -> AlarmView? {
    for _ in 0..<200 {
      let alarms = try await supervisor.core.ask { core in
        _ = try core.sync.now()
        return try core.supervision.alarms()
      }
      if let alarm = alarms.first(where: \.toBeSeen) { return alarm }
      try await Task.sleep(for: .milliseconds(25))
    }
    return nil
  }
}
