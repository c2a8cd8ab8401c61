import SchakelCore
import Screens
import SwiftUI

/// Name, organisation and function of the worker.
struct WorkerSheet: View {
  let shell: Shell
  @Environment(\.dismiss) private var dismiss

  var body: some View {
    Hosted {
      WorkerModel(shell)
    } content: { model in
      NavigationStack {
        List {
          Problem(model.problem)
          Section {
            field(model, "name", .settings("name"), \.name, .name)
            field(model, "organisation", .settings("organisation"), \.organisation, .name)
            field(model, "function", .settings("function"), \.function, .words)
          } footer: {
            Text.settings("workerKeptHere")
          }
        }
        .navigationTitle(.settings("you"))
        .navigationBarTitleDisplayMode(.inline)
        .low {
          BigAct(.frame("done"), enabled: model.draft != nil && !model.busy, action: model.done)
        }
        .onChange(of: model.introduced) { dismiss() }
      }
    }
  }

  private func field(
    _ model: WorkerModel, _ name: String, _ label: Text,
    _ part: WritableKeyPath<WorkerDraft, String> & Sendable, _ typed: Typed
  ) -> some View {
    let text = Binding.through {
      model.draft?[keyPath: part] ?? ""
    } set: {
      guard var draft = model.draft else { return }
      draft[keyPath: part] = $0
      model.type(draft)
    }
    return Field(label, text: text, typed: typed, wrong: .wrong(model.problem, name))
  }
}
