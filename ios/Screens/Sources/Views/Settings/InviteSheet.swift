import SchakelCore
import Screens
import SwiftUI

/// Whom to invite, and then the invitation: to be scanned, or copied by explicit act.
struct InviteSheet: View {
  let shell: Shell
  @Environment(\.dismiss) private var dismiss

  var body: some View {
    Hosted {
      InviteModel(shell)
    } content: { model in
      NavigationStack {
        List {
          Problem(model.problem)
          if let made = model.made {
            Made(shell: shell, model: model, made: made)
          } else {
            Whom(model: model)
          }
        }
        .navigationTitle(.settings("team.invite"))
        .navigationBarTitleDisplayMode(.inline)
        .low {
          if model.made == nil {
            BigAct(.settings("team.inviteMake"), enabled: model.ready, action: model.make)
          } else {
            Button {
              dismiss()
            } label: {
              Text.frame("done")
            }
            BigAct(.settings("team.copy"), icon: "doc.on.doc", action: model.copy)
          }
        }
      }
    }
  }
}

private struct Whom: View {
  let model: InviteModel

  var body: some View {
    Section {
      Field(
        .settings("team.inviteName"), text: name, typed: .name,
        wrong: .wrong(model.problem, "name"))
    }
    Section {
      Choices(InviteModel.Role.allCases) {
        model.has($0)
      } label: {
        label($0)
      } onChoose: {
        model.toggle($0)
      }
      if model.busy { ProgressView { Text.settings("sync.busy") } }
    } header: {
      Text.settings("team.inviteRoles")
    }
  }

  private var name: Binding<String> {
    .through {
      model.name
    } set: {
      model.type($0)
    }
  }

  private func label(_ role: InviteModel.Role) -> Text {
    switch role {
    case .worker: .settings("team.worker")
    case .supervisor: .settings("team.supervisor")
    case .coordinator: .settings("team.coordinator")
    }
  }
}

private struct Made: View {
  let shell: Shell
  let model: InviteModel
  let made: InvitationView

  var body: some View {
    Section {
      Text.settings("team.invited \(model.name) \(shell.dates.moment(made.until))")
      QrCode(text: made.text).accessibilityLabel(.settings("team.code"))
      if model.copied { Notice(.settings("team.copied"), tone: .arranged) }
    } footer: {
      Text.settings("team.inviteHow")
    }
  }
}
