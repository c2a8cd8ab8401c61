import SchakelCore
import Screens
import SwiftUI

/// Who to call for a need, the likeliest first, with the reasons.
struct PlanRows: View {
  let shell: Shell
  let model: CallModel
  let plan: CallPlanView?

  var body: some View {
    if let plan {
      let need = plan.need.text(shell)
      Section {
        if plan.candidates.isEmpty {
          Empty(.call("nobodyForNeed"), icon: "book.closed", act: .directory("add")) {
            shell.navigator.open(.partner(nil))
          }
        }
        ForEach(Array(plan.candidates.enumerated()), id: \.element.row) { at, candidate in
          row(at + 1, candidate)
        }
      } header: {
        Text.call("forNeed \(need)")
      }
    }
  }

  private func row(_ place: Int, _ candidate: Candidate) -> some View {
    let opened = model.opened == candidate.row
    let unfold: @MainActor () -> Void = { model.open(candidate.row) }
    return CalleeRow(
      name: Text(verbatim: "\(place)  \(candidate.name)"), function: candidate.whom(shell),
      why: opened ? candidate.inFull(shell) : candidate.inShort(shell), opened: opened,
      onOpen: unfold
    ) {
      if candidate.dial == nil {
        Act(.call("fillIn"), icon: "pencil") { open(candidate) }
      } else {
        CallAct(enabled: !model.busy) { model.call(candidate) }
      }
    } seldom: {
      if candidate.dial?.kind == .mobile {
        Button {
          model.call(candidate, by: .text)
        } label: {
          Text.call("text")
        }
      }
      if !candidate.email.isEmpty {
        Button {
          model.call(candidate, by: .email)
        } label: {
          Text.call("email")
        }
      }
      Button {
        open(candidate)
      } label: {
        Text.call("partner")
      }
    }
  }

  private func open(_ candidate: Candidate) {
    shell.navigator.open(.partner(candidate.partner))
  }
}
