import Foundation
import SchakelCore

/// What lives as long as the process: the shell, and what has to happen when the app comes, goes, or
/// is woken while nobody looks. The app target only tells it when.
@MainActor
public final class Life {
  /// The one shell.
  public let shell: Shell

  private var last: Task<Void, Never>?
  private let bells: Bells

  /// Of one core on one phone; `saved` says where the user was when the last process ended.
  public init(
    core: Core, phone: any Phone, saved: String = "",
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    shell = Shell(core: core, phone: phone, saved: saved, now: now)
    bells = Bells(core: core, phone: phone, now: now)
  }

  /// Begins to sync, and to let the phone ring.
  public func begin() {
    shell.postman.start()
    bells.start()
  }

  /// The app left the screen. What was typed is kept; then what waits is sent for as long as the
  /// system allows. When this returns, nothing is under way that suspension could interrupt.
  public func left(within limit: Duration) async {
    await inTurn { [shell] in
      await shell.paused()
      await Self.atMost(limit) { await shell.postman.syncAndWait() }
      await shell.postman.halt()
    }
  }

  /// The app is on the screen again.
  public func came() async {
    await inTurn { [shell] in await shell.resumed() }
  }

  /// The phone was locked: its files cannot be read from now on, so nothing stays open.
  public func phoneLocked() async {
    await inTurn { [shell] in
      await shell.postman.halt()
      await shell.lock()
    }
  }

  /// Sends and fetches while nobody looks, unopened when it is locked; rings when an alarm of a
  /// colleague went off, and learns what will ring. Ends in time, whatever the network does.
  public func syncAway(within limit: Duration) async {
    let core = shell.core
    await Self.atMost(limit) { [shell] in
      if core.gate.value == .open {
        _ = try? await core.sync()
      } else if let seen = try? await core.syncWhileLocked(), seen.alarms > 0 {
        shell.phone.ringNow()
      }
    }
    if let times = try? await core.reminders() { shell.phone.remind(at: times) }
  }

  /// One after the other, in the order of asking: leaving is never overtaken by coming back.
  private func inTurn(_ work: @escaping @MainActor () async -> Void) async {
    let before = last
    let turn = Task {
      await before?.value
      await work()
    }
    last = turn
    await turn.value
  }

  /// Waits for work, and no longer than the limit; then it is stopped.
  private static func atMost(
    _ limit: Duration, _ work: @escaping @MainActor () async -> Void
  ) async {
    let working = Task { await work() }
    await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
      let once = Once(done)
      let waiting = Task {
        try? await Task.sleep(for: limit)
        working.cancel()
        once.resume()
      }
      Task {
        await working.value
        waiting.cancel()
        once.resume()
      }
    }
  }
}

/// Goes on once, whichever comes first.
@MainActor
private final class Once {
  private var done: CheckedContinuation<Void, Never>?

  init(_ done: CheckedContinuation<Void, Never>) { self.done = done }

  func resume() {
    done?.resume()
    done = nil
  }
}
