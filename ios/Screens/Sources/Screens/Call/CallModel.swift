import Foundation
import Observation
import SchakelCore

/// What Bellen shows about one case.
public struct CallPage: Sendable {
  /// About whom; nil while there is no case.
  public let about: CaseView?
  /// What can be needed.
  public let needs: [ChoiceView]
  /// The round that goes on.
  public let round: RoundView?
  /// Who to call for the need that is looked at.
  public let plan: CallPlanView?
  /// Calls without an outcome, of every case.
  public let waiting: [CallView]
  /// Who is to be called back, of every case.
  public let callBacks: [CallView]
  /// What was promised in this case.
  public let promises: [PromiseView]

  /// The first of the plan who can be called.
  public var likeliest: Candidate? { plan?.candidates.first { $0.dial != nil } }

  /// What can be needed and is not in the round yet.
  public var needsToAdd: [ChoiceView] {
    let inRound = Set(round?.needs.map(\.key) ?? [])
    return needs.filter { !inRound.contains($0.key) }
  }
}

/// About whom, what for, and who to call.
@MainActor @Observable public final class CallModel: DialModel {
  /// What is shown; nil until the core answered.
  public private(set) var page: CallPage?
  /// Needs that were tapped, the latest last: one is looked at, several can be a round.
  public private(set) var chosen: [String] = []
  /// The row that is open for its reasons and its quiet acts.
  public private(set) var opened = ""
  /// Whether the needs that a round does not have yet are shown.
  public private(set) var adding = false
  /// The cases to choose from, while somebody else is being chosen.
  public private(set) var offered: [CaseRow] = []

  /// Stays the same while this is shown, whatever comes in: nobody is called about somebody else.
  @ObservationIgnored private var client: CaseId?
  @ObservationIgnored private var following: Task<Void, Never>?

  /// For this case, or for the one that is likeliest.
  public init(_ shell: Shell, _ asked: CaseId?) {
    client = asked
    super.init(shell)
    follow()
  }

  /// Looks at who to call for a need; a second tap lets go of it.
  public func choose(_ need: String) {
    let looked = chosen.last == need
    chosen.removeAll { $0 == need }
    if !looked { chosen.append(need) }
    follow()
  }

  /// Opens or closes a row.
  public func open(_ row: String) {
    opened = opened == row ? "" : row
  }

  /// Offers everybody whom a call may be about.
  public func offer() {
    act { [self] in offered = try await ask { try $0.casesToCallFor() } }
  }

  /// Nobody else after all.
  public func keepAbout() {
    offered = []
  }

  /// Goes on about somebody else.
  public func about(_ other: CaseId) {
    if shell.navigator.stack.count == 1 {
      shell.navigator.to(.call(other))
    } else {
      shell.navigator.replace(.call(other))
    }
  }

  /// Calls somebody of the plan, for the need that is looked at.
  public func call(_ candidate: Candidate, by channel: CallChannel = .phone) {
    call(candidate.callee, by: channel, need: page?.plan?.need.key ?? "")
  }

  /// Calls somebody about this case.
  public func call(_ callee: Callee, by channel: CallChannel = .phone, need: String = "") {
    act { [self] in
      guard let page, let about = page.about else { return }
      let round = page.round.flatMap { round in
        round.needs.contains { $0.key == need } ? round.round : nil
      }
      try await dial(
        CallDraft(case: about.case, callee: callee, channel: channel, need: need, round: round))
    }
  }

  /// Calls back, about the same and for the same.
  public func callBack(_ call: CallView) {
    act { [self] in
      try await dial(
        CallDraft(
          case: call.case, callee: call.callee, channel: call.channel, need: call.need,
          round: call.round))
    }
  }

  /// Starts a round with the needs that were chosen.
  public func startRound() {
    act { [self] in
      guard let page, let about = page.about?.case else { return }
      let needs = page.needs.map(\.key).filter(chosen.contains)
      _ = try await ask { try $0.calls.startRound(case: about, needs: needs) }
      chosen = []
      follow()
    }
  }

  /// Shows or hides what can be added to the round.
  public func unfold() {
    adding.toggle()
  }

  /// Adds a need to the round, and looks at it.
  public func add(_ need: String) {
    act { [self] in
      guard let round = page?.round?.round else { return }
      try await ask { try $0.calls.addNeed(round: round, need: need) }
      adding = false
      chosen = [need]
      follow()
    }
  }

  private func follow() {
    following?.cancel()
    let (need, about, now) = (chosen.last, client, shell.now)
    following = watch {
      try $0.callPage(about ?? $0.likeliestCase(at: now()), need: need, at: now())
    } show: { [weak self] page in
      self?.page = page
      if about == nil, let first = page.about {
        self?.client = first.case
        self?.follow()
      }
    }
  }
}

extension Candidate {
  /// Who is called when a row of the plan is.
  public var callee: Callee { .partner(partner, contact) }

  /// The row of a candidate among others.
  public var row: String { "\(partner.hex) \(contact?.hex ?? "")" }
}

extension Unlocked {
  fileprivate func callPage(_ about: CaseId?, need: String?, at now: Date) throws -> CallPage {
    let round = try about.flatMap { try runningRound(of: $0, at: now) }
    let looked = need ?? round?.needs.first { $0.state == .notYet }?.key
    var plan: CallPlanView?
    if let about, let looked { plan = try calls.callPlan(case: about, need: looked) }
    return CallPage(
      about: try about.map { try cases.get(case: $0) },
      needs: try calls.needs(),
      round: round,
      plan: plan,
      waiting: try calls.pending(),
      callBacks: try calls.callBacks(),
      promises: try about.map { try calls.openPromises(case: $0) } ?? [])
  }
}
