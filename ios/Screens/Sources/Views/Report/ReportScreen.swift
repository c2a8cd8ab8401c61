import SchakelCore
import Screens
import SwiftUI

extension Text {
  /// A word of a report.
  static func report(_ key: LocalizedStringKey) -> Text {
    Text(key, tableName: "Report", bundle: .module)
  }
}

/// A report, in the order in which a telephone call tells it. A source, an urgency and a word on the
/// person are enough.
struct ReportScreen: View {
  let shell: Shell

  var body: some View {
    Hosted {
      ReportModel(shell)
    } content: { model in
      Report(shell: shell, model: model)
    }
  }
}

/// The fields in the order of a telephone call: the keyboard's "next" passes over what is tapped.
enum ReportField: Hashable {
  case reporter, organisation, number, name, description, address, safety, concern
}

private struct Report: View {
  let shell: Shell
  let model: ReportModel
  @FocusState private var focus: ReportField?

  var body: some View {
    List {
      kept.font(.footnote).foregroundStyle(.secondary)
      if let form = model.form {
        Section {
          Choices(
            allSources(), chosen: model.draft.source,
            label: { Text(verbatim: label($0, shell.language).capitalizedFirst) }
          ) { source in
            model.change { $0.source = source }
            focus = .reporter
          }
        } header: {
          Text.report("from")
        }
        Reporter(model: model, focus: $focus)
        ReportPerson(shell: shell, model: model, form: form, focus: $focus)
        Section {
          Choices(
            allUrgencies(), chosen: model.draft.urgency,
            label: { Text(verbatim: label($0, shell.language).capitalizedFirst) }
          ) { urgency in model.change { $0.urgency = urgency } }
        } header: {
          Text.report("urgency")
        }
        Concern(model: model, focus: $focus)
        ReportReasons(shell: shell, model: model, form: form)
        ReportMore(shell: shell, model: model)
      } else {
        Problem(model.problem)
      }
    }
    .page(shell, .report("title"))
    .navigationBarTitleDisplayMode(.inline)
    .scrollDismissesKeyboard(.interactively)
    .low { if model.form != nil { Finish(model: model) } }
  }

  private var kept: Text {
    model.kept.map { .report("kept \(shell.dates.time($0))") } ?? .report("notYetKept")
  }
}

/// What is missing, the way back after throwing it away, and being done.
private struct Finish: View {
  let model: ReportModel

  var body: some View {
    if model.thrownAway != nil {
      Notice(.report("thrownAway"), icon: "arrow.uturn.backward", act: .report("undo")) {
        model.undo()
      }
    }
    if let missing = model.missing {
      Notice(words(missing), tone: .overdue)
    } else {
      Problem(model.problem)
    }
    BigAct(.report("done"), icon: "checkmark", enabled: !model.busy) { model.finish() }
  }

  private func words(_ missing: Missing) -> Text {
    switch missing {
    case .source: .report("missingSource")
    case .urgency: .report("missingUrgency")
    case .person: .report("missingPerson")
    }
  }
}

private struct Reporter: View {
  let model: ReportModel
  let focus: FocusState<ReportField?>.Binding

  var body: some View {
    Section {
      Field(.report("reporterName"), text: model.binding(\.reporter.name), typed: .name)
        .leads(focus, from: .reporter, to: .organisation)
      Field(.report("organisation"), text: model.binding(\.reporter.organisation), typed: .name)
        .leads(focus, from: .organisation, to: .number)
      Field(
        .report("number"), text: model.binding(\.reporter.dial), typed: .phone,
        wrong: .wrong(model.problem, "dial")
      )
      .leads(focus, from: .number, to: .name)
    } header: {
      Text.report("reporter")
    }
  }
}

private struct Concern: View {
  let model: ReportModel
  let focus: FocusState<ReportField?>.Binding

  var body: some View {
    Section {
      Field(
        .report("safety"), text: model.binding(\.safety), wrong: .wrong(model.problem, "safety")
      )
      .leads(focus, from: .safety, to: .concern)
      Field(
        .report("concern"), text: model.binding(\.concern), lines: 3,
        wrong: .wrong(model.problem, "concern")
      )
      .focused(focus, equals: .concern)
    } header: {
      Text.report("what")
    }
  }
}

@MainActor
extension ReportModel {
  /// A field of the draft, to type in.
  func binding(_ path: WritableKeyPath<ReportDraft, String>) -> Binding<String> {
    Binding.through(
      { self.draft[keyPath: path] },
      set: { typed in self.change { $0[keyPath: path] = typed } })
  }
}

extension View {
  /// This field of the call, and the one to which the keyboard's "next" leads.
  func leads(
    _ focus: FocusState<ReportField?>.Binding, from here: ReportField, to next: ReportField
  ) -> some View {
    focused(focus, equals: here).submitLabel(.next).onSubmit { focus.wrappedValue = next }
  }
}
