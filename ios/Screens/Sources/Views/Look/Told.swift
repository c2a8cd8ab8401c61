import SwiftUI

extension Text {
  /// What there is to say, with the same between each; nil when there is nothing.
  static func told(_ parts: [Text?], by between: String = " · ") -> Text? {
    let said = parts.compactMap { $0 }
    guard let first = said.first else { return nil }
    return said.dropFirst().reduce(first) { $0 + Text(verbatim: between) + $1 }
  }

  /// The same where a text has to stand: empty when there is nothing.
  static func joined(_ parts: [Text?], by between: String = " · ") -> Text {
    told(parts, by: between) ?? Text(verbatim: "")
  }
}
