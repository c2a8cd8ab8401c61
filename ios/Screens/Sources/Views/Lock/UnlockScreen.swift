import Screens
import SwiftUI

/// A locked vault: the PIN, or a finger or face when the phone and the core allow it.
struct UnlockScreen: View {
  let shell: Shell
  let model: UnlockModel
  let wait: UInt64
  @State private var forgotten = false

  var body: some View {
    PinPage(
      asks: .lock("pin"), pin: model.pin, working: model.busy ? .lock("unlocking") : nil,
      enabled: model.wait == 0,
      finger: finger,
      onDone: { model.unlock() },
      more: {
        standing
        Button {
          forgotten = true
        } label: {
          Text.lock("forgotten")
        }
      }
    )
    .onChange(of: wait, initial: true) { model.follow(wait: wait) }
    .sheet(isPresented: $forgotten) { ForgottenSheet(model: model) { forgotten = false } }
  }

  private var finger: (@MainActor () -> Void)? {
    guard model.finger else { return nil }
    return { model.unlockWithFinger() }
  }

  /// What stands in the way: a wrong PIN, a wait that counts down, few tries left.
  @ViewBuilder private var standing: some View {
    if model.wrong { Notice(.lock("wrongPin"), tone: .overdue) }
    if model.wait > 0 {
      Notice(.lock("wait \(shell.dates.countdown(model.wait))"), tone: .overdue, icon: "clock")
        .accessibilityAddTraits(.updatesFrequently)
    }
    if let left = model.triesLeft {
      Notice(.lock("triesLeft \(Int(clamping: left))"), tone: .overdue)
    }
    Problem(model.other)
  }
}

/// What a forgotten PIN costs.
private struct ForgottenSheet: View {
  let model: UnlockModel
  let onClose: @MainActor () -> Void

  var body: some View {
    NavigationStack {
      List {
        Notice(.lock("forgottenWhat"))
        StartAgain(model: model)
      }
      .navigationTitle(.lock("forgotten"))
      .navigationBarTitleDisplayMode(.inline)
      .toolbar {
        ToolbarItem(placement: .cancellationAction) {
          Button(action: onClose) { Text.frame("close") }
        }
      }
    }
    .presentationDetents([.medium, .large])
  }
}
