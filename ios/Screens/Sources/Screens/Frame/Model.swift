import Foundation
import Observation
import SchakelCore

/// What stands behind a screen, for as long as it is open: asks the core, keeps what is shown, says
/// what went wrong. Everything in it happens on the main actor; the core works elsewhere.
@MainActor
@Observable
open class Model {
  /// The core, the phone, and the way to other screens.
  @ObservationIgnored public let shell: Shell

  /// What went wrong last, to be shown until it is dismissed or something succeeds.
  public var problem: CoreError?

  /// Whether an act is under way. A second tap meanwhile does nothing.
  public private(set) var busy = false

  @ObservationIgnored private var watching: [Task<Void, Never>] = []
  @ObservationIgnored private var drafts: [String: Draft] = [:]

  /// A model that is open until `close`; its drafts are kept when the app leaves the screen.
  public init(_ shell: Shell) {
    self.shell = shell
    shell.opened(self)
  }

  /// Shows what the core answers, now and after each change, until the screen closes.
  @discardableResult
  public final func watch<Answer: Sendable>(
    _ question: @escaping @Sendable (Unlocked) throws -> Answer,
    show: @escaping @MainActor (Answer) -> Void
  ) -> Task<Void, Never> {
    let core = shell.core
    let task = Task { [weak self] in
      do {
        for try await answer in core.watch(question) { show(answer) }
      } catch let error as CoreError {
        self?.problem = error
      } catch {
        // The screen closed.
      }
    }
    watching.append(task)
    return task
  }

  /// Does something once: a second tap while it is under way does nothing. What was typed is kept
  /// before. An act that was begun is finished, although its screen may close meanwhile.
  @discardableResult
  public final func act(_ work: @escaping @MainActor () async throws -> Void) -> Task<Void, Never>?
  {
    guard !busy else { return nil }
    busy = true
    return Task {
      problem = nil
      await flush()
      do {
        try await work()
      } catch let error as CoreError {
        problem = error
      } catch {
        // Stopped on purpose.
      }
      busy = false
    }
  }

  /// Asks the core once, on its own threads.
  public final func ask<Answer: Sendable>(
    _ question: @escaping @Sendable (Unlocked) throws -> Answer
  ) async throws -> Answer {
    try await shell.core.ask(question)
  }

  /// Keeps a draft half a second after the last keystroke. `flush` keeps it at once: on pause,
  /// before lock and before any act.
  public final func keep(_ slot: String, write: @escaping @MainActor () async throws -> Void) {
    drafts[slot]?.waiting.cancel()
    let waiting = Task { [weak self] in
      guard (try? await Task.sleep(for: Self.afterTyping)) != nil, let self else { return }
      await self.written(self.drafts.removeValue(forKey: slot))
    }
    drafts[slot] = Draft(waiting: waiting, write: write)
  }

  /// Keeps at once what still waits.
  public final func flush() async {
    let waiting = drafts.values
    drafts = [:]
    for draft in waiting {
      draft.waiting.cancel()
      await written(draft)
    }
  }

  /// The screen closed: nothing is watched any more, and what was typed is kept.
  public final func close() {
    for task in watching { task.cancel() }
    watching = []
    shell.closed(self)
  }

  private func written(_ draft: Draft?) async {
    do {
      try await draft?.write()
    } catch let error as CoreError {
      problem = error
    } catch {
      // Only the core writes drafts, and it throws nothing else.
    }
  }

  /// What was typed and is not kept yet.
  private struct Draft {
    let waiting: Task<Void, Never>
    let write: @MainActor () async throws -> Void
  }

  private static let afterTyping = Duration.milliseconds(500)
}
