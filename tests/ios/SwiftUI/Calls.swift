// What the screens about calls, partners, search, supervision, settings and safety use besides.
extension LocalizedStringKey.StringInterpolation {
  public mutating func appendInterpolation(_ text: Text) {}
}

public struct DatePickerStyling: Sendable { public static let graphical = Self() }
extension View {
  public nonisolated func datePickerStyle(_ style: DatePickerStyling) -> some View { Modified() }
}
