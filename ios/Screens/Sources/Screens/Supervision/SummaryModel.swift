import Observation
import SchakelCore

/// A summary that came in. That it is open means that it is read.
@MainActor @Observable public final class SummaryModel: Model {
  /// The summary; nil until the core answered.
  public private(set) var received: ReceivedView?
  /// The next one that was not read yet.
  public private(set) var next: SummaryId?

  private let id: SummaryId

  /// The summary with this id.
  public init(_ shell: Shell, _ id: SummaryId) {
    self.id = id
    super.init(shell)
    watch {
      (
        try $0.supervision.read(summary: id),
        try $0.supervision.summaries(filter: .unread, after: nil, limit: 1).summaries.first?.id
      )
    } show: { [weak self] now, next in
      self?.received = now
      self?.next = next
    }
  }

  /// Marks it for follow-up, or no longer.
  public func mark() {
    let id = id
    act { [self] in
      guard let wanted = received.map({ !$0.followUp }) else { return }
      received = try await ask { try $0.supervision.followUp(summary: id, wanted: wanted) }
    }
  }

  /// Reads the next one; back goes to where this one was opened.
  public func readNext() {
    if let next { shell.navigator.replace(.summary(next)) }
  }
}
