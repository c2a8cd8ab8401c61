import Dispatch

/// One unlocked session: its handles and its listener. A question under way holds them; the last one
/// that ends after locking gives them back.
final class Opened: Sendable {
  private let session: Session
  private let areas: Areas
  private let changes = Changes()
  private let subscription: Guarded<Subscription?>
  private let ended = Guarded(false)

  init(_ session: Session) {
    self.session = session
    areas = Areas(session)
    subscription = Guarded(session.listen(listener: changes))
  }

  /// Bursts of changes, until it is locked.
  var news: Latest<Changes.News> { changes.news }

  /// Asks; once it is locked, the core answers that it is.
  func ask<T>(_ question: (Unlocked) throws -> T) throws -> T {
    try answer { try question(Unlocked(areas)) }
  }

  /// Ends a sync that is under way. Beside the threads of the core, which may all be waiting for it.
  func endSync() {
    DispatchQueue.global(qos: .userInitiated).async { self.areas.sync.cancel() }
  }

  /// Locks; whoever asks or watches is told so. What storage could not do is thrown at the end.
  func lock() throws {
    let first = ended.with { ended in
      defer { ended = true }
      return !ended
    }
    guard first else { return }
    defer {
      changes.end()
      subscription.with { $0 = nil }
    }
    try answer { try session.lock() }
  }
}
