import SchakelCore
import Screens
import SwiftUI

/// The client and those around, with their numbers: a tap calls.
struct CasePeople: View {
  let shell: Shell
  let model: CaseModel
  let view: CaseView

  var body: some View {
    Section {
      Callable(
        name: shell.name(view.who), known: client, dial: view.person.dial, enabled: !model.busy
      ) {
        model.call(.client)
      }
      ForEach(Array(view.person.around.enumerated()), id: \.offset) { _, one in
        Callable(
          name: shell.named(one.name), known: known(one), dial: one.dial, enabled: !model.busy
        ) {
          model.call(.relative(one.name))
        }
      }
      Button {
        shell.navigator.open(.person(view.case))
      } label: {
        Text.cases("details")
      }
      .buttonStyle(.borderless)
    } header: {
      Text.cases("people")
    }
  }

  private var client: Text {
    let person = view.person
    let described = person.description == view.who.name ? "" : person.description
    return .joined([.cases("client"), .typed(described), .typed(person.place.line)])
  }

  private func known(_ one: RelationPart) -> Text {
    .joined([
      .typed(one.role),
      one.mayApproach.map { $0 ? .cases("mayApproach") : .cases("mayNotApproach") },
    ])
  }
}

/// Somebody, and below it who that is; a tap calls when there is a number.
private struct Callable: View {
  let name: String
  let known: Text
  let dial: String
  let enabled: Bool
  let onCall: @MainActor () -> Void

  var body: some View {
    if dial.isEmpty {
      Line(Text(verbatim: name), below: known, end: .cases("noNumber"), icon: "person")
    } else {
      Line(
        Text(verbatim: name), below: known, end: Text(verbatim: dial), icon: "phone", onTap: onCall
      )
      .disabled(!enabled)
      .accessibilityHint(.cases("dial \(name)"))
    }
  }
}

extension PlacePart {
  /// Address and village in one line; empty when neither is known.
  var line: String { [address, village].filter { !$0.isEmpty }.joined(separator: ", ") }
}
