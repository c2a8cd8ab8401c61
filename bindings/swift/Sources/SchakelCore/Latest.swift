/// The newest value of something: to be read now, or awaited in a loop that first gives the value of
/// now. It keeps one value and no queue: who is slow misses those in between, never the last one.
public final class Latest<Value: Sendable>: AsyncSequence, Sendable {
  public typealias Element = Value
  public typealias Failure = Never

  private let kept: Guarded<Kept>

  init(_ value: Value) {
    kept = Guarded(Kept(value: value))
  }

  /// What it is now.
  public var value: Value { kept.with { $0.value } }

  /// From the value of now on. The loop ends when its task is cancelled.
  public func makeAsyncIterator() -> Iterator { Iterator(of: self) }

  /// Changes it, and tells whoever waits.
  func update(_ change: (inout Value) -> Void) {
    let (told, waiting) = kept.with { kept in
      change(&kept.value)
      kept.version += 1
      let waiting = kept.waiting
      kept.waiting = [:]
      return ((kept.version, kept.value), waiting)
    }
    for next in waiting.values { next.resume(returning: told) }
  }

  fileprivate func next(after seen: Int) async -> (Int, Value)? {
    let ticket = kept.with { $0.ticket() }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { next in
        let now: (Int, Value)?? = kept.with { kept in
          // Asked under the lock: whoever cancels after this finds the ticket.
          if Task.isCancelled { return .some(nil) }
          if kept.version > seen { return (kept.version, kept.value) }
          kept.waiting[ticket] = next
          return nil
        }
        if let now { next.resume(returning: now) }
      }
    } onCancel: {
      kept.with { $0.waiting.removeValue(forKey: ticket) }?.resume(returning: nil)
    }
  }

  public struct Iterator: AsyncIteratorProtocol, Sendable {
    private let source: Latest
    private var seen = -1

    fileprivate init(of source: Latest) {
      self.source = source
    }

    public mutating func next() async -> Value? {
      guard let (version, value) = await source.next(after: seen) else { return nil }
      seen = version
      return value
    }
  }

  private struct Kept {
    var value: Value
    var version = 0
    var waiting: [Int: CheckedContinuation<(Int, Value)?, Never>] = [:]
    private var tickets = 0

    init(value: Value) {
      self.value = value
    }

    mutating func ticket() -> Int {
      tickets += 1
      return tickets
    }
  }
}
