import SchakelCore
import Screens
import SwiftUI

/// What the supervisor will see of a visit, before it goes; and the visit as text for oneself.
struct PreviewScreen: View {
  let shell: Shell
  let visit: VisitId

  var body: some View {
    Hosted {
      PreviewModel(shell, visit)
    } content: { model in
      Preview(shell: shell, model: model)
    }
    .id(visit)
  }
}

private struct Preview: View {
  let shell: Shell
  let model: PreviewModel

  var body: some View {
    let wrong = Text.wrong(model.problem, "line")
    List {
      if wrong == nil { Problem(model.problem) }
      if let view = model.view {
        Text.visit("previewSees")
        SummaryCard(shell: shell, view: view)
        Section {
          Field(
            .visit("line"),
            text: Binding.through({ model.line }, set: { model.type($0) }), lines: 2, wrong: wrong)
        } footer: {
          Text.visit("lineBelow")
        }
        Section {
          Notice(.visit("neverTravels"), icon: "lock")
          model.inTeam ? Text.visit("sendLater") : Text.visit("noTeam")
        }
        Section {
          Button {
            model.copy()
          } label: {
            Text.visit("copy")
          }
          .disabled(model.busy)
          if model.copied { Notice(.visit("copied"), icon: "doc.on.doc") }
        }
      }
    }
    .page(shell, .visit("previewTitle"))
    .navigationBarTitleDisplayMode(.inline)
    .low {
      if model.view != nil {
        BigAct(.visit("send"), icon: "paperplane", enabled: !model.busy) { model.send() }
      }
    }
  }
}
