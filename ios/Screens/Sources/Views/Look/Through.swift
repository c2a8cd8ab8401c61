import SwiftUI

extension Binding where Value: Sendable {
  /// What stands in a model, changed by one of its acts.
  @MainActor static func through(
    _ value: @escaping @MainActor () -> Value, set: @escaping @MainActor (Value) -> Void
  ) -> Binding {
    Binding(get: { @MainActor in value() }, set: { @MainActor in set($0) })
  }
}
