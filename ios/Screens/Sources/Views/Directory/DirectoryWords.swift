import SwiftUI

extension Text {
  /// A word of the directory.
  static func directory(_ key: LocalizedStringKey) -> Text {
    Text(key, tableName: "Directory", bundle: .module)
  }
}
