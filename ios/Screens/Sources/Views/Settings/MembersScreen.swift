import SchakelCore
import Screens
import SwiftUI

/// Who is in the team; a coordinator invites and takes access away.
struct MembersScreen: View {
  let shell: Shell
  @State private var inviting = false

  var body: some View {
    Hosted {
      MembersModel(shell)
    } content: { model in
      Members(shell: shell, model: model)
        .page(shell, .settings("team.title"))
        .low {
          if model.coordinates {
            BigAct(.settings("team.invite"), icon: "plus") { inviting = true }
          }
        }
        .task(id: shell.postman.state) { await model.look() }
        .sheet(isPresented: $inviting) { InviteSheet(shell: shell) }
    }
  }
}

private struct Members: View {
  let shell: Shell
  let model: MembersModel

  var body: some View {
    List {
      Problem(model.problem)
      if let view = model.view {
        if view.stale { Notice(.settings("team.stale"), tone: .due) }
        if !model.isMember { Notice(.place(view.place)) }
        Section {
          ForEach(view.members, id: \.device) { line($0) }
        } header: {
          Text.settings("team.members")
        } footer: {
          if !model.coordinates { Text.settings("team.onlyCoordinator") }
        }
      }
    }
    .sheet(isPresented: .shown(model.member != nil, leave)) {
      if let member = model.member { MemberSheet(shell: shell, model: model, member: member) }
    }
  }

  private func line(_ member: MemberView) -> MemberLine {
    let open: @MainActor () -> Void = { model.chosen = member.device }
    let opens = model.coordinates && !member.here
    return MemberLine(shell: shell, member: member, onTap: opens ? open : nil)
  }

  private func leave() {
    model.chosen = nil
  }
}

private struct MemberLine: View {
  let shell: Shell
  let member: MemberView
  var onTap: (@MainActor () -> Void)?

  var body: some View {
    Line(
      Text(verbatim: shell.name(of: member)), below: .told([.roles(member.roles), heard]),
      icon: "person", onTap: onTap)
  }

  private var heard: Text {
    if member.here { return .settings("team.here") }
    guard let heard = member.heard else { return .settings("team.neverHeard") }
    return .settings("team.heard \(shell.dates.moment(heard))")
  }
}

/// One colleague: taking access away, with or without wiping the device, each in two steps.
private struct MemberSheet: View {
  let shell: Shell
  let model: MembersModel
  let member: MemberView

  var body: some View {
    let name = shell.name(of: member)
    NavigationStack {
      List {
        Problem(model.problem)
        MemberLine(shell: shell, member: member)
        Section {
          GraveAct(
            .settings("team.revoke"), means: .settings("team.revokeMeans \(name)"),
            sure: .settings("team.revokeSure"), enabled: !model.busy
          ) { model.revoke(member.device, wipe: false) }
          GraveAct(
            .settings("team.revokeWipe"), means: .settings("team.revokeWipeMeans \(name)"),
            sure: .settings("team.revokeWipeSure"), enabled: !model.busy
          ) { model.revoke(member.device, wipe: true) }
        }
      }
      .navigationTitle(Text(verbatim: name))
      .navigationBarTitleDisplayMode(.inline)
    }
    .presentationDetents([.medium, .large])
  }
}
