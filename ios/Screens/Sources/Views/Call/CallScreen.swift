import SchakelCore
import Screens
import SwiftUI

/// Bellen: about whom, what for, and who to call, with the reasons.
struct CallScreen: View {
  let shell: Shell
  let client: CaseId?

  var body: some View {
    Hosted {
      CallModel(shell, client)
    } content: { model in
      Calls(shell: shell, model: model)
        .asksAbout(shell, model.offered, onClose: model.keepAbout, onChoose: model.about)
        .showsNumber(model)
    }
    .id(client)
  }
}

private struct Calls: View {
  let shell: Shell
  let model: CallModel

  var body: some View {
    List {
      SyncLine(shell: shell)
      Problem(model.problem)
      if let page = model.page {
        ForEach(page.waiting, id: \.call) { call in waiting(call) }
        if let about = page.about {
          Section {
            AboutLine(shell: shell, who: about.who, onChange: model.offer)
          }
          Section {
            Needs(shell: shell, model: model, page: page)
          } header: {
            Text.call("whatFor")
          }
          PlanRows(shell: shell, model: model, plan: page.plan)
          OtherRows(shell: shell, model: model, about: about)
          CallBackRows(shell: shell, model: model, calls: page.callBacks)
          PromiseRows(shell: shell, promises: page.promises)
        } else {
          Empty(.call("nobody"), icon: "phone", act: .call("firstReport")) {
            shell.navigator.open(.report)
          }
        }
      }
    }
    .page(shell, .call("title"))
    .toolbar {
      ToolbarItemGroup(placement: .topBarLeading) {
        Tool(icon: "book.closed", name: .directory("title")) { shell.navigator.open(.directory) }
        Tool(icon: "magnifyingglass", name: .frame("search")) { shell.navigator.open(.search) }
      }
    }
    .pullToSync(shell)
    .low { likeliest }
  }

  private func waiting(_ call: CallView) -> some View {
    let callee: Text = .callee(call, shell)
    return Notice(
      .call("outcomeMissing \(callee)"), icon: "phone", act: .call("fillIn")
    ) { shell.navigator.open(.afterCall(call.call)) }
  }

  /// How the round stands, and the first of the plan who can be called.
  @ViewBuilder private var likeliest: some View {
    if let round = model.page?.round {
      RoundLine(round: round) { shell.navigator.open(.round(round.round)) }
    }
    if let first = model.page?.likeliest {
      let name = first.function.isEmpty ? first.name : first.function
      BigAct(.call("callName \(name)"), icon: "phone", enabled: !model.busy) { model.call(first) }
    }
  }
}

/// A small act in a title; VoiceOver says its name.
struct Tool: View {
  let icon: String
  let name: Text
  let action: @MainActor () -> Void

  var body: some View {
    Button(action: action) { Image(systemName: icon) }.accessibilityLabel(name)
  }
}

/// What can be needed; in a round, what it is for and what can be added to it.
private struct Needs: View {
  let shell: Shell
  let model: CallModel
  let page: CallPage

  var body: some View {
    if let round = page.round {
      let looked = round.needs.first { $0.key == page.plan?.need.key }
      Choices(round.needs, chosen: looked) {
        $0.onChip(page.needs, shell)
      } onChoose: {
        model.choose($0.key)
      }
      Button(action: model.unfold) { Text.call("round.add") }
      if model.adding {
        Choices(page.needsToAdd, chosen: nil) {
          $0.text(shell)
        } onChoose: {
          model.add($0.key)
        }
      }
    } else {
      Choices(page.needs) {
        model.chosen.contains($0.key)
      } label: {
        $0.text(shell)
      } onChoose: {
        model.choose($0.key)
      }
      if model.chosen.count > 1 {
        Act(
          .call("round.start \(model.chosen.count)"), icon: "play", enabled: !model.busy,
          action: model.startRound)
      }
    }
  }
}
