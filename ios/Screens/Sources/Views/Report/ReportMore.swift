import SchakelCore
import Screens
import SwiftUI

/// What it is about, and its type, which decides the clocks and who hears what.
struct ReportReasons: View {
  let shell: Shell
  let model: ReportModel
  let form: ReportFormView

  var body: some View {
    if !form.reasons.isEmpty {
      Section {
        Choices(
          form.reasons.map(\.key), chosen: model.draft.reason,
          label: { key in named(form.reasons.first { $0.key == key }.map { ($0.nl, $0.en) }) }
        ) { key in model.change { $0.reason = $0.reason == key ? "" : key } }
      } header: {
        Text.report("reason")
      }
    }
    if let chosen {
      Section {
        if form.types.count > 1 {
          Choices(
            form.types.map(\.key), chosen: chosen.key,
            label: { key in named(form.types.first { $0.key == key }.map { ($0.nl, $0.en) }) }
          ) { key in model.change { $0.kind = key } }
        }
        if let wrong = Text.wrong(model.problem, "kind") { Notice(wrong, tone: .overdue) }
      } header: {
        Text.report("kind")
      } footer: {
        Text.joined(
          [hears(chosen.mayHear), shielded(chosen) ? .report("unnamed") : .report("named")], by: " "
        )
      }
    }
  }

  /// The pack's first type unless said otherwise.
  private var chosen: ReportTypeView? {
    let said = model.draft.kind
    return said.isEmpty ? form.types.first : form.types.first { $0.key == said }
  }

  private func shielded(_ type: ReportTypeView) -> Bool { model.draft.shielded ?? type.shielded }

  private func named(_ names: (nl: String, en: String)?) -> Text {
    Text(verbatim: (shell.language == .nl ? names?.nl : names?.en) ?? "")
  }

  private func hears(_ audience: Audience) -> Text {
    switch audience {
    case .takenUpOnly: .report("hears.takenUpOnly")
    case .outline: .report("hears.outline")
    case .nobody, .unknown: .report("hears.nobody")
    }
  }
}

/// What is seldom said at once. Folded away, until it is wanted or holds something.
struct ReportMore: View {
  let shell: Shell
  let model: ReportModel
  @State private var open: Bool?

  var body: some View {
    let shown = open ?? model.draft.saysMore
    Section {
      Button {
        open = !shown
      } label: {
        shown ? Text.report("less") : Text.report("more")
      }
      .buttonStyle(.borderless)
    }
    if shown { Rest(shell: shell, model: model) }
  }
}

private struct Rest: View {
  let shell: Shell
  let model: ReportModel

  var body: some View {
    Section {
      Choices(
        allChannels(), chosen: model.draft.channel ?? .phone,
        label: { Text(verbatim: label($0, shell.language).capitalizedFirst) }
      ) { channel in model.change { $0.channel = channel } }
    } header: {
      Text.report("channel")
    }
    Section {
      Field(.report("clientNumber"), text: model.binding(\.person.dial), typed: .phone)
      Field(.report("birthYear"), text: year, typed: .number)
      Field(.report("language"), text: model.binding(\.person.language), typed: .name)
    } header: {
      Text.report("about")
    }
    Section {
      Field(
        .report("elsewhereAddress"), text: model.binding(\.place.address),
        wrong: .wrong(model.problem, "place"))
      Field(.report("village"), text: model.binding(\.place.village), typed: .name)
    } header: {
      Text.report("elsewhere")
    }
    Section {
      Choices(
        [true, false], chosen: model.draft.shielded,
        label: { $0 ? .report("yes") : .report("no") }
      ) { yes in model.change { $0.shielded = yes } }
    } header: {
      Text.report("shielded")
    }
    Section {
      // It comes back in one tap, so it is not asked about first.
      Button(role: .destructive) {
        model.throwAway()
      } label: {
        Text.report("throwAway")
      }
      .disabled(model.busy)
    }
  }

  private var year: Binding<String> {
    Binding.through(
      { model.draft.person.birthYear.map { String($0) } ?? "" },
      set: { typed in
        model.change { $0.person.birthYear = UInt16(String(typed.filter(\.isNumber).prefix(4))) }
      })
  }
}

extension ReportDraft {
  /// Whether something is said that is folded away.
  fileprivate var saysMore: Bool {
    channel != nil || shielded != nil || !place.address.isEmpty || person.birthYear != nil
      || !person.dial.isEmpty
  }
}
