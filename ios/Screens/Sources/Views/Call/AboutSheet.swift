import SchakelCore
import Screens
import SwiftUI

/// About whom, with the way to somebody else.
struct AboutLine: View {
  let shell: Shell
  let who: Who
  let onChange: @MainActor () -> Void

  var body: some View {
    Line(.about(who, shell), below: .typed(who.village), icon: "person", onTap: onChange)
      .accessibilityHint(.call("aboutWhom"))
  }
}

/// Everybody whom a call may be about.
struct AboutSheet: View {
  let shell: Shell
  let cases: [CaseRow]
  let onChoose: @MainActor (CaseId) -> Void

  var body: some View {
    NavigationStack {
      List {
        ForEach(cases, id: \.case) { row in
          Line(
            .name(row.who, shell),
            below: .told([
              .typed(row.who.village),
              Text(verbatim: label(row.phase, shell.language).capitalizedFirst),
            ]), icon: "person"
          ) { onChoose(row.case) }
        }
      }
      .navigationTitle(.call("aboutWhom"))
      .navigationBarTitleDisplayMode(.inline)
    }
    .presentationDetents([.medium, .large])
  }
}

extension View {
  /// Asks about whom, while there is somebody to choose.
  func asksAbout(
    _ shell: Shell, _ offered: [CaseRow], onClose: @escaping @MainActor () -> Void,
    onChoose: @escaping @MainActor (CaseId) -> Void
  ) -> some View {
    sheet(isPresented: .shown(!offered.isEmpty, onClose)) {
      AboutSheet(shell: shell, cases: offered, onChoose: onChoose)
    }
  }

  /// Shows the number, large, where this device has nothing to call it with.
  func showsNumber(_ model: DialModel) -> some View {
    sheet(isPresented: .shown(model.byHand != nil, model.calledByHand)) {
      if let view = model.byHand { NumberSheet(model: model, number: view.shown) }
    }
  }
}

extension Binding where Value == Bool {
  /// Whether a sheet stands there; `onClose` takes it away.
  @MainActor static func shown(_ shown: Bool, _ onClose: @escaping @MainActor () -> Void) -> Self {
    .through {
      shown
    } set: {
      if !$0 { onClose() }
    }
  }
}

/// The number, to be called from another device.
private struct NumberSheet: View {
  let model: DialModel
  let number: String

  var body: some View {
    NavigationStack {
      List {
        Section {
          Text.call("noDialer")
          Text(verbatim: number).font(.largeTitle).textSelection(.enabled).privacySensitive()
          Button(action: model.copyNumber) { Text.call("copyNumber") }
        }
      }
      .navigationTitle(.call("call"))
      .navigationBarTitleDisplayMode(.inline)
      .low { BigAct(.call("toOutcome"), action: model.calledByHand) }
    }
    .presentationDetents([.medium, .large])
  }
}
