import Screens
import SwiftUI

/// Another PIN: the old one is asked first.
struct ChangePin: View {
  let shell: Shell
  let onChanged: @MainActor () -> Void
  @Environment(\.dismiss) private var dismiss

  var body: some View {
    Hosted {
      ChangePinModel(shell)
    } content: { model in
      PinPage(
        asks: asks(model.step), pin: model.pin,
        working: model.busy ? .settings("pinWorking") : nil, onDone: model.next
      ) {
        if model.different { Notice(.settings("pinDifferent"), tone: .due) }
        Problem(model.problem)
      }
      .onChange(of: model.changed) {
        onChanged()
        dismiss()
      }
    }
  }

  private func asks(_ step: ChangePinModel.Step) -> Text {
    switch step {
    case .old: .settings("pinOld")
    case .new: .settings("pinNew")
    case .again: .settings("pinAgain")
    }
  }
}
