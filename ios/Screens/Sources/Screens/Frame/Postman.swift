import Foundation
import Observation
import SchakelCore

/// Syncs while the app is open: at once when it opens, soon after each change, and every minute.
/// Never in the way of a screen; what it learnt stands in `state`.
@MainActor
@Observable
public final class Postman {
  /// What has been sent and what has come in; nil until first asked.
  public private(set) var state: SyncView?

  /// Whether a round is under way.
  public private(set) var running = false

  @ObservationIgnored private let core: Core
  @ObservationIgnored private var round: Task<Void, Never>?
  @ObservationIgnored private var again = false
  @ObservationIgnored private var working: [Task<Void, Never>] = []

  init(core: Core) {
    self.core = core
  }

  /// Starts following the core, until `end`.
  public func start() {
    let core = core
    guard working.isEmpty else { return }
    working = [
      Task { [weak self] in
        var open: Task<Void, Never>?
        for await gate in core.gate {
          open?.cancel()
          open = gate == .open ? Task { await self?.whileOpen() } : nil
        }
        open?.cancel()
      }
    ]
  }

  /// Goes now; when it is on its way, once more after that. One that was stopped ends first.
  public func sync() {
    again = true
    guard round == nil else { return }
    running = true
    round = Task {
      while again, !Task.isCancelled {
        again = false
        await once()
      }
      round = nil
      // Asked for after this one was stopped: then it is only on its way now.
      if again { sync() } else { running = false }
    }
  }

  /// Goes now, and waits until it is back: for a screen that was pulled down.
  public func syncAndWait() async {
    sync()
    while let going = round { await going.value }
  }

  /// Stops a round that takes long; what was fetched is kept.
  public func stop() {
    again = false
    round?.cancel()
  }

  /// Stops, and waits until nothing is under way any more; the core ends a round soon.
  public func halt() async {
    while let going = round {
      stop()
      await going.value
    }
  }

  private func whileOpen() async {
    async let following: Void = follow()
    while !Task.isCancelled {
      sync()
      guard (try? await Task.sleep(for: Self.every)) != nil else { break }
    }
    await following
  }

  private func once() async {
    let looking = Task { [weak self, core] in
      while (try? await Task.sleep(for: Self.lookEvery)) != nil {
        guard let seen = try? await core.ask({ try $0.sync.state() }) else { return }
        self?.state = seen
      }
    }
    defer { looking.cancel() }
    do {
      state = try await core.sync()
    } catch is CoreError {
      // Locked meanwhile, or wiped: the gate shows it. A keystore that does not answer now leaves
      // the gate as it was; the next act asks it again.
      _ = try? await core.look()
    } catch {
      // Stopped.
    }
  }

  private func follow() async {
    let core = core
    var soon: Task<Void, Never>?
    defer { soon?.cancel() }
    do {
      for try await seen in core.watch({ try $0.sync.state() }) {
        state = seen
        soon?.cancel()
        guard seen.waiting > 0 else { continue }
        soon = Task { [weak self] in
          // What is written while a round is under way may have come too late for it.
          await self?.round?.value
          guard let state = self?.state, state.waiting > 0,
            (try? await Task.sleep(for: Self.afterChange)) != nil
          else { return }
          self?.sync()
        }
      }
    } catch {
      // Locked: the gate shows it.
    }
  }

  private static let every = Duration.seconds(60)
  private static let lookEvery = Duration.milliseconds(500)
  private static let afterChange = Duration.milliseconds(1_500)
}

extension Postman {
  /// How syncing stands, for one line on a screen.
  public enum Standing: Equatable, Sendable {
    /// Nothing to say.
    case inOrder
    /// So much is coming in that it takes a while; how far it is, from 0 to 1.
    case syncing(Double)
    case offline
    /// Something else is wrong; settings say what.
    case trouble
    /// So many are not sent yet.
    case waiting(Int)
  }

  /// Fewer than this come in before a bar could be read.
  private static let long: UInt32 = 50

  /// How syncing stands.
  public var standing: Standing {
    guard let state else { return .inOrder }
    if let way = state.running, way.total > Self.long {
      return .syncing(min(1, Double(way.done) / Double(way.total)))
    }
    switch state.trouble {
    case .unreachable?: return .offline
    case .some: return .trouble
    case nil: return state.waiting > 0 && !running ? .waiting(Int(state.waiting)) : .inOrder
    }
  }
}
