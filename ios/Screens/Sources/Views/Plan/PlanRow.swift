import SchakelCore
import Screens
import SwiftUI

/// One row: what stands in the way, what it should become, what is done, by whom and when.
struct PlanRow: View {
  let shell: Shell
  let at: Int
  let row: PlanItemPart
  let model: PlanModel

  var body: some View {
    if model.opened == at {
      Opened(shell: shell, at: at, row: row, model: model)
    } else {
      Button {
        model.open(at)
      } label: {
        Folded(shell: shell, row: row)
      }
      .buttonStyle(.plain)
      .swipeActions {
        Button(role: .destructive) {
          model.remove(at)
        } label: {
          Text.plan("remove")
        }
      }
    }
  }
}

private struct Folded: View {
  let shell: Shell
  let row: PlanItemPart

  var body: some View {
    VStack(alignment: .leading, spacing: 4) {
      if row.isBlank { Text.plan("emptyRow").foregroundStyle(.secondary) }
      if !row.stressor.isEmpty { Text(verbatim: row.stressor).font(.headline) }
      if !row.goal.isEmpty { Sign(Text(verbatim: row.goal), icon: "chevron.right") }
      if !row.action.isEmpty { Sign(Text(verbatim: row.action), icon: "chevron.right") }
      Sign(standing, icon: icon).font(.footnote).foregroundStyle(
        done ? Tone.arranged.color : .secondary)
    }
    .frame(maxWidth: .infinity, alignment: .leading)
    .contentShape(Rectangle())
    .privacySensitive()
    .accessibilityElement(children: .combine)
  }

  private var done: Bool { row.state == .done }

  private var icon: String {
    switch row.state {
    case .done: "checkmark.circle"
    case .dropped: "xmark"
    default: "clock"
    }
  }

  private var standing: Text {
    let owner = row.ownerName.isEmpty ? label(row.owner, shell.language) : row.ownerName
    return .joined([
      Text(verbatim: label(row.state, shell.language).capitalizedFirst), Text(verbatim: owner),
      row.due.map { .plan("by \(shell.dates.day($0))") },
    ])
  }
}

private struct Opened: View {
  let shell: Shell
  let at: Int
  let row: PlanItemPart
  let model: PlanModel

  var body: some View {
    VStack(alignment: .leading, spacing: 12) {
      HStack {
        Spacer()
        Button {
          model.open(at)
        } label: {
          Image(systemName: "chevron.up").frame(minWidth: 44, minHeight: 44)
        }
        .buttonStyle(.borderless)
        .accessibilityLabel(.plan("closeRow"))
      }
      Field(.plan("stressor"), text: text(\.stressor))
      Field(.plan("goal"), text: text(\.goal))
      Field(.plan("action"), text: text(\.action))
      Text.plan("owner")
      Choices(
        allOwners(), chosen: row.owner,
        label: { Text(verbatim: label($0, shell.language).capitalizedFirst) },
        onChoose: { owner in model.row(at) { $0.owner = owner } })
      Field(.plan("ownerName"), text: text(\.ownerName))
      Text.plan("due")
      Choices(
        Often.all, isChosen: { $0.day(shell) == row.due }, label: { $0.text },
        onChoose: { often in model.row(at) { $0.due = often.day(shell) } })
      if let due = row.due {
        DayPicker(title: .plan("due"), day: due) { day in model.row(at) { $0.due = day } }
      }
      Text.plan("state")
      Choices(
        allActionStates(), chosen: row.state,
        label: { Text(verbatim: label($0, shell.language).capitalizedFirst) },
        onChoose: { state in model.row(at) { $0.state = state } })
      Button(role: .destructive) {
        model.remove(at)
      } label: {
        Text.plan("remove")
      }
      .buttonStyle(.borderless)
    }
  }

  private func text(_ path: WritableKeyPath<PlanItemPart, String>) -> Binding<String> {
    Binding.through(
      { row[keyPath: path] },
      set: { typed in model.row(at) { $0[keyPath: path] = typed } })
  }
}

/// A day that is often meant, in one tap; then any other from there.
private enum Often: CaseIterable {
  case never, tomorrow, inTwoDays, inAWeek, inTwoWeeks

  static let all = Array(allCases)

  @MainActor func day(_ shell: Shell) -> LocalDate? {
    days.map { shell.dates.today.adding(days: $0) }
  }

  private var days: Int? {
    switch self {
    case .never: nil
    case .tomorrow: 1
    case .inTwoDays: 2
    case .inAWeek: 7
    case .inTwoWeeks: 14
    }
  }

  @MainActor var text: Text {
    switch self {
    case .never: .plan("noDue")
    case .tomorrow: .plan("suggestion.tomorrow")
    case .inTwoDays: .plan("suggestion \(2)")
    case .inAWeek: .plan("suggestion.inAWeek")
    case .inTwoWeeks: .plan("suggestion.inTwoWeeks")
    }
  }
}
