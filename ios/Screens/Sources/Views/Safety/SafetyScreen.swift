import SchakelCore
import Screens
import SwiftUI

/// Timers that run, one that may be set, the drill, and the silent alarm.
struct SafetyScreen: View {
  let shell: Shell

  var body: some View {
    Hosted {
      SafetyModel(shell)
    } content: { model in
      List {
        Running(shell: shell)
        Problem(model.problem)
        Start(shell: shell, model: model)
        Ringing(shell: shell)
        Section {
          Text.safety("silentWhy")
        } header: {
          Text.safety("silent")
        }
        DrillPart(shell: shell)
      }
      .page(shell, .safety("title"))
      .low { SilentButton(shell: shell) }
    }
  }
}

private struct Running: View {
  let shell: Shell

  var body: some View {
    Hosted {
      WatchModel(shell)
    } content: { model in
      Section {
        Problem(model.problem)
        if model.running?.isEmpty == true {
          Text.safety("noneRunning").foregroundStyle(.secondary)
        }
        ForEach(model.shown, id: \.watch) { WatchNotice(shell: shell, model: model, watch: $0) }
        ForEach(model.silent, id: \.watch) { watch in
          Notice(
            .safety("silentRaised \(shell.dates.time(watch.due))"), icon: "clock",
            act: .safety("allWell")
          ) { model.allWell(watch.watch) }
        }
      } header: {
        Text.safety("running")
      }
    }
  }
}

/// The timer for the case where the user most likely is, and the way to another.
private struct Start: View {
  let shell: Shell
  @Bindable var model: SafetyModel

  var body: some View {
    if let cases = model.cases {
      if let row = model.row {
        WatchStart(shell: shell, client: row.case)
      } else if cases.isEmpty {
        Section {
          Text.safety("noCases").foregroundStyle(.secondary)
        } header: {
          Text.safety("startFor")
        }
      }
      if cases.count > 1 {
        Picker(selection: $model.chosen) {
          ForEach(cases, id: \.case) { Text.name($0.who, shell).tag(CaseId?.some($0.case)) }
        } label: {
          Text.safety("forWhom")
        }
        .pickerStyle(.navigationLink)
      }
    }
  }
}

/// Offers a drill, and says how far the last one came: at the hub, and seen by whom.
private struct DrillPart: View {
  let shell: Shell

  var body: some View {
    Hosted {
      DrillModel(shell)
    } content: { model in
      Section {
        Problem(model.problem)
        if let last = model.last {
          Notice(standing(last), tone: last.seenAt == nil ? .due : .arranged)
        }
        Button(action: model.drill) { Sign(.safety("drillStart"), icon: "bell") }
          .disabled(model.busy)
      } header: {
        Text.safety("drill")
      } footer: {
        Text.safety("drillWhy")
      }
      .task(id: shell.postman.state) { await model.look() }
    }
  }

  private func standing(_ drill: DrillView) -> Text {
    let begun = shell.dates.moment(drill.at)
    guard let seen = drill.seenAt else {
      return drill.watched == nil
        ? .safety("drillHere \(begun)") : .safety("drillAtHub \(begun)")
    }
    let by = shell.covered ? "\(drill.seenBy.prefix(1))." : drill.seenBy
    return .safety("drillSeen \(begun) \(by) \(shell.dates.moment(seen))")
  }
}

/// One long press; a tap does nothing. What it did is readable for a moment, then nothing shows it.
private struct SilentButton: View {
  let shell: Shell
  @State private var set = 0

  var body: some View {
    Sign(
      set > 0 ? .frame("silentAlarmSent") : .safety("silentHold"),
      icon: set > 0 ? "shield.fill" : "shield"
    )
    .font(.headline)
    .multilineTextAlignment(.center)
    .frame(maxWidth: .infinity, minHeight: 64)
    .background(Tone.overdue.color.opacity(0.15), in: RoundedRectangle(cornerRadius: 16))
    .contentShape(Rectangle())
    .onLongPressGesture { raise() }
    .accessibilityAddTraits(.isButton)
    .accessibilityAction(named: .safety("silentHoldLabel")) { raise() }
    .task(id: set) {
      guard set > 0, (try? await Task.sleep(for: .seconds(4))) != nil else { return }
      set = 0
    }
  }

  private func raise() {
    Task { if await shell.raiseSilentAlarm() { set += 1 } }
  }
}
