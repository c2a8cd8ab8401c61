import Screens
import SwiftUI
import Views

/// The app: one window over one core.
@main
struct SchakelApp: App {
  /// The name under which the system wakes the app to sync.
  static let errand = "app.schakel.sync"

  @UIApplicationDelegateAdaptor(AppDelegate.self) private var delegate
  @Environment(\.scenePhase) private var phase

  var body: some Scene {
    let process = delegate.process
    WindowGroup {
      Window(process: process)
    }
    .onChange(of: phase) { _, now in
      process.turned(to: now)
    }
    .backgroundTask(.appRefresh(Self.errand)) {
      await process.woken()
    }
  }
}

/// The window. The system keeps where the user was: names of screens and opaque ids, never a word
/// that was typed.
private struct Window: View {
  let process: AppProcess
  @SceneStorage("way") private var way = ""

  var body: some View {
    let shell = process.shown(saved: way).shell
    SchakelView(shell: shell)
      .onChange(of: shell.navigator.saved) { way = shell.navigator.saved }
  }
}
