import Observation
import SchakelCore

/// One case: how it stands, who is in it, and the route so far.
@MainActor
@Observable
public final class CaseModel: Model {
  /// The case; nil until the core answered.
  public private(set) var view: CaseView?

  /// What was promised and is still to come.
  public private(set) var promises: [PromiseView] = []

  /// The visit that is under way in this case.
  public private(set) var unfinished: VisitId?

  /// What was changed on two phones, with the states to choose from.
  public private(set) var disputes: [Dispute] = []

  /// What happened, newest first, as far as it was fetched.
  public private(set) var entries: [TimelineEntry] = []

  /// Whether the route goes no further back.
  public private(set) var complete = false

  /// What is opened in the route.
  public private(set) var opened: EntityId?

  /// The earlier states of what is opened.
  public private(set) var earlier: [VersionView] = []

  /// The number to call by another phone, when this one cannot.
  public private(set) var number = ""

  @ObservationIgnored private let file: CaseId
  @ObservationIgnored private var next: Cursor?
  @ObservationIgnored private var looking: Task<Void, Never>?
  @ObservationIgnored private var fetching: Task<Void, Never>?
  @ObservationIgnored private let shown = Shown(page: page)

  public init(_ shell: Shell, _ file: CaseId) {
    self.file = file
    super.init(shell)
    look()
  }

  /// Asks anew, when the screen comes to the front: that a visit was begun or thrown away on another
  /// one is a draft, of which nobody is told.
  public func look() {
    looking?.cancel()
    looking = watch(
      { [file, shown] in try Seen($0, file, shown.count) }, show: { [weak self] in self?.show($0) })
  }

  /// Whether a visit is likelier now than the door: there is contact, or one is under way.
  public var visitFirst: Bool {
    unfinished != nil || (view.map { $0.phase != .reported && $0.phase != .outreach } ?? false)
  }

  /// Fetches what happened before; while that comes in, or at the beginning, it does nothing.
  @discardableResult
  public func more() -> Task<Void, Never>? {
    guard let after = next, fetching == nil else { return nil }
    let task = Task { [weak self] in
      await self?.fetch(after)
      self?.fetching = nil
    }
    fetching = task
    return task
  }

  /// Opens something in the route, with its earlier states; again closes it.
  public func open(_ entry: TimelineEntry) {
    opened = opened == entry.id ? nil : entry.id
    earlier = []
    guard opened != nil, entry.versions > 1 else { return }
    Task { [weak self] in await self?.look(before: entry.id) }
  }

  /// Of what was changed on two phones, this is right.
  @discardableResult
  public func settle(_ entity: EntityId, _ chosen: RevisionId) -> Task<Void, Never>? {
    act { [self] in try await ask { try $0.cases.settle(entity: entity, chosen: chosen) } }
  }

  /// Goes on with the visit that is open, or starts one.
  @discardableResult
  public func visit() -> Task<Void, Never>? {
    act { [self] in
      let visit = try await ask { [file] core in
        let open = try core.visits.unfinished().first { $0.case == file }
        return try open?.visit ?? core.visits.start(case: file, attempt: nil)
      }
      shell.navigator.open(.visit(visit))
    }
  }

  /// Opens a finished visit for correction.
  @discardableResult
  public func correct(_ visit: VisitId) -> Task<Void, Never>? {
    act { [self] in
      _ = try await ask { try $0.visits.correct(visit: visit) }
      shell.navigator.open(.visit(visit))
    }
  }

  /// Calls: it is written down first, then the phone's own dialer opens.
  @discardableResult
  public func call(_ callee: Callee) -> Task<Void, Never>? {
    act { [self] in
      let dial = try await ask { [file] in
        try $0.calls.dial(draft: CallDraft(case: file, callee: callee, channel: .phone))
      }
      number = await shell.phone.open(dial.uri) ? "" : dial.shown
    }
  }

  /// The reporter was told.
  @discardableResult
  public func told(_ report: ReportId) -> Task<Void, Never>? {
    act { [self] in try await ask { try $0.cases.fedBack(report: report) } }
  }

  /// Moves the case to another phase.
  @discardableResult
  public func phase(_ phase: Phase) -> Task<Void, Never>? {
    act { [self] in try await ask { [file] in try $0.cases.setPhase(case: file, phase: phase) } }
  }

  /// Closes the case.
  @discardableResult
  public func close(because reason: ClosingReason) -> Task<Void, Never>? {
    act { [self] in try await ask { [file] in try $0.cases.close(case: file, reason: reason) } }
  }

  /// Starts sharing visits with another employer.
  @discardableResult
  public func share() -> Task<Void, Never>? {
    act { [self] in try await ask { [file] in try $0.cases.share(case: file) } }
  }

  private func fetch(_ after: Cursor) async {
    do {
      let page = try await ask { [file] in
        try $0.cases.timeline(case: file, after: after, limit: Self.page)
      }
      // The route was asked anew meanwhile: its end is somewhere else now.
      guard next == after else { return }
      entries += page.entries
      ends(page.next)
    } catch let error as CoreError {
      problem = error
    } catch {
      // The screen closed.
    }
  }

  private func look(before entity: EntityId) async {
    do {
      let versions = try await ask { try $0.cases.versions(entity: entity).filter { !$0.current } }
      if opened == entity { earlier = versions }
    } catch let error as CoreError {
      problem = error
    } catch {
      // The screen closed.
    }
  }

  private func show(_ seen: Seen) {
    view = seen.view
    promises = seen.promises
    unfinished = seen.unfinished
    disputes = seen.disputes
    entries = seen.route.entries
    ends(seen.route.next)
  }

  private func ends(_ at: Cursor?) {
    next = at
    complete = at == nil
    shown.are(entries.count)
  }

  private nonisolated static let page: UInt32 = 30
}

/// Something that was changed on two phones, with the states to choose from.
public struct Dispute: Identifiable, Equatable, Sendable {
  /// What was changed.
  public let id: EntityId
  /// The states that stand beside each other.
  public let states: [VersionView]
}

/// All that the screen shows, of one moment.
private struct Seen: Sendable {
  let view: CaseView
  let promises: [PromiseView]
  let unfinished: VisitId?
  let disputes: [Dispute]
  let route: TimelinePage

  init(_ core: Unlocked, _ file: CaseId, _ wanted: UInt32) throws {
    let view = try core.cases.get(case: file)
    self.view = view
    promises = try core.calls.openPromises(case: file)
    unfinished = try core.visits.unfinished().first { $0.case == file }?.visit
    disputes = try view.conflicts.prefix(Self.many).map { entity in
      Dispute(id: entity, states: try core.cases.versions(entity: entity).filter(\.current))
    }
    route = try core.cases.timeline(case: file, after: nil, limit: wanted)
  }

  /// More than these are shown when these are settled.
  private static let many = 5
}

extension Moment {
  /// The visit that this is, when it is one.
  public var visit: VisitId? {
    if case .visit(let visit) = self { return visit.visit }
    return nil
  }

  /// Whether earlier states of it are corrections. Other things change by living on: a call gets its
  /// outcome, a promise is kept.
  public var correctable: Bool {
    switch self {
    case .visit, .attempt, .report: true
    default: false
    }
  }
}
