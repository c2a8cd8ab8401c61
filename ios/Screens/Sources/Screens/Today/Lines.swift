import Foundation
import SchakelCore

extension Item {
  /// Whether one goes somewhere for it.
  public var goesOut: Bool {
    switch kind {
    case .appointment, .attemptProposed, .nextStep: true
    default: false
    }
  }
}

extension LocalDate {
  /// How many days after this one a day is; negative when it is before.
  public func days(until day: LocalDate) -> Int {
    let seconds = day.start(in: .gmt).timeIntervalSince(start(in: .gmt))
    return Int((seconds / 86_400).rounded())
  }
}

/// A line of the day in its list, told from the others by opaque ids.
public struct DayLine: Identifiable {
  /// What is due.
  public let item: Item
  /// Stays the same while the day changes around it.
  public let id: String

  /// The lines of one part of the day; a second one with the same id is counted.
  public static func lines(_ items: [Item]) -> [DayLine] {
    var seen: [String: Int] = [:]
    return items.map { item in
      let id = item.opaque
      seen[id, default: 0] += 1
      return DayLine(item: item, id: "\(id) \(seen[id, default: 1])")
    }
  }
}

extension Item {
  fileprivate var opaque: String {
    switch kind {
    case .clock(let report, let event): "clock \(report.hex) \(event)"
    case .callBack(let call): "back \(call.hex)"
    case .promise(let promise, _): "promise \(promise.hex)"
    case .appointment(let appointment, _, _): "appointment \(appointment.hex)"
    case .attemptProposed: "attempt \(self.case.hex)"
    case .outcomeMissing(let call): "outcome \(call.hex)"
    case .justify(let spending, _): "justify \(spending.hex)"
    case .nextStep(let visit, _): "next \(visit.hex)"
    }
  }
}
