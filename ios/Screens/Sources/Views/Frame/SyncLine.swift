import Screens
import SwiftUI

/// How syncing stands: one line at the top of a list, only when something is not in order.
struct SyncLine: View {
  let shell: Shell

  var body: some View {
    switch shell.postman.standing {
    case .inOrder: EmptyView()
    case .syncing(let part):
      VStack(alignment: .leading, spacing: 8) {
        ProgressView(value: part) { Text.frame("syncing") }
        Button {
          shell.postman.stop()
        } label: {
          Text.frame("stop")
        }
        .buttonStyle(.borderless)
      }
    case .offline: Notice(.frame("offline"), icon: "icloud.slash")
    case .trouble: Notice(.frame("moreTrouble"), tone: .due, icon: "exclamationmark.icloud")
    case .waiting(let count): Notice(.frame("notSent \(count)"), icon: "icloud.and.arrow.up")
    }
  }
}

extension View {
  /// Pulling a screen down sends and fetches at once.
  func pullToSync(_ shell: Shell) -> some View {
    refreshable { await shell.postman.syncAndWait() }
      .accessibilityAction(named: .frame("syncNow")) { shell.postman.sync() }
  }
}
