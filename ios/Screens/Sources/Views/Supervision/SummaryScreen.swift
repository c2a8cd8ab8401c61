import SchakelCore
import Screens
import SwiftUI

/// A summary exactly as the worker saw it before it went; a mark for follow-up, and the next one.
struct SummaryScreen: View {
  let shell: Shell
  let summary: SummaryId

  var body: some View {
    Hosted {
      SummaryModel(shell, summary)
    } content: { model in
      List {
        Problem(model.problem)
        if let received = model.received {
          SummaryCard(shell: shell, view: received.summary)
          Section {
            Button(action: model.mark) {
              Sign(
                received.followUp ? .supervision("marked") : .supervision("mark"),
                icon: received.followUp ? "flag.fill" : "flag")
            }
            .disabled(model.busy)
          } footer: {
            marks(received)
          }
        }
      }
      .page(shell, .supervision("summary"))
      .low {
        if model.received != nil {
          if model.next == nil {
            BigAct(.supervision("ready"), icon: "checkmark") { shell.navigator.back() }
          } else {
            BigAct(.supervision("next"), icon: "envelope.open", action: model.readNext)
          }
        }
      }
    }
    .id(summary)
  }

  private func marks(_ received: ReceivedView) -> Text? {
    let read: Text? = received.read.map { .supervision("readAt \(shell.dates.moment($0))") }
    return .told([.supervision("received \(shell.dates.moment(received.received))"), read])
  }
}
