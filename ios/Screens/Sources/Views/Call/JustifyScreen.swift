import SchakelCore
import Screens
import SwiftUI

/// Accounts for spending in one line: what it led to. Below it stands what else waits for that.
struct JustifyScreen: View {
  let shell: Shell
  let spending: SpendingId

  var body: some View {
    Hosted {
      JustifyModel(shell, spending)
    } content: { model in
      List {
        Problem(model.problem)
        if let view = model.spending {
          Section {
            Accounted(shell: shell, model: model, view: view)
          }
          Others(shell: shell, model: model)
        }
      }
      .page(shell, .call("justify.title"))
      .low {
        if model.open {
          BigAct(
            .call("justify.justify"), icon: "checkmark", enabled: model.ready,
            action: model.justify)
        } else if model.spending != nil {
          BigAct(.frame("done"), icon: "checkmark") { shell.navigator.back() }
        }
      }
    }
    .id(spending)
  }
}

private struct Accounted: View {
  let shell: Shell
  let model: JustifyModel
  let view: SpendingView

  var body: some View {
    VStack(alignment: .leading, spacing: 2) {
      Text(verbatim: shell.dates.money(view.cents)).font(.title2).monospacedDigit()
      Text(verbatim: view.purpose)
      if let who = model.who { Text.about(who, shell).foregroundStyle(.secondary) }
      Text.told([
        Text(verbatim: shell.dates.moment(view.at).capitalizedFirst),
        .call("justify.until \(shell.dates.day(view.justifyBy))"),
      ])?.font(.footnote).foregroundStyle(.secondary)
    }
    .accessibilityElement(children: .combine)
    if model.open {
      Field(
        .call("justify.effect"), text: model.binding(JustifyModel.effect), lines: 2,
        wrong: .wrong(model.problem, "effect"))
      Text.call("justify.effectHint").font(.footnote).foregroundStyle(.secondary)
    } else {
      Notice(
        .told([.call("justify.justified"), .typed(view.effect)]) ?? .call("justify.justified"),
        tone: .arranged)
    }
  }
}

private struct Others: View {
  let shell: Shell
  let model: JustifyModel

  var body: some View {
    if model.others.isEmpty {
      if !model.open { Empty(.call("justify.nothing"), icon: "eurosign") }
    } else {
      Section {
        ForEach(model.others, id: \.due.spending) { other in
          Line(
            Text(verbatim: "\(shell.dates.money(other.due.cents))  \(other.purpose)"),
            below: .told([.name(other.who, shell), due(other.due)]),
            icon: other.due.late ? Tone.overdue.icon : "eurosign",
            tone: other.due.late ? .overdue : .plain
          ) { model.open(other) }
        }
      } header: {
        let sum = shell.dates.money(model.others.reduce(0) { $0 + $1.due.cents })
        Text.call("justify.others") + Text(verbatim: ": ")
          + .call("justify.total \(sum) \(model.others.count)")
      }
    }
  }

  private func due(_ due: ToJustify) -> Text {
    let day = shell.dates.day(due.by)
    return due.late ? .call("justify.late \(day)") : .call("justify.until \(day)")
  }
}
