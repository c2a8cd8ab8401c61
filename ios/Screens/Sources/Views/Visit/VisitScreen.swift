import SchakelCore
import Screens
import SwiftUI

/// A visit while it goes on, or afterwards: a text with a mark per line.
struct VisitScreen: View {
  let shell: Shell
  let visit: VisitId

  var body: some View {
    Hosted {
      VisitModel(shell, visit)
    } content: { model in
      Writing(shell: shell, visit: visit, model: model)
    }
    .id(visit)
  }
}

private struct Writing: View {
  let shell: Shell
  let visit: VisitId
  let model: VisitModel
  @State private var timing = false
  @FocusState private var line: Int?

  var body: some View {
    List {
      if let file = model.file {
        standing.font(.footnote).foregroundStyle(.secondary)
        WatchLine(shell: shell)
        Problem(model.problem)
        if !file.risks.isEmpty {
          Notice(.visit("mind \(file.risks.joined(separator: ", "))"), tone: .due)
        }
        Section {
          ForEach(model.lines) { written in
            if written.id == model.writing {
              OpenLine(shell: shell, line: written, shared: file.shared, model: model, focus: $line)
            } else {
              WrittenRow(shell: shell, line: written) { model.edit(written.id) }
            }
          }
        }
        Section {
          Line(.safety("timer"), icon: "shield") { timing = true }
          VisitCompany(model: model, around: file.person.around)
          VisitTimes(shell: shell, model: model)
        }
        Section {
          GraveAct(
            .visit("discard"),
            means: model.correction ? .visit("discardCorrection") : .visit("discardSure"),
            sure: .visit("discardYes"), enabled: !model.busy
          ) { model.discard() }
        }
      } else {
        Problem(model.problem)
      }
    }
    .page(shell, model.file.map { .name($0.who, shell) } ?? .visit("title"))
    .navigationBarTitleDisplayMode(.inline)
    .low { if model.file != nil { acts } }
    .onChange(of: model.writing, initial: true) { line = model.writing }
    .sheet(isPresented: $timing) {
      if let file = model.file { WatchSheet(shell: shell, client: file.case, visit: visit) }
    }
  }

  private var standing: Text {
    .joined([
      .visit("begun \(shell.dates.moment(model.started))"),
      model.keptAt.map { .visit("kept \(shell.dates.time($0))") },
    ])
  }

  /// The end of it, and beside it the next line.
  private var acts: some View {
    HStack(spacing: 12) {
      Button {
        model.nextLine()
      } label: {
        Image(systemName: "plus").frame(minWidth: 36, minHeight: 48)
      }
      .buttonStyle(.bordered)
      .accessibilityLabel(.visit("nextLine"))
      BigAct(.visit("ready"), enabled: !model.busy) { model.done() }
    }
  }
}

/// A line that was written; a tap goes on with it.
private struct WrittenRow: View {
  let shell: Shell
  let line: WrittenLine
  let onTap: @MainActor () -> Void

  var body: some View {
    let mark = Text(verbatim: label(line.mark, shell.language))
    Line(
      Text(verbatim: line.text),
      below: .joined([mark, line.own ? .visit("ownLine") : nil], by: ", "),
      icon: line.mark.icon, onTap: onTap
    )
    .privacySensitive()
  }
}

/// The line that is being written, with its marks below it, one tap each.
private struct OpenLine: View {
  let shell: Shell
  let line: WrittenLine
  let shared: Bool
  let model: VisitModel
  let focus: FocusState<Int?>.Binding

  var body: some View {
    VStack(alignment: .leading, spacing: 10) {
      Field(
        line.text.isEmpty
          ? .visit("writeHere") : Text(verbatim: label(line.mark, shell.language).capitalizedFirst),
        text: Binding.through({ line.text }, set: { model.type(line.id, $0) }),
        lines: 3
      )
      .focused(focus, equals: line.id)
      Choices(
        allMarks(), chosen: line.mark,
        label: { Text(verbatim: label($0, shell.language).capitalizedFirst) },
        onChoose: { model.mark($0) })
      if shared {
        Toggle(isOn: Binding.through({ line.own }, set: { model.own($0) })) { Text.visit("own") }
      }
    }
  }
}
