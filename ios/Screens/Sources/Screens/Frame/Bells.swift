import Foundation
import SchakelCore

/// Lets the phone ring when something is due and when a safety timer ends. The phone learns bare
/// moments, while the app is open; what was set stays when it locks.
@MainActor
final class Bells {
  private let core: Core
  private let phone: any Phone
  private let now: @Sendable () -> Date
  private var following: Task<Void, Never>?

  init(core: Core, phone: any Phone, now: @escaping @Sendable () -> Date) {
    self.core = core
    self.phone = phone
    self.now = now
  }

  /// Follows the core, for as long as the process.
  func start() {
    following = Task { [weak self, core] in
      var open: Task<Void, Never>?
      for await gate in core.gate {
        open?.cancel()
        switch gate {
        case .open: open = Task { await self?.whileOpen() }
        case .closed(.locked), .rescue, .looking: break
        // Wiped, or another device's: what was to ring is nobody's any more.
        case .closed: self?.set(timer: nil, reminders: [])
        }
      }
    }
  }

  private func whileOpen() async {
    // Locked: the gate shows it.
    try? await follow()
  }

  private func follow() async throws {
    let running = core.watch { core in
      try core.safety.running().filter { !$0.silent }.map(\.due)
    }
    for try await ends in running {
      let next = ends.filter { $0 > now() }.min()
      set(timer: next, reminders: try await core.reminders())
    }
  }

  private func set(timer: Date?, reminders: [Date]) {
    phone.timer(end: timer)
    phone.remind(at: reminders)
  }
}
