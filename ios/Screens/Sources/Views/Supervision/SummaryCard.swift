import SchakelCore
import Screens
import SwiftUI

/// A summary, drawn by this one view for the worker who previews it and for the supervisor who reads
/// it: what the one sees is what the other gets.
struct SummaryCard: View {
  let shell: Shell
  let view: SummaryView

  var body: some View {
    Section {
      VStack(alignment: .leading, spacing: 2) {
        Text(verbatim: view.about).font(.title3)
        Text.told([
          Text(verbatim: view.worker), Text(verbatim: shell.dates.moment(view.started)),
          .supervision("summary.minutes \(Int(view.minutes))"),
        ])?.font(.footnote).foregroundStyle(.secondary)
      }
      .accessibilityElement(children: .combine)
      .accessibilityAddTraits(.isHeader)
      if let line = Text.typed(view.line) {
        line
      } else {
        Text.supervision("summary.noLine").foregroundStyle(.secondary)
      }
    }
    Section {
      fact("summary.outcome", label(view.outcome, shell.language))
      yesNo(
        view.contact.reached, .supervision("summary.reached.yes"),
        .supervision("summary.reached.no"))
      yesNo(
        view.contact.inConversation, .supervision("summary.inConversation.yes"),
        .supervision("summary.inConversation.no"))
      yesNo(
        view.contact.acceptsHelp, .supervision("summary.acceptsHelp.yes"),
        .supervision("summary.acceptsHelp.no"))
    } header: {
      Text.supervision("summary.contact")
    }
    Section {
      if let next = view.next { fact("summary.next", next.written(shell)) }
      fact("summary.phase", label(view.phase, shell.language))
      fact("summary.attempts", String(view.attempts))
      if let trust = view.trust { fact("summary.trust", label(trust, shell.language)) }
      if let stage = view.stage { fact("summary.stage", label(stage, shell.language)) }
    }
    Section {
      arranged
      promises
    } header: {
      Text.supervision("summary.sinceReport")
    }
  }

  /// Reached, in conversation, accepts help: three different things, each with its own sign.
  private func yesNo(_ yes: Bool, _ saysYes: Text, _ saysNo: Text) -> some View {
    Line(
      yes ? saysYes : saysNo, icon: yes ? "checkmark" : "xmark", tone: yes ? .arranged : .plain)
  }

  private func fact(_ name: LocalizedStringKey, _ value: String) -> some View {
    LabeledContent {
      Text(verbatim: value.capitalizedFirst)
    } label: {
      Text.supervision(name)
    }
  }

  private var arranged: Text {
    if view.calls == 0 { return .supervision("summary.arranged.none") }
    return .supervision("summary.arranged \(Int(view.arranged)) \(Int(view.calls))")
  }

  private var promises: Text {
    if view.promisesOpen == 0 { return .supervision("summary.promisesOpen.none") }
    return .supervision("summary.promisesOpen \(Int(view.promisesOpen))")
  }
}

@MainActor extension NextPart {
  /// What happens next and when, in one line.
  func written(_ shell: Shell) -> String {
    let day = on.map { shell.dates.day($0) } ?? ""
    let time = part.map { label($0, shell.language) } ?? ""
    let when = [day, time].filter { !$0.isEmpty }.joined(separator: " ")
    return [what, when].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
