import Screens
import SwiftUI

extension Text {
  /// A word of the frame.
  static func frame(_ key: LocalizedStringKey) -> Text {
    Text(key, tableName: "Frame", bundle: .module)
  }
}

extension View {
  /// The title of a screen and, at its end, what every screen has: covering names in one tap, and the
  /// shield, whose long press is the silent alarm.
  func page(_ shell: Shell, _ title: Text) -> some View {
    navigationTitle(title).toolbar {
      ToolbarItemGroup(placement: .topBarTrailing) { Tools(shell: shell) }
    }
  }
}
