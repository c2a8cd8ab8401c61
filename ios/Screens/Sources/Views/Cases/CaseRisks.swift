import SchakelCore
import Screens
import SwiftUI

/// What to know before ringing the bell; it may be changed where it stands.
struct CaseRisks: View {
  let shell: Shell
  let view: CaseView
  @State private var open = false

  var body: some View {
    Section {
      if !view.risks.isEmpty {
        Notice(
          .cases("mind \(view.risks.joined(separator: ", "))"), tone: .due,
          icon: "exclamationmark.triangle", act: open ? nil : .cases("change")
        ) { open = true }
      } else if !open {
        Button {
          open = true
        } label: {
          Text.cases("addRisk")
        }
        .buttonStyle(.borderless)
      }
      if open {
        Hosted {
          RisksModel(shell, view.case)
        } content: { model in
          ChangeRisks(model: model) { open = false }
        }
      }
    }
  }
}

private struct ChangeRisks: View {
  let model: RisksModel
  let onDone: @MainActor () -> Void

  var body: some View {
    if let typed = model.typed {
      VStack(alignment: .leading, spacing: 8) {
        Field(
          .cases("risks"), text: Binding.through({ typed }, set: { model.type($0) }), lines: 3,
          wrong: model.problem.map { .problem($0) })
        Text.cases("risksHere").font(.footnote).foregroundStyle(.secondary)
        Act(.cases("ready"), icon: "checkmark", enabled: !model.busy) { model.done(then: onDone) }
      }
    }
  }
}
