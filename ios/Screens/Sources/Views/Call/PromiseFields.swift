import SchakelCore
import Screens
import SwiftUI

/// What was promised, by whom, for when; the cursor stands in the first at once.
struct PromiseFields: View {
  let shell: Shell
  let model: AfterCallModel
  let call: CallView
  @State private var naming = false
  @FocusState private var typing: Bool

  var body: some View {
    Section {
      Field(
        .call("after.what"), text: model.binding(AfterCallModel.Field.what),
        wrong: .wrong(model.problem, "what")
      )
      .focused($typing)
      .onAppear { typing = true }
      if naming || !model[AfterCallModel.Field.who].isEmpty {
        Field(
          .call("after.byWhom"), text: model.binding(AfterCallModel.Field.who), typed: .name)
      } else {
        let callee: Text = .callee(call, shell)
        Line(.call("after.by \(callee)"), icon: "person") { naming = true }
      }
    }
    Section {
      DayChoice(shell: shell, chosen: model.due) { model.choose(due: $0) }
      Button(action: model.reconsider) { Text.call("after.otherOutcome") }
    } header: {
      Text.call("after.on")
    }
  }
}

/// A day in one tap; every other day in the system's own calendar.
struct DayChoice: View {
  let shell: Shell
  let chosen: LocalDate?
  let onChoose: @MainActor (LocalDate) -> Void
  @State private var others = false

  var body: some View {
    let days = shell.dates.today.likelyDays
    let shown = days + (chosen.map { days.contains($0) ? [] : [$0] } ?? [])
    Choices(shown, chosen: chosen) {
      Text(verbatim: shell.dates.day($0).capitalizedFirst)
    } onChoose: { day in
      onChoose(day)
    }
    Button {
      others.toggle()
    } label: {
      Text.call("after.otherDay")
    }
    if others {
      DatePicker(selection: day, in: shell.now()..., displayedComponents: .date) {
        Text.call("after.otherDay")
      }
      .datePickerStyle(.graphical)
    }
  }

  private var day: Binding<Date> {
    .through {
      (chosen ?? shell.dates.today).start(in: .current)
    } set: {
      others = false
      onChoose(LocalDate($0, in: .current))
    }
  }
}

/// When to call back: one tap, which records it.
struct CallBackChoice: View {
  let shell: Shell
  let model: AfterCallModel

  var body: some View {
    Section {
      Choices(BackAt.likely(at: shell.now()), chosen: nil) {
        name($0)
      } onChoose: {
        model.callBack(at: $0.date)
      }
      DayChoice(shell: shell, chosen: nil) { model.callBack(at: BackAt.on($0)) }
      Button {
        model.callBack(at: nil)
      } label: {
        Text.call("after.noTime")
      }
      Button(action: model.reconsider) { Text.call("after.otherOutcome") }
    } header: {
      Text.call("after.whenBack")
    }
    .disabled(model.busy)
  }

  private func name(_ time: BackAt) -> Text {
    switch time {
    case .inHalfAnHour: .call("after.inHalfAnHour")
    case .inAnHour: .call("after.inAnHour")
    case .at(let date): Text(verbatim: shell.dates.moment(date).capitalizedFirst)
    }
  }
}
