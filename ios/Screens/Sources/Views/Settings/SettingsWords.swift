import SchakelCore
import Screens
import SwiftUI

extension Text {
  /// A word of Settings and the screens that it opens.
  static func settings(_ key: LocalizedStringKey) -> Text {
    Text(key, tableName: "Settings", bundle: .module)
  }

  /// Where this device stands in a team, in one sentence.
  static func place(_ place: Place) -> Text {
    switch place {
    case .alone: .settings("team.alone")
    case .asked: .settings("team.asked")
    case .member: .settings("team.member")
    case .revoked: .settings("team.revoked")
    }
  }

  /// What somebody does in the team.
  static func roles(_ roles: Roles) -> Text? {
    .told([
      roles.worker ? .settings("team.worker") : nil,
      roles.supervisor ? .settings("team.supervisor") : nil,
      roles.coordinator ? .settings("team.coordinator") : nil,
    ])
  }

  /// Why the hub could not be used, and what to do.
  static func trouble(_ trouble: Trouble) -> Text {
    switch trouble {
    case .unreachable: .settings("sync.trouble.unreachable")
    case .busy: .settings("sync.trouble.busy")
    case .wrongCertificate: .settings("sync.trouble.wrongCertificate")
    case .pending: .settings("sync.trouble.pending")
    case .revoked: .settings("sync.trouble.revoked")
    case .update: .settings("sync.trouble.update")
    case .dishonest: .settings("sync.trouble.dishonest")
    case .refused: .settings("sync.trouble.refused")
    }
  }
}
