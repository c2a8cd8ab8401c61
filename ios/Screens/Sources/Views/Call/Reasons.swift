import SchakelCore
import Screens
import SwiftUI

@MainActor extension Candidate {
  /// What decides whether to call now. The others are shown when a row is opened.
  func inShort(_ shell: Shell) -> Text? {
    .told(reasons.filter(\.decides).map { .reason($0, shell) })
  }

  /// Everything that puts somebody where they stand.
  func inFull(_ shell: Shell) -> Text? {
    .told(reasons.map { .reason($0, shell) })
  }

  /// Function and name of whom one asks for; names are covered with the others.
  func whom(_ shell: Shell) -> Text? {
    .typed(
      [function, shell.covered ? "" : contactName].filter { !$0.isEmpty }.joined(separator: ", "))
  }
}

@MainActor extension Text {
  /// A reason in plain words.
  static func reason(_ reason: Reason, _ shell: Shell) -> Text {
    switch reason {
    case .openNow(let until): openUntil(until, shell)
    case .closesIn(let minutes): .call("reasons.closesIn \(Int(minutes))")
    case .closed(let opens): closed(opens, shell)
    case .hoursUnknown: .call("reasons.hoursUnknown")
    case .role(let place):
      place == 1 ? .call("reasons.role.first") : .call("reasons.role \(Int(place))")
    case .coversMunicipality: .call("reasons.coversMunicipality")
    case .coversElsewhere: .call("reasons.coversElsewhere")
    case .nearby(let metres): nearby(Int(metres))
    case .agreement(_, let version): .call("reasons.agreement \(Int(version))")
    case .reached(let times, let of): .call("reasons.reached \(Int(times)) \(Int(of))")
    case .keptLastPromise: .call("reasons.kept")
    case .brokeLastPromise: .call("reasons.broke")
    case .numberMissing: .call("numberMissing")
    case .alreadyCalled(let outcome, let minutes): called(Int(minutes), outcome, shell)
    }
  }

  /// Whether a partner is open.
  static func open(_ state: OpenState, _ shell: Shell) -> Text {
    switch state {
    case .open(let until, let minutes):
      if let minutes, minutes <= 60 {
        .call("reasons.closesIn \(Int(minutes))")
      } else {
        openUntil(until, shell)
      }
    case .closed(let opens): closed(opens, shell)
    case .unknown: .call("reasons.hoursUnknown")
    }
  }

  private static func openUntil(_ until: Date?, _ shell: Shell) -> Text {
    guard let until else { return .call("reasons.openAlways") }
    return .call("reasons.open \(shell.dates.moment(until))")
  }

  private static func closed(_ opens: Date?, _ shell: Shell) -> Text {
    guard let opens else { return .call("reasons.closed") }
    return .call("reasons.closed \(shell.dates.moment(opens))")
  }

  private static func nearby(_ metres: Int) -> Text {
    guard metres >= 1_000 else { return .call("reasons.nearby.metres \(metres)") }
    let kilometres = (Double(metres) / 1_000).formatted(.number.precision(.fractionLength(1)))
    return .call("reasons.nearby.kilometres \(kilometres)")
  }

  private static func called(_ minutes: Int, _ outcome: CallOutcome?, _ shell: Shell) -> Text {
    let when: Text =
      switch minutes {
      case 0: .call("reasons.called.now")
      case 1..<60: .call("reasons.called.minutes \(minutes)")
      default: .call("reasons.called.hours \(minutes / 60)")
      }
    guard let outcome else { return when }
    return when + Text(verbatim: ": \(label(outcome, shell.language))")
  }
}

extension Reason {
  /// Whether it decides to call now, and not only where somebody stands.
  fileprivate var decides: Bool {
    switch self {
    case .role, .coversMunicipality, .nearby: false
    default: true
    }
  }
}
