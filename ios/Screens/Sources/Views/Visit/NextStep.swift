import SchakelCore
import Screens
import SwiftUI

/// The next step in one tap; then its words, another day, another part of it.
struct NextStep: View {
  let shell: Shell
  let model: EndingModel
  let next: NextPart?

  var body: some View {
    Choices(
      Likely.all, isChosen: { isChosen($0) }, label: { $0.text(shell) },
      onChoose: { choose($0) })
    if let next {
      Field(
        .visit("nextWhat"),
        text: Binding.through({ next.what }, set: { change(next, \.what, $0) }))
      if next.what.isEmpty { Text.visit("nextDefault").font(.footnote).foregroundStyle(.secondary) }
      if let day = next.on {
        DayPicker(title: .visit("next"), day: day) { change(next, \.on, $0) }
      }
      Picker(selection: Binding.through({ next.part }, set: { change(next, \.part, $0) })) {
        Text.visit("anyTime").tag(PartOfDay?.none)
        ForEach(allPartsOfDay(), id: \.self) { part in
          Text(verbatim: label(part, shell.language)).tag(PartOfDay?.some(part))
        }
      } label: {
        Text.visit("next")
      }
      .pickerStyle(.segmented)
    }
  }

  private func isChosen(_ likely: Likely) -> Bool {
    next?.on == likely.day(shell) && next?.part == likely.part
  }

  private func choose(_ likely: Likely) {
    if isChosen(likely) { return model.next(nil) }
    model.next(NextPart(what: next?.what ?? "", on: likely.day(shell), part: likely.part))
  }

  private func change<Value>(
    _ next: NextPart, _ path: WritableKeyPath<NextPart, Value>, _ value: Value
  ) {
    var changed = next
    changed[keyPath: path] = value
    model.next(changed)
  }
}

/// A day and a part of it that are often meant.
private enum Likely: CaseIterable {
  case tomorrowMorning, tomorrowAfternoon, inTwoDays, inAWeekMorning, inAWeekAfternoon, inTwoWeeks

  static let all = Array(allCases)

  @MainActor func day(_ shell: Shell) -> LocalDate { shell.dates.today.adding(days: days) }

  private var days: Int {
    switch self {
    case .tomorrowMorning, .tomorrowAfternoon: 1
    case .inTwoDays: 2
    case .inAWeekMorning, .inAWeekAfternoon: 7
    case .inTwoWeeks: 14
    }
  }

  var part: PartOfDay? {
    switch self {
    case .tomorrowMorning, .inTwoDays, .inAWeekMorning: .morning
    case .tomorrowAfternoon, .inAWeekAfternoon: .afternoon
    case .inTwoWeeks: nil
    }
  }

  @MainActor func text(_ shell: Shell) -> Text {
    .joined([name, part.map { Text(verbatim: label($0, shell.language)) }], by: ", ")
  }

  @MainActor private var name: Text {
    switch self {
    case .tomorrowMorning, .tomorrowAfternoon: .visit("suggestion.tomorrow")
    case .inTwoDays: .visit("suggestion.inTwoDays")
    case .inAWeekMorning, .inAWeekAfternoon: .visit("suggestion.inAWeek")
    case .inTwoWeeks: .visit("suggestion.inTwoWeeks")
    }
  }
}
