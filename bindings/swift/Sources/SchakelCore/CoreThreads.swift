import Foundation

/// The threads on which the core is called, and no others: a call may wait for disk or network.
final class CoreThreads: Sendable {
  private let queue: OperationQueue

  init(_ name: String, count: Int) {
    queue = OperationQueue()
    queue.name = name
    queue.maxConcurrentOperationCount = count
    queue.qualityOfService = .userInitiated
  }

  /// Asks on one of these threads. Cancelling takes back what has not begun; what has begun ends,
  /// and its answer counts, for it may have written.
  func ask<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    let turn = Turn<T>()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { answer in
        guard turn.wait(with: answer) else { return }
        queue.addOperation {
          guard let answer = turn.begin() else { return }
          answer.resume(with: Result(catching: work))
        }
      }
    } onCancel: {
      turn.cancel()
    }
  }

  /// Does on one of these threads what must not be left out, also when nobody waits for it.
  func finish<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { answer in
      queue.addOperation { answer.resume(with: Result(catching: work)) }
    }
  }
}

/// Who answers: the thread that begins, or whoever cancels before it.
private final class Turn<T: Sendable>: Sendable {
  private enum Stand {
    case new
    case waiting(CheckedContinuation<T, any Error>)
    case over
  }

  private let stand = Guarded(Stand.new)

  /// Takes a place in the queue, unless it was cancelled already.
  func wait(with answer: CheckedContinuation<T, any Error>) -> Bool {
    let cancelled = stand.with { stand in
      if case .over = stand { return true }
      stand = .waiting(answer)
      return false
    }
    if cancelled { answer.resume(throwing: CancellationError()) }
    return !cancelled
  }

  /// Whom to answer, unless it was cancelled.
  func begin() -> CheckedContinuation<T, any Error>? {
    stand.with { stand in
      defer { stand = .over }
      if case .waiting(let answer) = stand { return answer }
      return nil
    }
  }

  func cancel() {
    begin()?.resume(throwing: CancellationError())
  }
}
