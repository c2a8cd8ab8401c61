import SwiftUI

extension Text {
  /// A word of the safety timer and the silent alarm.
  static func safety(_ key: LocalizedStringKey) -> Text {
    Text(key, tableName: "Safety", bundle: .module)
  }
}
