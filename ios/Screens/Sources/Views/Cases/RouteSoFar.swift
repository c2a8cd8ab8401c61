import SchakelCore
import Screens
import SwiftUI

/// Everything that happened, newest first; each opens where it stands.
struct RouteSoFar: View {
  let shell: Shell
  let model: CaseModel

  var body: some View {
    Section {
      if model.complete && model.entries.isEmpty { Text.cases("nothingYet") }
      ForEach(model.entries, id: \.id) { entry in
        OneMoment(shell: shell, model: model, entry: entry)
          .onAppear { if entry.id == model.entries.last?.id { model.more() } }
        if model.opened == entry.id { Opened(shell: shell, model: model, entry: entry) }
      }
    } header: {
      Text.cases("route")
    }
  }
}

private struct OneMoment: View {
  let shell: Shell
  let model: CaseModel
  let entry: TimelineEntry

  var body: some View {
    let line = entry.what.line(shell)
    Line(
      line.text, below: flags, icon: line.icon, tone: entry.conflict ? .due : .plain
    ) { model.open(entry) }
    .privacySensitive()
  }

  private var flags: Text {
    .joined([
      Text(verbatim: shell.dates.moment(entry.at)),
      entry.late ? .cases("lateEntry") : nil,
      entry.versions > 1 && entry.what.correctable ? .cases("corrected") : nil,
      entry.conflict ? .cases("twoPhones") : nil,
    ])
  }
}

private struct Opened: View {
  let shell: Shell
  let model: CaseModel
  let entry: TimelineEntry

  var body: some View {
    Details(shell: shell, what: entry.what)
    if let visit = entry.what.visit {
      HStack(spacing: 12) {
        Act(.cases("correct"), enabled: !model.busy) { model.correct(visit) }
        Act(.cases("summary")) { shell.navigator.open(.preview(visit)) }
      }
    }
    ForEach(model.earlier, id: \.revision) { version in
      Earlier(shell: shell, version: version)
    }
  }
}

/// What stood there before it was changed: it stays readable.
private struct Earlier: View {
  let shell: Shell
  let version: VersionView

  var body: some View {
    Text.joined([.cases("earlier"), .written(version, shell)], by: ", ").font(.footnote)
      .accessibilityAddTraits(.isHeader)
    if let what = version.what {
      what.line(shell).text.foregroundStyle(.secondary)
      Details(shell: shell, what: what).foregroundStyle(.secondary)
    }
  }
}

/// What is known about what happened.
private struct Details: View {
  let shell: Shell
  let what: Moment

  var body: some View {
    if case .summary(let summary) = what { SummaryCard(shell: shell, view: summary) }
    ForEach(Array(what.details(shell).enumerated()), id: \.offset) { _, sentence in
      Sign(sentence.text, icon: sentence.icon).privacySensitive()
    }
  }
}

/// What two phones changed, with the states to choose from: nothing is thrown away.
struct Disputes: View {
  let shell: Shell
  let model: CaseModel

  var body: some View {
    if !model.disputes.isEmpty {
      Section { Notice(.cases("chooseTrue"), tone: .due, icon: "exclamationmark.triangle") }
      ForEach(model.disputes) { dispute in
        Section {
          ForEach(dispute.states, id: \.revision) { state in
            Line(
              state.what?.line(shell).text ?? .cases("caseOrPerson"), below: .written(state, shell))
            if let what = state.what { Details(shell: shell, what: what) }
            Act(.cases("thisOne"), icon: "checkmark", enabled: !model.busy) {
              model.settle(dispute.id, state.revision)
            }
          }
        }
      }
    }
  }
}

extension Text {
  /// When and where a state was written.
  @MainActor fileprivate static func written(_ version: VersionView, _ shell: Shell) -> Text {
    .joined(
      [
        .cases("state \(shell.dates.moment(version.recorded))"),
        version.here ? .cases("here") : .cases("elsewhere"),
      ], by: " ")
  }
}
