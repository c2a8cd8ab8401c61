import SchakelCore
import Screens
import SwiftUI

/// Into a team with an invitation; or waiting to be let in, without having to wait here.
struct JoiningScreen: View {
  let shell: Shell

  var body: some View {
    Hosted {
      MembersModel(shell)
    } content: { model in
      List {
        Problem(model.problem)
        if let place = model.view?.place { PlaceInTeam(shell: shell, model: model, place: place) }
      }
      .page(shell, .settings("team.join"))
      .low { next(model) }
      .task(id: shell.postman.state) { await model.look() }
      .task(id: model.view?.place) { await model.waitToBeLetIn() }
    }
  }

  @ViewBuilder private func next(_ model: MembersModel) -> some View {
    switch model.view?.place {
    case nil: EmptyView()
    case .alone:
      Button {
        shell.navigator.to(.today)
      } label: {
        Text.settings("team.later")
      }
      BigAct(.settings("team.joinAct"), enabled: model.ready, action: model.join)
    case .asked:
      Button(action: shell.postman.sync) { Text.settings("team.askAgain") }
        .disabled(shell.postman.running)
      toWork
    case .member, .revoked: toWork
    }
  }

  private var toWork: some View {
    BigAct(.settings("team.goOn")) { shell.navigator.to(.today) }
  }
}

/// How it stands; alone, where the invitation goes.
private struct PlaceInTeam: View {
  let shell: Shell
  let model: MembersModel
  let place: Place

  var body: some View {
    switch place {
    case .alone: invitation
    case .asked:
      Notice(.place(place), tone: .due)
      if model.busy || shell.postman.running {
        ProgressView { Text.settings("sync.busy") }
      }
    case .member: Notice(.place(place), tone: .arranged)
    case .revoked: Notice(.place(place), tone: .overdue, icon: "lock")
    }
  }

  @ViewBuilder private var invitation: some View {
    Section {
      Text.settings("team.joinHow")
      Button(action: model.paste) { Sign(.settings("team.paste"), icon: "doc.on.clipboard") }
      if model.nothingPasted { Notice(.settings("team.pastedNothing"), tone: .due) }
      Field(
        .settings("team.invitation"), text: text, typed: .email, lines: 3,
        wrong: .wrong(model.problem, "invitation"))
    } footer: {
      Text.settings("team.joinWhat")
    }
    if model.busy { ProgressView { Text.settings("team.joining") } }
  }

  private var text: Binding<String> {
    .through {
      model.invitation
    } set: {
      model.type($0)
    }
  }
}
