import SchakelCore
import Screens
import SwiftUI

extension Text {
  /// A word of the list of cases, a case and its person.
  static func cases(_ key: LocalizedStringKey) -> Text {
    Text(key, tableName: "Cases", bundle: .module)
  }

  /// A word of the route so far.
  static func route(_ key: LocalizedStringKey) -> Text {
    Text(key, tableName: "Route", bundle: .module)
  }
}

/// Every case, the latest active first; search on top.
struct CasesScreen: View {
  let shell: Shell

  var body: some View {
    Hosted {
      CasesModel(shell)
    } content: { model in
      List {
        Line(.cases("search"), icon: "magnifyingglass") { shell.navigator.open(.search) }
        Picker(selection: Binding.through({ model.filter }, set: { model.show($0) })) {
          Text.cases("open").tag(CaseFilter.open)
          Text.cases("closed").tag(CaseFilter.closed)
        } label: {
          Text.cases("title")
        }
        .pickerStyle(.segmented)
        SyncLine(shell: shell)
        ErasedLine(shell: shell)
        Problem(model.problem)
        CaseRows(shell: shell, model: model) { shell.navigator.open(.caseFile($0.case)) }
        if model.complete && model.rows.isEmpty { Nothing(shell: shell, filter: model.filter) }
      }
      .page(shell, .cases("title"))
      .refreshable { await shell.postman.syncAndWait() }
    }
  }
}

/// What will come here.
private struct Nothing: View {
  let shell: Shell
  let filter: CaseFilter

  var body: some View {
    if filter == .open {
      Empty(.cases("noOpen"), icon: "folder", act: .cases("firstReport")) {
        shell.navigator.open(.report)
      }
    } else {
      Empty(.cases("noClosed"), icon: "folder")
    }
  }
}

/// One row a case: about whom, where it stands, what to know, and whether two phones changed it.
/// Coming near the end of them fetches more.
struct CaseRows: View {
  let shell: Shell
  let model: CasesModel
  let onOpen: @MainActor (CaseRow) -> Void

  var body: some View {
    ForEach(model.rows, id: \.case) { row in
      Line(
        .name(row.who, shell), below: below(row),
        icon: row.conflict ? "exclamationmark.triangle" : "person",
        tone: row.conflict ? .due : .plain
      ) { onOpen(row) }
      .onAppear { if row == model.rows.last { model.more() } }
    }
  }

  private func below(_ row: CaseRow) -> Text {
    .joined([
      .typed(row.who.village),
      Text(verbatim: label(row.phase, shell.language)),
      .cases("last \(shell.dates.moment(row.last))"),
      row.risks.isEmpty ? nil : .cases("mind \(row.risks.joined(separator: ", "))"),
      row.conflict ? .cases("twoPhones") : nil,
    ])
  }
}
