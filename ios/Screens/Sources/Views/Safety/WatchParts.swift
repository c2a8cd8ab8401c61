import SchakelCore
import Screens
import SwiftUI

/// The timers that run, wherever the user is: until when, whether somebody watches, and "all well".
struct WatchLine: View {
  let shell: Shell

  var body: some View {
    Hosted {
      WatchModel(shell)
    } content: { model in
      Problem(model.problem)
      ForEach(model.shown, id: \.watch) { WatchNotice(shell: shell, model: model, watch: $0) }
    }
  }
}

/// One timer. That it is watched is said only after the hub's receipt.
struct WatchNotice: View {
  let shell: Shell
  let model: WatchModel
  let watch: WatchView
  @State private var passed = false

  var body: some View {
    let standing = model.standing(watch, at: passed ? watch.due : shell.now())
    Notice(text(standing), tone: tone(standing), icon: icon(standing), act: .safety("allWell")) {
      model.allWell(watch.watch)
    }
    .task(id: watch.due) {
      let left = watch.due.timeIntervalSince(shell.now())
      passed = left <= 0
      guard !passed, (try? await Task.sleep(for: .seconds(left))) != nil else { return }
      passed = true
    }
  }

  private func text(_ standing: WatchModel.Standing) -> Text {
    let until = shell.dates.time(watch.due)
    return switch standing {
    case .watched: .safety("watched \(until)")
    case .connecting: .safety("connecting \(until)")
    case .offline: .safety("offline \(until)")
    case .alone: .safety("alone \(until)")
    case .unconfirmed: .safety("unconfirmed \(until)")
    case .passed: .safety("passed \(until)")
    case .passedUnwatched: .safety("passedUnwatched \(until)")
    }
  }

  private func tone(_ standing: WatchModel.Standing) -> Tone {
    switch standing {
    case .passed, .passedUnwatched: .overdue
    case .watched: .arranged
    case .connecting, .offline, .alone, .unconfirmed: .due
    }
  }

  private func icon(_ standing: WatchModel.Standing) -> String {
    switch standing {
    case .passed, .passedUnwatched: "bell.and.waves.left.and.right"
    case .watched: "shield.fill"
    case .connecting, .offline, .alone, .unconfirmed: "icloud.slash"
    }
  }
}

/// Offers the safety timer at the start of a visit: one tap starts it. Once it runs, says until when
/// and whether the hub watches, with "all well" beside it.
struct WatchOffer: View {
  let shell: Shell
  let client: CaseId
  var visit: VisitId?

  var body: some View {
    Hosted {
      WatchModel(shell)
    } content: { model in
      Problem(model.problem)
      if model.running != nil {
        let here = model.shown.filter { $0.case == client }
        if here.isEmpty {
          WatchStart(shell: shell, client: client, visit: visit)
        } else {
          ForEach(here, id: \.watch) { WatchNotice(shell: shell, model: model, watch: $0) }
          Ringing(shell: shell)
        }
      }
    }
  }
}

/// The same offer, from below over the screen of a visit that has begun.
struct WatchSheet: View {
  let shell: Shell
  let client: CaseId
  var visit: VisitId?

  var body: some View {
    NavigationStack {
      List { WatchOffer(shell: shell, client: client, visit: visit) }
        .navigationTitle(.safety("timer"))
        .navigationBarTitleDisplayMode(.inline)
    }
    .presentationDetents([.medium, .large])
  }
}

/// The minutes, of which one tap starts the timer, and what supervisors will read.
struct WatchStart: View {
  let shell: Shell
  let client: CaseId
  var visit: VisitId?
  @State private var writing = false

  var body: some View {
    Hosted {
      WatchStartModel(shell, client)
    } content: { model in
      Section {
        Problem(model.problem)
        Choices(WatchStartModel.minutes, chosen: nil) {
          .safety("minutes \($0)")
        } onChoose: {
          model.start(minutes: $0, visit: visit)
        }
        .disabled(model.busy)
        if writing {
          Field(.safety("theyRead"), text: words(model), lines: 2)
        } else {
          Line(
            shell.covered ? .safety("coveredWords") : Text(verbatim: model.words),
            below: .safety("theyRead"))
          Button {
            writing = true
          } label: {
            Text.safety("change")
          }
        }
      } header: {
        Text.safety("timer")
      } footer: {
        Text.safety("timerWhy")
      }
    }
    .id(client)
  }

  private func words(_ model: WatchStartModel) -> Binding<String> {
    .through {
      model.words
    } set: {
      model.type($0)
    }
  }
}

/// Without the permission to ring the end of a timer stands on the screen only: said, with the way to
/// allow it.
struct Ringing: View {
  let shell: Shell

  var body: some View {
    if !shell.phone.rings {
      Notice(
        .safety("late"), tone: .due, icon: "bell.slash", act: .safety("allow")
      ) { shell.phone.askToRing() }
    }
  }
}
