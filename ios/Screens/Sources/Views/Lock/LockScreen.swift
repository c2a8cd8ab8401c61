import SchakelCore
import Screens
import SwiftUI

extension Text {
  /// A word of the screens before the core is open.
  static func lock(_ key: LocalizedStringKey) -> Text {
    Text(key, tableName: "Lock", bundle: .module)
  }
}

/// What stands on this phone while the core is closed, and the way in.
struct LockScreen: View {
  let shell: Shell
  let state: DeviceState

  var body: some View {
    switch state {
    case .new:
      Hosted {
        BeginModel(shell)
      } content: {
        BeginScreen(shell: shell, model: $0)
      }
    case .locked(let wait, _, _):
      Hosted {
        UnlockModel(shell)
      } content: {
        UnlockScreen(shell: shell, model: $0, wait: wait)
      }
    case .otherDevice:
      Shut(shell: shell, why: .lock("otherDevice"), sure: true)
    case .newer:
      Shut(shell: shell, why: .lock("newer"), sure: nil)
    case .damaged:
      DamagedScreen(shell: shell, opens: false)
    case .wiped:
      // Nothing is left that a second question could save.
      Shut(shell: shell, why: .lock("wiped"), sure: false)
    }
  }
}

/// Nothing here can be opened: why, and the way to begin again when there is one.
private struct Shut: View {
  let shell: Shell
  let why: Text
  /// Whether beginning again is asked twice; nil when there is nothing to begin.
  let sure: Bool?

  var body: some View {
    Hosted {
      UnlockModel(shell)
    } content: { model in
      NavigationStack {
        List {
          Notice(why, icon: "lock")
          Problem(model.problem)
          if sure == true { StartAgain(model: model) }
        }
        .navigationTitle(.lock("title"))
        .low {
          if sure == false {
            BigAct(.lock("begin"), enabled: !model.busy) { model.startAgain() }
          }
        }
      }
    }
  }
}

/// Wiping what is here, in two steps.
struct StartAgain: View {
  let model: UnlockModel

  var body: some View {
    GraveAct(
      .lock("startAgain"), means: .lock("startAgainMeans"), sure: .lock("startAgainSure"),
      enabled: !model.busy
    ) { model.startAgain() }
  }
}

/// The file is damaged: what a rescue does, and the PIN for it. One that opens all the same can be
/// read on as it is.
struct DamagedScreen: View {
  let shell: Shell
  let opens: Bool

  var body: some View {
    Hosted {
      UnlockModel(shell)
    } content: {
      Damaged(model: $0, opens: opens)
    }
  }
}

private struct Damaged: View {
  let model: UnlockModel
  let opens: Bool
  @State private var asking = false

  var body: some View {
    NavigationStack {
      if asking {
        PinPage(
          asks: .lock("rescuePin"), pin: model.pin, working: model.busy ? .lock("rescuing") : nil,
          onDone: { model.rescue() },
          more: { Problem(model.problem) }
        )
      } else {
        List {
          Notice(.lock("damaged"), tone: .due)
          Problem(model.problem)
          if model.problem != nil && !opens { StartAgain(model: model) }
        }
        .navigationTitle(.lock("title"))
        .low {
          if opens {
            Button {
              model.readOn()
            } label: {
              Text.frame("cancel")
            }
          }
          BigAct(.lock("rescue"), icon: "arrow.uturn.backward") { asking = true }
        }
      }
    }
  }
}

/// What a rescue brought, and where the damaged file is kept: shown until it was read.
struct RescuedScreen: View {
  let view: RescuedView
  let onRead: @MainActor () -> Void

  var body: some View {
    NavigationStack {
      List {
        Notice(.lock("rescued \(Int(clamping: view.recovered))"), tone: .arranged)
        if view.damaged > 0 { Text.lock("lost \(Int(clamping: view.damaged))") }
        Section {
          Text(verbatim: view.keptAs).font(.footnote).textSelection(.enabled)
        } header: {
          Text.lock("keptAs")
        }
      }
      .navigationTitle(.lock("rescuedTitle"))
      .low { BigAct(.lock("goOn"), action: onRead) }
    }
  }
}
