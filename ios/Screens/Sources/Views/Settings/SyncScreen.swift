import SchakelCore
import Screens
import SwiftUI

/// The truth about syncing: what has not arrived, why, and what to do. Never says more than is known.
struct SyncScreen: View {
  let shell: Shell

  var body: some View {
    Hosted {
      SyncModel(shell)
    } content: { model in
      List {
        Problem(model.problem)
        if let view = model.view {
          if model.alone {
            Notice(
              .settings("sync.alone"), icon: "person.3", act: .settings("sync.joinTeam")
            ) { shell.navigator.open(.joining) }
          } else {
            standing(model, view)
            Truth(shell: shell, view: view)
          }
        }
      }
      .page(shell, .settings("sync.title"))
      .low {
        if model.running {
          running(model)
        } else if !model.alone {
          BigAct(
            .settings("sync.now"), icon: "arrow.triangle.2.circlepath", action: model.now)
        }
      }
    }
  }

  /// What is wrong and what to do; or that all is in order, when that is known.
  @ViewBuilder private func standing(_ model: SyncModel, _ view: SyncView) -> some View {
    if let trouble = view.trouble {
      Notice(.trouble(trouble), tone: .due)
    } else if model.whole {
      Notice(.settings("sync.inOrder"), tone: .arranged)
    } else {
      Notice(.settings("sync.notInOrder"))
    }
  }

  /// A round that goes on: how far it is, when that is known, and the way to stop it.
  @ViewBuilder private func running(_ model: SyncModel) -> some View {
    if let far = model.far {
      ProgressView(value: Double(far.done), total: Double(far.total)) {
        Text.settings("sync.progress \(Int(far.done)) \(Int(far.total))")
      }
    } else {
      ProgressView { Text.settings("sync.busy") }
    }
    Button(action: model.stop) { Text.settings("sync.stop") }
  }
}

private struct Truth: View {
  let shell: Shell
  let view: SyncView

  var body: some View {
    Section {
      if view.waiting > 0 {
        Line(.settings("sync.waiting \(Int(view.waiting))"), icon: "clock", tone: .due)
      }
      if view.sent > 0 { Line(.settings("sync.sent \(Int(view.sent))"), icon: "paperplane") }
      if view.waiting == 0, view.sent == 0 {
        Line(
          view.allArrived ? .settings("sync.allArrived") : .settings("sync.nothingWaits"),
          icon: "checkmark")
      }
    } header: {
      Text.settings("sync.out")
    }
    Section {
      Line(
        incoming, icon: complete ? "checkmark" : "info.circle", tone: complete ? .arranged : .due)
    } header: {
      Text.settings("sync.incoming")
    } footer: {
      if let heard = view.heard {
        Text.settings("sync.heard \(shell.dates.moment(heard))")
      } else {
        Text.settings("sync.neverHeard")
      }
    }
  }

  private var complete: Bool {
    if case .complete = view.incoming { true } else { false }
  }

  private var incoming: Text {
    switch view.incoming {
    case .complete(let asOf): .settings("sync.complete \(shell.dates.moment(asOf))")
    case .missing(let records): .settings("sync.missing \(Int(records))")
    case .unsure(let devices, let since?):
      .settings("sync.unsure \(Int(devices)) \(shell.dates.moment(since))")
    case .unsure(let devices, nil): .settings("sync.unsureNever \(Int(devices))")
    case .alone: .settings("sync.alone")
    }
  }
}
