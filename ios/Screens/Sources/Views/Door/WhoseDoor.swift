import SchakelCore
import Screens
import SwiftUI

/// Whose door it is, when the screen was not opened from a case.
struct WhoseDoor: View {
  let shell: Shell

  var body: some View {
    Hosted {
      WhoseModel(shell)
    } content: { model in
      List {
        Problem(model.problem)
        if let found = model.found {
          Found(shell: shell, model: model, found: found)
        } else if let cases = model.cases {
          Latest(shell: shell, model: model, cases: cases)
        }
      }
      .page(shell, .door("whose"))
      .navigationBarTitleDisplayMode(.inline)
      .searchable(
        text: Binding.through({ model.words }, set: { model.type($0) }), prompt: .door("find"))
    }
  }
}

/// Who was found by what was typed.
private struct Found: View {
  let shell: Shell
  let model: WhoseModel
  let found: [FoundCase]

  var body: some View {
    if found.isEmpty { Empty(.door("nobody \(model.words)"), icon: "magnifyingglass") }
    ForEach(found) { one in
      Line(.name(one.who, shell), below: .typed(one.who.village), icon: "person") {
        model.choose(one.id)
      }
    }
  }
}

/// The latest cases; nobody yet, or page by page.
private struct Latest: View {
  let shell: Shell
  let model: WhoseModel
  let cases: [CaseRow]

  var body: some View {
    if cases.isEmpty {
      Empty(.door("noCases"), icon: "door.left.hand.closed", act: .door("takeReport")) {
        shell.navigator.replace(.report)
      }
    } else {
      Section {
        ForEach(cases, id: \.case) { row in
          Line(.name(row.who, shell), below: below(row), icon: "person") { model.choose(row.case) }
            .onAppear { if row == cases.last { model.more() } }
        }
      } header: {
        Text.door("recent")
      }
    }
  }

  private func below(_ row: CaseRow) -> Text {
    .joined([
      .typed(row.who.village), Text(verbatim: label(row.phase, shell.language)),
      row.risks.isEmpty ? nil : .today("mind \(row.risks.joined(separator: ", "))"),
    ])
  }
}
