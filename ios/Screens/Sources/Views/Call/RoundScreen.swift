import SchakelCore
import Screens
import SwiftUI

/// What a round arranged, by how many calls, in how many minutes.
struct RoundScreen: View {
  let shell: Shell
  let round: RoundId

  var body: some View {
    Hosted {
      RoundModel(shell, round)
    } content: { model in
      List {
        Problem(model.problem)
        if let view = model.round {
          Section { Text.about(view.who, shell) }
          RoundDone(shell: shell, round: view, needs: model.needs)
        }
      }
      .page(shell, .call("round.title"))
      .low {
        if let view = model.round, view.ended == nil {
          Button(action: model.end) { Text.call("round.end") }.disabled(model.busy)
          BigAct(.call("round.goOn"), icon: "phone", action: model.goOn)
        }
      }
    }
  }
}
