import SchakelCore
import Screens
import SwiftUI

/// What was spent on this sheet, and the way to spend more.
struct SpendingPart: View {
  let shell: Shell
  let model: AfterCallModel

  var body: some View {
    Section {
      ForEach(Array(model.spent.enumerated()), id: \.offset) { _, spent in
        let amount = Text(verbatim: shell.dates.money(spent.cents) + " ")
        Line(
          amount + .call("after.spent"), below: .typed(spent.purpose), icon: "eurosign",
          tone: .arranged)
      }
      if model.spending {
        SpendingFields(model: model)
      } else {
        Button(action: model.startSpending) {
          Sign(
            model.spent.isEmpty ? .call("after.spend") : .call("after.spendMore"),
            icon: "eurosign")
        }
      }
    }
  }
}

/// Amount, purpose, and the row of the plan that it serves.
private struct SpendingFields: View {
  let model: AfterCallModel
  @FocusState private var typing: Bool

  var body: some View {
    Field(
      .call("after.amount"), text: amount, typed: .number,
      wrong: .wrong(model.problem, "cents")
    )
    .focused($typing)
    .onAppear { typing = true }
    Text.call("after.amountHint").font(.footnote).foregroundStyle(.secondary)
    if model.overMandate {
      Notice(.call("after.overMandate"), tone: .due)
      Field(
        .call("after.agreedBy"), text: model.binding(AfterCallModel.Field.agreed), typed: .name)
    }
    Field(
      .call("after.purpose"), text: model.binding(AfterCallModel.Field.purpose),
      wrong: .wrong(model.problem, "purpose"))
    if !model.rows.isEmpty {
      Text.call("after.row").font(.footnote).foregroundStyle(.secondary)
      Choices(model.rows) {
        $0.id?.hex == model[AfterCallModel.Field.row]
      } label: {
        Text(verbatim: $0.inShort)
      } onChoose: {
        model.type(AfterCallModel.Field.row, $0.id?.hex ?? "")
      }
    }
  }

  private var amount: Binding<String> {
    .through {
      model[AfterCallModel.Field.amount]
    } set: {
      model.amount($0)
    }
  }
}

extension PlanItemPart {
  /// A row of the plan by what is done, else by what is wanted.
  fileprivate var inShort: String {
    [action, goal, stressor].first { !$0.isEmpty } ?? ""
  }
}

extension FormModel {
  /// A field, for a view to type in.
  func binding(_ field: String) -> Binding<String> {
    .through {
      self[field]
    } set: {
      self.type(field, $0)
    }
  }
}
