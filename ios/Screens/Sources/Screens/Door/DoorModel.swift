import Foundation
import Observation
import SchakelCore

/// At the door of one case: what happened, in one tap, and what comes after it.
@MainActor
@Observable
public final class DoorModel: Model {
  /// The case; nil until the core answered.
  public private(set) var view: CaseView?

  /// Whether it is known what stood here before: from then on a tap counts.
  public private(set) var begun = false

  /// How the worker went there.
  public var kind = AttemptKind.homeVisit

  /// The appointment that this settles; nil for none.
  public private(set) var meant: MeantAppointment?

  /// What was just written down; nil while nothing was.
  public private(set) var recorded: Recorded?

  /// When to try again.
  public private(set) var proposal: Proposal?

  /// Whether another outcome is being chosen for what was written down.
  public var correcting = false

  @ObservationIgnored private let file: CaseId
  @ObservationIgnored private let settles: AppointmentId?
  @ObservationIgnored private let form: String

  /// The door of the case in this file; with the appointment that led there.
  public init(_ shell: Shell, _ file: CaseId, appointment: AppointmentId?) {
    self.file = file
    settles = appointment
    form = "attempt \(file.hex)"
    super.init(shell)
    shell.phone.askPlace()
    act { [self] in try await begin() }
    watch({ try $0.cases.get(case: file) }, show: { [weak self] in self?.view = $0 })
  }

  /// Writes down what happened: one tap, and nothing waits for the map.
  @discardableResult
  public func happened(_ outcome: AttemptOutcome) -> Task<Void, Never>? {
    if correcting { return correct(outcome) }
    return act { [self] in
      let draft = draft(kind, outcome, line: "", spot: await here())
      let now = shell.now()
      (recorded, proposal) = try await ask { [form] core in
        let attempted = try core.visits.attempt(draft: draft)
        let recorded = Recorded(
          attempt: attempted.attempt, kind: draft.kind, outcome: outcome, at: now)
        try core.forms.keep(name: form, fields: recorded.fields)
        return (recorded, attempted.proposal)
      }
    }
  }

  /// Adds one line to what was written down.
  public func line(_ typed: String) {
    guard var now = recorded else { return }
    now.line = typed
    recorded = now
    keep(form) { [self, fields = now.fields] in
      try await ask { [form] in try $0.forms.keep(name: form, fields: fields) }
    }
  }

  /// Plans the next attempt as it was proposed.
  @discardableResult
  public func plan() -> Task<Void, Never>? {
    guard let at = proposal, let now = recorded else { return nil }
    return act { [self] in
      recorded = try await ask { [form, file] core in
        let wanted = AppointmentDraft(case: file, kind: .homeVisit, on: at.on, part: at.part)
        var with = now
        with.planned = Planned(
          appointment: try core.visits.plan(draft: wanted), on: at.on, part: at.part)
        try core.forms.keep(name: form, fields: with.fields)
        return with
      }
    }
  }

  /// The next attempt is not planned after all; the proposal stands again.
  @discardableResult
  public func unplan() -> Task<Void, Never>? {
    guard let now = recorded, let planned = now.planned else { return nil }
    return act { [self] in
      (recorded, proposal) = try await ask { [form, file] core in
        try core.visits.settleAppointment(appointment: planned.appointment)
        var without = now
        without.planned = nil
        try core.forms.keep(name: form, fields: without.fields)
        return (without, try core.cases.get(case: file).proposal)
      }
    }
  }

  /// Goes on as a visit, which began when the door opened.
  @discardableResult
  public func asVisit() -> Task<Void, Never>? {
    guard let now = recorded else { return nil }
    return act { [self] in
      let visit = try await ask { [file] in try $0.visits.start(case: file, attempt: now.attempt) }
      shell.navigator.replace(.visit(visit))
    }
  }

  /// The sheet was left for good: the line goes where it belongs.
  public func left() {
    guard let now = recorded else { return }
    keep(form) { [self] in try await settle(now) }
  }

  /// Another outcome for what was written down; the first one stays readable in the case.
  private func correct(_ outcome: AttemptOutcome) -> Task<Void, Never>? {
    guard let now = recorded else { return nil }
    let draft = draft(kind, outcome, line: now.line, spot: nil)
    return act { [self] in
      (recorded, proposal) = try await ask { [form, file] core in
        try core.visits.correctAttempt(id: now.attempt, draft: draft)
        var changed = now
        changed.kind = draft.kind
        changed.outcome = outcome
        try core.forms.keep(name: form, fields: changed.fields)
        return (changed, try core.cases.get(case: file).proposal)
      }
      correcting = false
    }
  }

  /// Finds what stood here before the app was closed, and what the appointment was for.
  private func begin() async throws {
    if let stood = Recorded(fields: try await ask { [form] in try $0.forms.kept(name: form) }) {
      if abs(shell.now().timeIntervalSince(stood.at)) < Self.sameDoor {
        recorded = stood
        kind = stood.kind
        proposal = try await ask { [file] in try $0.cases.get(case: file).proposal }
      } else {
        try await settle(stood)
      }
    }
    if let settles {
      meant = try await ask { try $0.today.view(here: nil).today.appointment(settles) }
    }
    if recorded == nil, let meant { kind = meant.kind }
    begun = true
  }

  /// Adds the line to the attempt, and forgets the form.
  private func settle(_ now: Recorded) async throws {
    let line = now.line.trimmingCharacters(in: .whitespacesAndNewlines)
    let draft = draft(now.kind, now.outcome, line: line, spot: nil)
    try await ask { [form] core in
      if !line.isEmpty { try core.visits.correctAttempt(id: now.attempt, draft: draft) }
      try core.forms.discard(name: form)
    }
  }

  private func draft(_ kind: AttemptKind, _ outcome: AttemptOutcome, line: String, spot: Spot?)
    -> AttemptDraft
  {
    AttemptDraft(
      case: file,
      kind: kind,
      outcome: outcome,
      spot: spot,
      line: line,
      appointment: meant == nil ? nil : settles
    )
  }

  /// Where the phone is, when it says so soon enough: the outcome does not wait for it.
  private func here() async -> Spot? {
    let (answers, answer) = AsyncStream.makeStream(of: Spot?.self)
    let asked = Task { _ = answer.yield(await shell.phone.here()) }
    let waited = Task {
      if (try? await Task.sleep(for: Self.hereWaits)) != nil { _ = answer.yield(nil) }
    }
    defer {
      asked.cancel()
      waited.cancel()
    }
    for await spot in answers { return spot }
    return nil
  }

  private static let hereWaits = Duration.milliseconds(300)

  /// What was recorded longer ago than this, in seconds, is another time at this door.
  private static let sameDoor: TimeInterval = 60 * 60
}

/// What an appointment was for.
public struct MeantAppointment: Equatable, Sendable {
  /// How the worker would go.
  public let kind: AttemptKind
  /// What for; may be empty.
  public let what: String
}

extension Today {
  /// The appointment of the day with this id.
  fileprivate func appointment(_ wanted: AppointmentId) -> MeantAppointment? {
    for item in late + due + visits {
      if case .appointment(wanted, let kind, let what) = item.kind {
        return MeantAppointment(kind: kind, what: what)
      }
    }
    return nil
  }
}
