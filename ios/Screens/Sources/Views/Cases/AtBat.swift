import SchakelCore
import Screens
import SwiftUI

/// Who carries which responsibility, and giving one to somebody.
struct AtBat: View {
  let shell: Shell
  let model: CaseModel
  let view: CaseView
  @State private var giving = false

  var body: some View {
    Section {
      ForEach(view.duties, id: \.duty) { duty in
        Line(
          Text(
            verbatim: [duty.name, duty.organisation].filter { !$0.isEmpty }.joined(separator: ", ")),
          below: .joined([
            Text(verbatim: label(duty.duty, shell.language).capitalizedFirst),
            .cases("sinceDay \(shell.dates.day(shell.dates.day(of: duty.since)))"),
          ]),
          icon: "person.text.rectangle")
      }
      if giving {
        Hosted {
          DutyModel(shell, view.case)
        } content: { duty in
          Give(shell: shell, model: duty) { giving = false }
        }
      } else {
        Button {
          giving = true
        } label: {
          Text.cases("giveDuty")
        }
        .buttonStyle(.borderless)
      }
      if view.shared {
        Text.cases("shared")
      } else {
        GraveAct(
          .cases("share"), means: .cases("shareSure"), sure: .cases("shareYes"),
          enabled: !model.busy
        ) { model.share() }
      }
    } header: {
      Text.cases("atBat")
    }
  }
}

private struct Give: View {
  let shell: Shell
  @Bindable var model: DutyModel
  let onDone: @MainActor () -> Void

  var body: some View {
    let wrong = Text.wrong(model.problem, "name")
    VStack(alignment: .leading, spacing: 8) {
      Text.cases("whichDuty")
      Choices(
        allDuties(), chosen: model.duty,
        label: { Text(verbatim: label($0, shell.language).capitalizedFirst) }
      ) { model.duty = $0 }
      if wrong == nil { Problem(model.problem) }
      Field(.cases("toWhom"), text: $model.name, typed: .name, wrong: wrong)
      Field(.cases("organisation"), text: $model.organisation)
      HStack {
        Act(.cases("give"), icon: "checkmark", enabled: !model.busy && model.whole) {
          model.give(then: onDone)
        }
        Act(.cases("notClose"), action: onDone)
      }
    }
  }
}
