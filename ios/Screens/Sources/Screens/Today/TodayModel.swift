import Observation
import SchakelCore

/// The day of one worker.
@MainActor
@Observable
public final class TodayModel: Model {
  /// The day; nil until the core answered.
  public private(set) var view: TodayView?

  /// The open promises of all cases; nil while they are not asked for.
  public private(set) var promises: [PromiseView]?

  @ObservationIgnored private var here: Spot?
  @ObservationIgnored private var looking: Task<Void, Never>?
  @ObservationIgnored private var asking: Task<Void, Never>?

  public override init(_ shell: Shell) {
    super.init(shell)
    look()
    // The place only orders the visits, so the day does not wait for it.
    Task { [weak self] in
      guard let here = await shell.phone.here(), let self else { return }
      self.here = here
      look()
    }
  }

  /// Asks anew, when the screen comes to the front: that a visit was begun or thrown away on another
  /// one is a draft, of which nobody is told.
  public func look() {
    looking?.cancel()
    looking = watch(
      { [here] in try $0.today.view(here: here) }, show: { [weak self] in self?.view = $0 })
  }

  /// Shows the open promises one by one, or only their number again.
  public func promises(wanted: Bool) {
    asking?.cancel()
    promises = nil
    guard wanted else { return }
    asking = watch(
      { try $0.calls.openPromises(case: nil) }, show: { [weak self] in self?.promises = $0 })
  }

  /// Starts the visit that is next: one tap. The appointment that it was for is settled by it.
  @discardableResult
  public func start(_ item: Item) -> Task<Void, Never>? {
    act { [self] in
      let visit = try await ask {
        let started = try $0.visits.start(case: item.case, attempt: nil)
        if case .appointment(let appointment, _, _) = item.kind {
          try $0.visits.settleAppointment(appointment: appointment)
        }
        return started
      }
      shell.navigator.open(.visit(visit))
    }
  }

  /// Opens what a line asks for.
  public func open(_ item: Item) {
    shell.navigator.open(Self.route(to: item))
  }

  private static func route(to item: Item) -> Route {
    switch item.kind {
    case .clock(_, let event):
      switch event {
      case .firstAttempt, .firstContact: .door(item.case, nil)
      case .feedback: .call(item.case)
      case .inquiry, .unknown: .caseFile(item.case)
      }
    case .callBack: .call(item.case)
    case .promise(let promise, _): .promise(promise, item.case)
    case .appointment(let appointment, _, _): .door(item.case, appointment)
    case .attemptProposed, .nextStep: .door(item.case, nil)
    case .outcomeMissing(let call): .afterCall(call)
    case .justify(let spending, _): .justify(spending)
    }
  }
}
