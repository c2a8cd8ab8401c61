import SchakelCore
import Screens
import SwiftUI

/// Notes afterwards, in the car: what is still open first, then every open case.
struct NoteScreen: View {
  let shell: Shell
  let file: CaseId?

  var body: some View {
    Hosted {
      NoteModel(shell, file)
    } content: { model in
      Group {
        if file == nil {
          Hosted {
            CasesModel(shell)
          } content: { cases in
            List {
              Problem(model.problem ?? cases.problem)
              Begun(shell: shell, model: model)
              AboutWhom(shell: shell, model: model, cases: cases)
            }
          }
        } else {
          // It opens the visit by itself.
          List { Problem(model.problem) }
        }
      }
      .page(shell, .visit("noteTitle"))
      .navigationBarTitleDisplayMode(.inline)
    }
    .id(file)
  }
}

/// Visits under way.
private struct Begun: View {
  let shell: Shell
  let model: NoteModel

  var body: some View {
    if !model.unfinished.isEmpty {
      Section {
        ForEach(model.unfinished, id: \.visit) { open in
          Line(
            .name(open.who, shell),
            below: open.correction
              ? .visit("correcting") : .visit("begun \(shell.dates.moment(open.started))"),
            icon: "square.and.pencil"
          ) { model.goOn(open.visit) }
        }
      } header: {
        Text.visit("stillOpen")
      }
    }
  }
}

/// Every open case.
private struct AboutWhom: View {
  let shell: Shell
  let model: NoteModel
  let cases: CasesModel

  var body: some View {
    if cases.complete && cases.rows.isEmpty {
      Empty(.visit("noCases"), icon: "folder")
    } else {
      Section {
        CaseRows(shell: shell, model: cases) { model.begin($0.case) }
      } header: {
        Text.visit("aboutWhom")
      }
    }
  }
}
