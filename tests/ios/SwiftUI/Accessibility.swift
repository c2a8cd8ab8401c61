public struct AccessibilityTraits: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }
  public static let isHeader = Self(rawValue: 1), isButton = Self(rawValue: 2)
  public static let isSelected = Self(rawValue: 4), updatesFrequently = Self(rawValue: 8)
}
public struct AccessibilityChildBehavior: Sendable {
  public static let combine = Self(), contain = Self(), ignore = Self()
}
extension View {
  public nonisolated func accessibilityLabel(_ label: Text) -> some View { Modified() }
  public nonisolated func accessibilityHint(_ hint: Text) -> some View { Modified() }
  public nonisolated func accessibilityValue(_ value: Text) -> some View { Modified() }
  public nonisolated func accessibilityAddTraits(_ traits: AccessibilityTraits) -> some View {
    Modified()
  }
  public nonisolated func accessibilityHidden(_ hidden: Bool) -> some View { Modified() }
  public nonisolated func accessibilityElement(
    children: AccessibilityChildBehavior = .ignore
  ) -> some View { Modified() }
  public nonisolated func accessibilitySortPriority(_ priority: Double) -> some View { Modified() }
  public nonisolated func accessibilityAction(
    named name: Text, _ handler: @escaping () -> Void
  ) -> some View { Modified() }
  public nonisolated func accessibilityIdentifier(_ identifier: String) -> some View { Modified() }
}
