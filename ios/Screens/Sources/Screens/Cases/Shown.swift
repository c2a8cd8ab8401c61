import Foundation

/// How many entries a question asks for anew after a change: as many as are shown. Told on the main
/// actor, read on the core's own threads.
final class Shown: @unchecked Sendable {
  private let lock = NSLock()
  private var wanted: UInt32
  private let page: UInt32

  init(page: UInt32) {
    self.page = page
    wanted = page
  }

  /// At least a page.
  var count: UInt32 {
    lock.withLock { wanted }
  }

  /// So many are on the screen now.
  func are(_ shown: Int) {
    lock.withLock { wanted = max(page, UInt32(clamping: shown)) }
  }
}
