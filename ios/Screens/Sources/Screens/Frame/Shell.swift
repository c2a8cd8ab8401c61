import Foundation
import Observation
import SchakelCore

/// What every screen gets: the core, the phone, and the way to other screens.
@MainActor
@Observable
public final class Shell {
  /// The one way to the core.
  @ObservationIgnored public let core: Core

  /// What the phone lends.
  @ObservationIgnored public let phone: any Phone

  /// Where the user is.
  @ObservationIgnored public let navigator: Navigator

  /// Brings what waits to the hub.
  @ObservationIgnored public let postman: Postman

  /// What time it is; the same clock as the core's.
  @ObservationIgnored public let now: @Sendable () -> Date

  /// Whether the core can be asked.
  public private(set) var gate: Gate

  /// Whether names are covered.
  public private(set) var covered: Bool

  /// Whether the three doors of "+" are open.
  public var adding = false

  /// What a rescue of the damaged file brought, until it was read.
  public var rescued: RescuedView?

  /// The case of which something was erased just now, until the line about it was read.
  public var erased: CaseId?

  @ObservationIgnored private var open: [ObjectIdentifier: Model] = [:]
  @ObservationIgnored private var following: Task<Void, Never>?
  @ObservationIgnored private var away: Away?
  @ObservationIgnored private var sheetOf: CallId?

  /// The shell over a core; `saved` is the way that the system kept.
  public init(
    core: Core,
    phone: any Phone,
    saved: String = "",
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.core = core
    self.phone = phone
    self.now = now
    navigator = Navigator(saved: saved)
    postman = Postman(core: core)
    gate = core.gate.value
    covered = phone.covered
    following = Task { [weak self] in
      for await gate in core.gate { self?.gate = gate }
    }
  }

  /// The language of the words, which the user chooses in the system's settings.
  public var language: Language { phone.language }

  /// Days, times and amounts in that language.
  public var dates: Dates { Dates(language, now: now) }

  /// The name of a person; initials while names are covered.
  public func name(_ who: Who) -> String {
    if !covered { return who.name }
    return who.initials.isEmpty ? "–" : who.initials
  }

  /// Covers or uncovers names, everywhere.
  public func cover(_ wanted: Bool) {
    phone.covered = wanted
    covered = wanted
  }

  /// Keeps every draft that is open, at once: on pause and before locking.
  public func flush() async {
    for model in open.values { await model.flush() }
  }

  /// Keeps what was typed, then locks.
  public func lock() async {
    await flush()
    try? await core.lock()
  }

  /// The same, to rescue what is sound of the file.
  public func lockToRescue() async {
    await flush()
    try? await core.lockToRescue()
  }

  /// The app left the screen: what was typed is kept, and after a while it locks.
  public func paused() async {
    await flush()
    let at = now()
    let until: Date
    do {
      until = try await core.ask {
        AutoLock.until(
          paused: at,
          call: try $0.calls.unlockedUntil(),
          visiting: try !$0.visits.unfinished().isEmpty
        )
      }
    } catch {
      return  // Locked already.
    }
    away?.locking.cancel()
    let locking = Task { [weak self] in
      guard (try? await Task.sleep(for: .seconds(until.timeIntervalSince(at)))) != nil else {
        return
      }
      await self?.lock()
    }
    away = Away(at: at, until: until, locking: locking)
  }

  /// The app is on the screen again, or was just unlocked: locks if it was away too long, else shows
  /// the sheet of the call.
  public func resumed() async {
    let left = away
    away = nil
    left?.locking.cancel()
    if let left, AutoLock.locks(paused: left.at, until: left.until, resumed: now()) {
      return await lock()
    }
    // Locked: it is asked again after unlocking.
    guard let pending = try? await core.ask({ try $0.calls.pending().first }) else { return }
    let sheet = Route.afterCall(pending.call)
    // Shown once by itself: who closed it finds it on Today.
    if pending.call == sheetOf || navigator.stack.contains(sheet) { return }
    sheetOf = pending.call
    navigator.open(sheet)
  }

  func opened(_ model: Model) {
    open[ObjectIdentifier(model)] = model
  }

  func closed(_ model: Model) {
    open[ObjectIdentifier(model)] = nil
    Task { await model.flush() }
  }

  /// Since when the app is away, until when it stays open, and what will lock it.
  private struct Away {
    let at: Date
    let until: Date
    let locking: Task<Void, Never>
  }
}
