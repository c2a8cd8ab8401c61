import SchakelCore
import Screens
import SwiftUI

/// The app: behind the lock, or the screens.
public struct SchakelView: View {
  private let shell: Shell

  /// The app over a shell, which the app target made.
  public init(shell: Shell) {
    self.shell = shell
  }

  public var body: some View {
    Group {
      switch shell.gate {
      case .looking: Look(shell: shell)
      case .closed(let state): LockScreen(shell: shell, state: state)
      case .rescue: DamagedScreen(shell: shell, opens: true)
      case .open:
        if let rescued = shell.rescued {
          RescuedScreen(view: rescued) { shell.rescued = nil }
        } else {
          Frame(shell: shell)
        }
      }
    }
    .tint(Color("Petrol", bundle: .module))
  }
}

/// Asks what stands here. A keystore that does not answer for a moment is asked again by a tap.
private struct Look: View {
  let shell: Shell
  @State private var tries = 0
  @State private var problem: CoreError?

  var body: some View {
    List {
      if let problem {
        Notice(.problem(problem), tone: .overdue, act: .frame("again")) { tries += 1 }
      }
    }
    .task(id: tries) {
      do {
        problem = nil
        try await shell.core.look()
      } catch {
        problem = error as? CoreError
      }
    }
  }
}

/// The tabs, each with its own way, and "+".
private struct Frame: View {
  let shell: Shell

  /// What can be tapped at the bottom.
  private enum Foot: Hashable, Sendable {
    case tab(MainTab)
    case plus
  }

  var body: some View {
    Hosted {
      FrameModel(shell)
    } content: { model in
      TabView(
        selection: .through {
          shell.navigator.tab
        } set: {
          shell.navigator.select($0)
        }
      ) {
        ForEach(model.tabs, id: \.self) { tab in
          Way(shell: shell, tab: tab)
            .tabItem {
              Label {
                tab.name
              } icon: {
                Image(systemName: tab.icon)
              }
            }
            .tag(tab)
        }
      }
      .task { await shell.resumed() }
      .sheet(
        isPresented: .through {
          shell.adding
        } set: {
          shell.adding = $0
        }
      ) { Doors(shell: shell) }
    }
  }

  private var foot: Binding<Foot> {
    .through {
      .tab(shell.navigator.tab)
    } set: {
      switch $0 {
      case .tab(let tab): shell.navigator.select(tab)
      case .plus: shell.adding = true
      }
    }
  }
}

/// One tab's first screen, and what was opened on top of it.
private struct Way: View {
  let shell: Shell
  let tab: MainTab

  var body: some View {
    NavigationStack(
      path: .through {
        shell.navigator.path(tab)
      } set: {
        shell.navigator.walked(tab, to: $0)
      }
    ) {
      Destination(shell: shell, route: shell.navigator.root(tab))
        .navigationDestination(for: Route.self) { Destination(shell: shell, route: $0) }
    }
  }
}

extension MainTab {
  fileprivate var name: Text {
    switch self {
    case .today: .frame("today")
    case .cases: .frame("cases")
    case .call: .frame("call")
    case .team: .frame("team")
    }
  }

  fileprivate var icon: String {
    switch self {
    case .today: "sun.max"
    case .cases: "folder"
    case .call: "phone"
    case .team: "person.2"
    }
  }
}
