import SchakelCore
import Screens
import SwiftUI

/// The reports with their clocks, and what the reporter may hear.
struct CaseReports: View {
  let shell: Shell
  let model: CaseModel
  let reports: [ReportView]

  var body: some View {
    ForEach(reports, id: \.report) { report in
      Section {
        OneReport(shell: shell, model: model, report: report)
      } header: {
        if report == reports.first { Text.cases("reports") }
      }
    }
  }
}

private struct OneReport: View {
  let shell: Shell
  let model: CaseModel
  let report: ReportView

  var body: some View {
    Line(
      .cases("report \(label(report.source, shell.language))"), below: from,
      icon: "tray.and.arrow.down")
    if let concern = Text.typed(report.concern) { concern.privacySensitive() }
    ForEach(Array(report.clocks.enumerated()), id: \.offset) { _, clock in
      ClockLine(shell: shell, clock: clock)
    }
    if report.shielded { quiet(.cases("shielded")) }
    if let fedBack = report.fedBack {
      quiet(.cases("fedBack \(shell.dates.moment(fedBack))"))
    } else {
      quiet(hears)
      if !report.reporter.dial.isEmpty {
        Act(.cases("tell"), icon: "phone", enabled: !model.busy) {
          model.call(.reporter(report.report))
        }
      }
      Act(.cases("told"), icon: "checkmark", enabled: !model.busy) { model.told(report.report) }
    }
  }

  private var from: Text {
    .joined([
      Text(verbatim: shell.dates.moment(report.received)),
      .typed(shell.named(report.reporter.name)),
      .typed(report.reporter.organisation),
    ])
  }

  private func quiet(_ text: Text) -> Text {
    text.font(.footnote).foregroundStyle(.secondary)
  }

  private var hears: Text {
    switch report.mayHear {
    case .outline: .cases("hearsOutline")
    case .nobody: .cases("hearsNothing")
    // What a newer version wrote is read as the least that may be told.
    case .takenUpOnly, .unknown: .cases("hearsTakenUp")
    }
  }
}

/// A clock and where it stands.
private struct ClockLine: View {
  let shell: Shell
  let clock: ClockView

  var body: some View {
    Line(
      Text(verbatim: label(clock.event, shell.language).capitalizedFirst), end: stands, icon: icon,
      tone: tone)
  }

  private var stands: Text {
    switch clock.state {
    case .running(0): .cases("daysLeft.today")
    case .running(let days): .cases("daysLeft \(Int(days))")
    case .soon(let minutes) where minutes >= 120: .cases("minutesLeft.hours \(Int(minutes / 60))")
    case .soon(let minutes): .cases("minutesLeft \(Int(minutes))")
    case .overdue(_, let days): .cases("overdue \(Int(days))")
    case .met(let at, let late):
      late
        ? .cases("metLate \(shell.dates.moment(at))") : .cases("met \(shell.dates.moment(at))")
    }
  }

  private var tone: Tone {
    switch clock.state {
    case .running: .plain
    case .soon: .due
    case .overdue: .overdue
    case .met(_, let late): late ? .plain : .arranged
    }
  }

  private var icon: String {
    switch clock.state {
    case .overdue: Tone.overdue.icon
    case .met: "checkmark"
    default: "clock"
    }
  }
}
