import SchakelCore
import Screens
import SwiftUI

extension String {
  /// With a capital at the start, as on a button.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Text {
  /// A person; initials while names are covered.
  @MainActor
  static func name(_ who: Who, _ shell: Shell) -> Text {
    Text(verbatim: shell.name(who))
  }
}
