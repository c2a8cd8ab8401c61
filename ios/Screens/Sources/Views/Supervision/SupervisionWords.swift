import SchakelCore
import Screens
import SwiftUI

extension Text {
  /// A word of the supervisor's screens.
  static func supervision(_ key: LocalizedStringKey) -> Text {
    Text(key, tableName: "Supervision", bundle: .module)
  }

  /// Whose alarm it is; a drill says that it is one.
  static func alarm(_ alarm: AlarmView) -> Text {
    if alarm.drill { return .supervision("drill") }
    return alarm.worker.isEmpty
      ? .supervision("alarmNoName") : .supervision("alarm \(alarm.worker)")
  }
}
