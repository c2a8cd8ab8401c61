import Dispatch

/// What changed in one session, told in bursts: however many ids come in within a frame, whoever
/// watches asks once. A slow watcher misses bursts in between, never the last one.
final class Changes: Listener {
  /// One frame: what changes within it is shown together.
  static let burst = DispatchTimeInterval.milliseconds(16)

  /// How often something changed, and whether the session was locked.
  struct News: Equatable {
    var burst = 0
    var over = false
  }

  /// Counts bursts; the last word is that it is over.
  let news = Latest(News())

  private let due = Guarded(false)
  private let afterAFrame: @Sendable (@escaping @Sendable () -> Void) -> Void

  init(afterAFrame: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void = Changes.wait) {
    self.afterAFrame = afterAFrame
  }

  /// Called on the thread that wrote, which goes on at once.
  func changed(ids: [EntityId]) {
    let first = due.with { due in
      defer { due = true }
      return !due
    }
    if first { afterAFrame { self.tell() } }
  }

  /// The session was locked.
  func end() {
    news.update { $0.over = true }
  }

  private func tell() {
    due.with { $0 = false }
    news.update { $0.burst += 1 }
  }

  private static let frames = DispatchQueue(label: "core.changes", qos: .userInitiated)

  private static func wait(then tell: @escaping @Sendable () -> Void) {
    frames.asyncAfter(deadline: .now() + burst, execute: tell)
  }
}
