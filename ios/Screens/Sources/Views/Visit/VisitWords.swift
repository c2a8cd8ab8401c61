import SchakelCore
import Screens
import SwiftUI

extension Text {
  /// A word of visits, their end, their summary and notes afterwards.
  static func visit(_ key: LocalizedStringKey) -> Text {
    Text(key, tableName: "Visit", bundle: .module)
  }
}

extension AttemptOutcome {
  /// The sign of an outcome; its word stands beside it.
  var icon: String {
    switch self {
    case .notHome: "figure.walk.departure"
    case .didNotOpen: "door.left.hand.closed"
    case .cardLeft: "envelope"
    case .spokeAtDoor: "bubble.left"
    case .inside: "door.left.hand.open"
    case .refused: "hand.raised.slash"
    case .metElsewhere: "mappin.and.ellipse"
    case .brokenOff: "exclamationmark.shield"
    case .unknown: "info.circle"
    }
  }
}

extension Mark {
  /// The sign of a mark; its word stands beside it.
  var icon: String {
    switch self {
    case .fact: "eye"
    case .interpretation: "lightbulb"
    case .quote: "quote.opening"
    case .agreement: "hand.raised"
    case .unknown: "info.circle"
    }
  }
}

/// A day to choose, which the phone's own calendar shows.
struct DayPicker: View {
  let title: Text
  let day: LocalDate
  let onDay: @MainActor (LocalDate) -> Void

  var body: some View {
    DatePicker(
      selection: Binding.through(
        { day.start(in: .current) },
        set: { onDay(LocalDate($0, in: .current)) }
      ),
      displayedComponents: .date
    ) {
      title
    }
  }
}
