public struct LocalizedStringKey: ExpressibleByStringInterpolation, Equatable, Sendable {
  public init(_ value: String) {}
  public init(stringLiteral value: String) {}
  public init(stringInterpolation: StringInterpolation) {}
  public struct StringInterpolation: StringInterpolationProtocol {
    public init(literalCapacity: Int, interpolationCount: Int) {}
    public mutating func appendLiteral(_ literal: String) {}
    public mutating func appendInterpolation(_ string: String) {}
    public mutating func appendInterpolation<Number: FixedWidthInteger>(_ value: Number) {}
  }
}

// Apple's Text, Color and Image are views by extension, so that they belong to no actor.
extension Text: Leaf {}
extension Color: Leaf {}
extension Image: Leaf {}

public struct Text: Equatable, Sendable {
  @_disfavoredOverload public nonisolated init<Content: StringProtocol>(_ content: Content) {}
  public nonisolated init(verbatim content: String) {}
  public nonisolated init(
    _ key: LocalizedStringKey, tableName: String? = nil, bundle: Bundle? = nil,
    comment: StaticString? = nil
  ) {}
  public nonisolated static func + (first: Text, second: Text) -> Text { first }
  public nonisolated func font(_ font: Font?) -> Text { self }
  public nonisolated func bold() -> Text { self }
  public nonisolated func italic() -> Text { self }
  public nonisolated func monospacedDigit() -> Text { self }
  public nonisolated func foregroundStyle<Style: ShapeStyle>(_ style: Style) -> Text { self }
}

public struct Font: Hashable, Sendable {
  public static let largeTitle = Font(), title = Font(), title2 = Font(), title3 = Font()
  public static let headline = Font(), subheadline = Font(), body = Font(), callout = Font()
  public static let footnote = Font(), caption = Font(), caption2 = Font()
  public static func system(_ style: TextStyle, design: Design? = nil) -> Font { Font() }
  public func weight(_ weight: Weight) -> Font { self }
  public func monospacedDigit() -> Font { self }
  public func monospaced() -> Font { self }
  public func bold() -> Font { self }
  public enum Weight: Sendable { case regular, medium, semibold, bold }
  public enum Design: Sendable { case `default`, monospaced, rounded }
  public enum TextStyle: Sendable {
    case largeTitle, title, title2, title3, headline, body, footnote
  }
}

public protocol ShapeStyle: Sendable {}
public struct HierarchicalShapeStyle: ShapeStyle {}
extension ShapeStyle where Self == HierarchicalShapeStyle {
  public static var primary: Self { Self() }
  public static var secondary: Self { Self() }
  public static var tertiary: Self { Self() }
}
public struct TintShapeStyle: ShapeStyle {}
extension ShapeStyle where Self == TintShapeStyle { public static var tint: Self { Self() } }
public struct Material: ShapeStyle {}
extension ShapeStyle where Self == Material {
  public static var bar: Self { Self() }
  public static var regularMaterial: Self { Self() }
  public static var thinMaterial: Self { Self() }
}
public struct Color: ShapeStyle, Hashable {
  public nonisolated init(_ name: String, bundle: Bundle? = nil) {}
  public nonisolated init(red: Double, green: Double, blue: Double, opacity: Double = 1) {}
  public nonisolated static var clear: Color { Color("") }
  public nonisolated static var primary: Color { Color("") }
  public nonisolated static var secondary: Color { Color("") }
  public nonisolated static var red: Color { Color("") }
  public nonisolated static var white: Color { Color("") }
  public nonisolated func opacity(_ opacity: Double) -> Color { self }
}
extension ShapeStyle where Self == Color {
  public static var red: Color { .red }
  public static var white: Color { .white }
  public static var clear: Color { .clear }
}

public struct Image: Equatable, Sendable {
  public nonisolated init(systemName: String) {}
  public nonisolated init(_ name: String, bundle: Bundle? = nil) {}
  public nonisolated init(decorative image: CGImage, scale: CGFloat) {}
  public nonisolated func resizable() -> Image { self }
  public nonisolated func interpolation(_ interpolation: Interpolation) -> Image { self }
  public enum Interpolation: Sendable { case none, low, medium, high }
}

/// CoreGraphics has it on Apple's platforms.
public final class CGImage: Sendable {}

public struct Label<Title: View, Icon: View>: Leaf {
  public init(@ViewBuilder title: () -> Title, @ViewBuilder icon: () -> Icon) {}
}
extension Label where Title == Text, Icon == Image {
  public init(_ key: LocalizedStringKey, systemImage: String) {}
  @_disfavoredOverload public init<Content: StringProtocol>(_ title: Content, systemImage: String) {
  }
}
