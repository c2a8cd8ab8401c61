import Screens
import SwiftUI

/// On every screen: covering names in one tap, and the silent alarm in one long press.
struct Tools: View {
  let shell: Shell
  @State private var sent = false

  var body: some View {
    Button {
      shell.cover(!shell.covered)
    } label: {
      Image(systemName: shell.covered ? "eye.slash" : "eye")
    }
    .accessibilityLabel(shell.covered ? .frame("uncover") : .frame("cover"))
    // Not a button: its tap would be taken for the end of the long press.
    Image(systemName: sent ? "shield.fill" : "shield")
      .foregroundStyle(.tint)
      .frame(minWidth: 44, minHeight: 44)
      .contentShape(Rectangle())
      .onTapGesture { shell.navigator.open(.safety) }
      .onLongPressGesture { raise() }
      .accessibilityAddTraits(.isButton)
      .accessibilityLabel(.frame("safety"))
      .accessibilityAction(named: .frame("silentAlarm")) { raise() }
  }

  /// Nothing but the filled shield shows it.
  private func raise() {
    Task { sent = await shell.raiseSilentAlarm() }
  }
}
