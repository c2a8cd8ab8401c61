import SchakelCore
import Screens
import SwiftUI

extension Text {
  /// A word of the plan.
  static func plan(_ key: LocalizedStringKey) -> Text {
    Text(key, tableName: "Plan", bundle: .module)
  }
}

/// The plan on one page: the client's own words, a row for each thing in the way, the client's yes.
struct PlanScreen: View {
  let shell: Shell
  let file: CaseId

  var body: some View {
    Hosted {
      PlanModel(shell, file)
    } content: { model in
      Plan(shell: shell, model: model)
    }
    .id(file)
  }
}

private struct Plan: View {
  let shell: Shell
  let model: PlanModel

  var body: some View {
    List {
      standing.font(.footnote).foregroundStyle(.secondary)
      Problem(model.problem)
      if let written = model.written {
        if let yes = written.clientsYes { said(yes) }
        Section {
          Field(
            .plan("ownWords"),
            text: Binding.through({ model.draft.ownWords }, set: { model.ownWords($0) }), lines: 2)
        } footer: {
          Text.plan("ownWordsBelow")
        }
        Section {
          ForEach(Array(model.draft.items.enumerated()), id: \.offset) { at, row in
            PlanRow(shell: shell, at: at, row: row, model: model)
          }
          Act(.plan("add"), icon: "plus") { model.add() }
        } header: {
          model.draft.items.isEmpty ? Text.plan("nothing") : Text.plan("rows")
        }
        if written.clientsYes == nil || model.otherWords, hasWords { AskYes(model: model) }
        if model.changed {
          Notice(.plan("notWritten"), act: .plan("undo")) { model.undo() }
        }
      }
    }
    .page(shell, .plan("title"))
    .navigationBarTitleDisplayMode(.inline)
    .low {
      if model.written != nil {
        BigAct(.plan("ready"), icon: "checkmark", enabled: !model.busy) { model.done() }
      }
    }
  }

  private var standing: Text {
    .joined([
      model.who.map { .name($0, shell) },
      model.keptAt.map { .plan("kept \(shell.dates.time($0))") },
    ])
  }

  /// The client's yes, with its day; or that these are not the words it was said to.
  private func said(_ yes: LocalDate) -> Notice {
    model.otherWords
      ? Notice(.plan("heldYes \(shell.dates.day(yes))"), tone: .due)
      : Notice(.plan("saidYes \(shell.dates.whole(yes))"), tone: .arranged)
  }

  private var hasWords: Bool { model.draft.items.contains { !$0.isBlank } }
}

/// Asking for the client's yes: there is none, or it was said to other words.
private struct AskYes: View {
  let model: PlanModel

  var body: some View {
    Section {
      if !model.otherWords { Text.plan("noYes").foregroundStyle(.secondary) }
      Act(.plan("yes"), icon: "hand.raised", enabled: !model.busy) { model.clientSaidYes() }
    }
  }
}
