import SchakelCore
import Screens
import SwiftUI

/// Where the case stands; opened, to which phase it goes, why it is closed, and the way to erasing.
struct CaseStanding: View {
  let shell: Shell
  let model: CaseModel
  let view: CaseView
  @State private var open = false

  var body: some View {
    Section {
      Line(stands, below: since, icon: "flag") { open = !open }
      if open {
        Text.cases("phase")
        Choices(
          allPhases().filter { $0 != .closed }, chosen: view.phase,
          label: { Text(verbatim: label($0, shell.language).capitalizedFirst) }
        ) { phase in
          open = false
          model.phase(phase)
        }
        if view.phase != .closed { Closing(shell: shell, model: model) }
        Button {
          shell.navigator.open(.erase(view.case))
        } label: {
          Text.erasing("title")
        }
        .buttonStyle(.borderless)
      }
      if let tip = view.proposal {
        Line(
          .cases("nextTry \(shell.dates.day(tip.on)) \(label(tip.part, shell.language))"),
          below: .cases("attempt \(Int(tip.number))"), icon: "calendar"
        ) { shell.navigator.open(.door(view.case, nil)) }
      }
      if let before = view.previous {
        Line(.cases("previous"), icon: "clock.arrow.circlepath") {
          shell.navigator.open(.caseFile(before))
        }
      }
    } header: {
      Text.cases("stands")
    }
  }

  private var stands: Text {
    if let reason = view.closed { return .cases("closedBecause \(label(reason, shell.language))") }
    return Text(verbatim: label(view.phase, shell.language).capitalizedFirst)
  }

  private var since: Text {
    let day = shell.dates.day(shell.dates.day(of: view.opened))
    let attempts: Text = .cases("since.attempts \(Int(view.attempts))")
    return .cases("since \(day) \(attempts)")
  }
}

/// Closing takes a reason and a second tap; nothing here proposes it.
private struct Closing: View {
  let shell: Shell
  let model: CaseModel
  @State private var asked = false
  @State private var reason: ClosingReason?

  var body: some View {
    Button {
      asked = !asked
      reason = nil
    } label: {
      asked ? Text.cases("notClose") : Text.cases("close")
    }
    .buttonStyle(.borderless)
    if asked {
      Text.cases("closeWhy")
      Choices(
        allClosingReasons(), chosen: reason,
        label: { Text(verbatim: label($0, shell.language).capitalizedFirst) },
        onChoose: { reason = $0 })
      if let reason {
        Button(role: .destructive) {
          model.close(because: reason)
        } label: {
          Text.cases("closeAs \(label(reason, shell.language))")
        }
        .buttonStyle(.bordered)
        .disabled(model.busy)
      }
    }
  }
}
