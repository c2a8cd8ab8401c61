import SchakelCore
import Screens
import SwiftUI

/// What was written down, a line to add, and when to try again.
struct AfterTheDoor: View {
  let shell: Shell
  let model: DoorModel
  let recorded: Recorded

  var body: some View {
    Notice(
      .door(
        "recorded \(label(recorded.outcome, shell.language)) \(shell.dates.moment(recorded.at))"),
      tone: .arranged, act: .door("correct")
    ) { model.correcting = true }
    Field(
      .door("line"), text: Binding.through({ recorded.line }, set: { model.line($0) }),
      wrong: .wrong(model.problem, "line"))
    if let planned = recorded.planned {
      Notice(
        .door("planned \(shell.dates.day(planned.on)) \(label(planned.part, shell.language))"),
        icon: "calendar", act: .door("undo")
      ) { model.unplan() }
    } else if let proposal = model.proposal, !recorded.reached {
      Section {
        Line(
          .door("propose \(shell.dates.day(proposal.on)) \(label(proposal.part, shell.language))"),
          below: because(proposal.because), icon: "calendar")
      } header: {
        Text.door("next \(Int(proposal.number))")
      }
    }
  }

  private func because(_ reason: Because) -> Text {
    switch reason {
    case .firstAttempt: .door("firstAttempt")
    case .notTriedThen: .door("notTriedThen")
    case .triedLeast(let times): .door("triedLeast \(Int(times))")
    }
  }
}

/// What is most likely after it: the visit goes on inside, the next attempt is planned, or it is done.
struct NextAct: View {
  let shell: Shell
  let model: DoorModel
  let recorded: Recorded

  var body: some View {
    if recorded.talked {
      Act(.door("done")) { shell.navigator.back() }
      BigAct(.door("asVisit"), icon: "door.left.hand.open", enabled: !model.busy) {
        model.asVisit()
      }
    } else if let proposal = model.proposal, !recorded.reached, recorded.planned == nil {
      Act(.door("done")) { shell.navigator.back() }
      BigAct(
        .door("plan \(shell.dates.day(proposal.on)) \(label(proposal.part, shell.language))"),
        icon: "calendar", enabled: !model.busy
      ) { model.plan() }
    } else {
      BigAct(.door("done"), icon: "checkmark") { shell.navigator.back() }
    }
  }
}
