import Foundation
import SchakelCore

/// An attempt that was written down a moment ago, with what may still be added to it.
public struct Recorded: Equatable, Sendable {
  public var attempt: AttemptId
  public var kind: AttemptKind
  public var outcome: AttemptOutcome
  public var at: Date
  public var line = ""
  public var planned: Planned?

  /// Whether there was a conversation, which goes on as a visit.
  public var talked: Bool { [.spokeAtDoor, .inside, .metElsewhere].contains(outcome) }

  /// Whether somebody was reached, talking or not.
  public var reached: Bool { talked || outcome == .refused }
}

/// The next attempt, as it was planned in one tap.
public struct Planned: Equatable, Sendable {
  public var appointment: AppointmentId
  public var on: LocalDate
  public var part: PartOfDay
}

extension Recorded {
  /// As a form of the core keeps it while the sheet stands.
  var fields: [String: String] {
    var fields = [
      "attempt": attempt.hex,
      "kind": place(of: kind, in: allAttemptKinds()),
      "outcome": place(of: outcome, in: allAttemptOutcomes()),
      "at": String(at.milliseconds),
      "line": line,
    ]
    if let planned {
      fields["planned"] = planned.appointment.hex
      fields["on"] = planned.on.description
      fields["part"] = place(of: planned.part, in: allPartsOfDay())
    }
    return fields
  }

  /// What a form holds; nil when it holds nothing that can be read.
  init?(fields: [String: String]) {
    guard
      let attempt = fields["attempt"],
      let kind = value(fields["kind"], of: allAttemptKinds()),
      let outcome = value(fields["outcome"], of: allAttemptOutcomes()),
      let at = fields["at"].flatMap(Int64.init)
    else { return nil }
    self.attempt = AttemptId(hex: attempt)
    self.kind = kind
    self.outcome = outcome
    self.at = Date(milliseconds: at)
    line = fields["line"] ?? ""
    if let appointment = fields["planned"],
      let on = fields["on"].flatMap({ LocalDate(kept: $0) }),
      let part = value(fields["part"], of: allPartsOfDay())
    {
      planned = Planned(appointment: AppointmentId(hex: appointment), on: on, part: part)
    }
  }
}

private func place<Code: Equatable>(of code: Code, in all: [Code]) -> String {
  all.firstIndex(of: code).map { String($0) } ?? ""
}

private func value<Code>(_ place: String?, of all: [Code]) -> Code? {
  guard let at = place.flatMap({ Int($0) }), all.indices.contains(at) else { return nil }
  return all[at]
}
