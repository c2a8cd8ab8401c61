import Foundation
import Observation
import SchakelCore

/// What a call led to: one tap, and what stands on the same sheet.
@MainActor @Observable public final class AfterCallModel: FormModel {
  /// Where the sheet stands.
  public enum Step { case asking, promising, callingBack, recorded }

  /// What a call can lead to; not having called at all stands apart.
  public nonisolated static let outcomes = allCallOutcomes().filter { $0 != .notCalled }

  /// The call; nil until the core answered.
  public private(set) var call: CallView?
  /// The round it belongs to.
  public private(set) var round: RoundView?
  /// Who to call next, and for which need.
  public private(set) var next: NextCallView?
  /// What can be needed, by name.
  public private(set) var needs: [ChoiceView] = []
  /// The rows of the plan that spending may belong to.
  public private(set) var rows: [PlanItemPart] = []
  /// What was promised on this sheet.
  public private(set) var promised: PromiseDraft?
  /// What was spent on this sheet.
  public private(set) var spent: [SpendingDraft] = []
  /// Whether the amount goes over the mandate: it warns and asks for a name, and does not block.
  public private(set) var overMandate = false

  private let id: CallId
  private var again = false

  /// The sheet of one call.
  public init(_ shell: Shell, _ id: CallId) {
    self.id = id
    super.init(shell, form: "call \(id.hex)")
    act { [self] in
      try await restore()
      let found = try await ask { try $0.aroundCall(id) }
      (round, needs, rows, call) = (found.round, found.needs, found.rows, found.call)
      try await weigh()
    }
  }

  /// Where the sheet stands.
  public var step: Step {
    switch self[Field.step] {
    case Field.promising: .promising
    case Field.callingBack: .callingBack
    default: call?.outcome == nil || again ? .asking : .recorded
    }
  }

  /// Whether spending is being written down.
  public var spending: Bool { !self[Field.spending].isEmpty }

  /// The day of the promise.
  public var due: LocalDate? { LocalDate(kept: self[Field.due]) }

  /// Whether every need of the round stands somewhere.
  public var roundIsDone: Bool { round?.isDone ?? false }

  /// What it led to. A promise and a call-back ask one thing more; all else is done at once.
  public func answer(_ outcome: CallOutcome) {
    switch outcome {
    case .promised: type(Field.step, Field.promising)
    case .callBack: type(Field.step, Field.callingBack)
    default: record(OutcomeDraft(outcome: outcome, line: self[Field.line]))
    }
  }

  /// The outcome was another one: asks again, with what was typed.
  public func reconsider() {
    again = true
    if !self[Field.step].isEmpty { type(Field.step, "") }
  }

  /// The day by which it is promised.
  public func choose(due: LocalDate) {
    type(Field.due, due.description)
  }

  /// Records the promise, with who was called as the one who made it unless a name was typed.
  public func promise() {
    guard let due else { return }
    let promise = PromiseDraft(
      what: self[Field.what].trimmed, who: self[Field.who].trimmed, due: due)
    record(OutcomeDraft(outcome: .promised, line: self[Field.line], promise: promise))
  }

  /// Records when to call back; nil when no time was agreed.
  public func callBack(at time: Instant?) {
    record(OutcomeDraft(outcome: .callBack, line: self[Field.line], callBack: time))
  }

  /// Begins to write spending down.
  public func startSpending() {
    type(Field.spending, Field.open)
  }

  /// Writes the amount, and asks whether it goes over the mandate.
  public func amount(_ typed: String) {
    type(Field.amount, typed)
    keep("mandate") { [self] in try await weigh() }
  }

  /// Writes spending down, with the outcome as it was.
  public func spend() {
    guard let call, let outcome = call.outcome else { return }
    let row = self[Field.row]
    let spending = SpendingDraft(
      cents: cents(self[Field.amount]) ?? 0, purpose: self[Field.purpose].trimmed,
      item: row.isEmpty ? nil : PlanItemId(hex: row),
      agreedBy: overMandate ? self[Field.agreed].trimmed : "")
    record(
      OutcomeDraft(outcome: outcome, line: call.line, callBack: call.callBack, spending: spending))
  }

  /// Calls the next one of the round.
  public func callNext() {
    act { [self] in
      guard let next, let call else { return }
      try await dial(
        CallDraft(
          case: call.case, callee: next.candidate.callee, channel: .phone, need: next.need,
          round: call.round))
    }
  }

  /// Opens the partner whose number is missing.
  public func fillIn() {
    if let next { shell.navigator.open(.partner(next.candidate.partner)) }
  }

  /// Back to the plan of the round.
  public func goOn() {
    guard let call else { return }
    shell.navigator.back()
    shell.navigator.to(.call(call.case))
  }

  /// The round is done.
  public func endRound() {
    act { [self] in
      if let round = round?.round { _ = try await ask { try $0.calls.endRound(round: round) } }
      shell.navigator.back()
    }
  }

  private func record(_ draft: OutcomeDraft) {
    let (id, form) = (id, form)
    act { [self] in
      let (after, following) = try await ask { core in
        let after = try core.calls.outcome(call: id, draft: draft)
        try core.forms.discard(name: form)
        return (after, try after.next ?? core.next(after))
      }
      if let promise = draft.promise { promised = promise }
      if let spending = draft.spending { spent.append(spending) }
      clear()
      (again, overMandate) = (false, false)
      (call, round, next) = (after.call, after.round, following)
      if draft.outcome == .notCalled { shell.navigator.back() }
    }
  }

  private func weigh() async throws {
    guard let cents = cents(self[Field.amount]) else {
      overMandate = false
      return
    }
    overMandate = try await ask { try $0.plans.overMandate(cents: cents) }
  }

  /// Names of what is typed or chosen on the sheet.
  public enum Field {
    public static let line = "line"
    public static let what = "what"
    public static let who = "who"
    public static let purpose = "purpose"
    public static let row = "row"
    public static let agreed = "agreed"
    public static let amount = "amount"
    static let due = "due"
    static let step = "step"
    static let spending = "spending"
    static let promising = "promising"
    static let callingBack = "calling back"
    static let open = "open"
  }
}

/// A call and what stands around it.
private struct AroundCall: Sendable {
  let call: CallView?
  let round: RoundView?
  let needs: [ChoiceView]
  let rows: [PlanItemPart]
}

extension Unlocked {
  fileprivate func aroundCall(_ id: CallId) throws -> AroundCall {
    var call: CallView?
    if case .call(let view) = try current(id.hex) { call = view }
    return AroundCall(
      call: call,
      round: try call?.round.map { try calls.round(round: $0) },
      needs: try calls.needs(),
      rows: try call.map { try plans.get(case: $0.case).items.filter { $0.id != nil } } ?? [])
  }

  /// Without a round: the next one of the plan for the same need, when this one did not arrange it.
  fileprivate func next(_ after: AfterCallView) throws -> NextCallView? {
    let call = after.call
    let settled = call.outcome == .arranged || call.outcome == .promised
    guard after.round == nil, !call.need.isEmpty, !settled, case .partner = call.callee else {
      return nil
    }
    let others = try calls.callPlan(case: call.case, need: call.need).candidates
    return others.first { $0.dial != nil && $0.callee != call.callee }
      .map { NextCallView(need: call.need, candidate: $0) }
  }
}
