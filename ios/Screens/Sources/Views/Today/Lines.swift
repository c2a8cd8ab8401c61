import SchakelCore
import Screens
import SwiftUI

extension Text {
  /// A word of the day.
  static func today(_ key: LocalizedStringKey) -> Text {
    Text(key, tableName: "Today", bundle: .module)
  }
}

@MainActor
extension Item {
  /// What the line asks for.
  func what(_ shell: Shell) -> Text? {
    switch kind {
    case .clock(_, let event): Text(verbatim: label(event, shell.language))
    case .callBack: .today("callBack")
    case .promise(_, let what): .today("promised \(what)")
    case .appointment(_, let kind, let what):
      .typed(what.isEmpty ? label(kind, shell.language) : what)
    case .attemptProposed(let number): .today("attempt \(Int(number))")
    case .outcomeMissing: .today("outcome")
    case .justify(_, let cents): .today("justify \(shell.dates.money(cents))")
    case .nextStep(_, let what): .typed(what)
    }
  }

  /// How late it is, or at what time or part of the day it is due.
  func due(_ shell: Shell, late: Bool) -> Text? {
    let days = when.on.days(until: shell.dates.today)
    if late, days > 0 { return .today("daysLate \(days)") }
    if let time = when.time { return Text(verbatim: shell.dates.time(time)) }
    if let part = when.part { return Text(verbatim: label(part, shell.language)) }
    return days == 0 ? nil : Text(verbatim: shell.dates.day(when.on))
  }

  /// What to know before going there.
  var mind: Text? {
    risks.isEmpty ? nil : .today("mind \(risks.joined(separator: ", "))")
  }

  /// The sign before the line.
  var icon: String {
    switch kind {
    case .clock(_, .feedback): "phone"
    case .clock: "clock"
    case .callBack: "phone.arrow.down.left"
    case .promise: "hand.raised"
    case .appointment: "calendar"
    case .attemptProposed: "door.left.hand.closed"
    case .outcomeMissing: "phone.badge.waveform"
    case .justify: "eurosign.circle"
    case .nextStep: "figure.walk"
    }
  }
}
