// A stand-in named SwiftUI: declarations only, to type-check views where SwiftUI is not.
@_exported import Foundation
@_exported import Observation

@MainActor @preconcurrency public protocol View {
  associatedtype Body: View
  @ViewBuilder @MainActor @preconcurrency var body: Body { get }
}

/// A view without parts.
public protocol Leaf: View where Body == Never {}
extension Leaf { public var body: Never { nothing() } }
extension Never: View { public var body: Never { nothing() } }
extension Optional: View where Wrapped: View { public var body: Never { nothing() } }

/// Nothing here is ever run.
public func nothing() -> Never { fatalError("a stand-in draws nothing") }

/// What a modifier gives.
public struct Modified: Leaf { public nonisolated init() {} }
public struct EmptyView: Leaf { public nonisolated init() {} }
public struct AnyView: Leaf { public init(_ view: any View) {} }
public struct TupleView<each Part>: Leaf {
  let parts: (repeat each Part)
  init(_ parts: (repeat each Part)) { self.parts = parts }
}
public enum Either<First: View, Second: View>: Leaf {
  case first(First)
  case second(Second)
}

@resultBuilder public struct ViewBuilder {
  public static func buildBlock() -> EmptyView { EmptyView() }
  public static func buildBlock<Part: View>(_ part: Part) -> Part { part }
  @MainActor public static func buildBlock<each Part: View>(
    _ part: repeat each Part
  ) -> TupleView<repeat each Part> { TupleView((repeat each part)) }
  public static func buildExpression<Part: View>(_ part: Part) -> Part { part }
  public static func buildIf<Part: View>(_ part: Part?) -> Part? { part }
  public static func buildEither<First: View, Second: View>(
    first: First
  ) -> Either<First, Second> { .first(first) }
  public static func buildEither<First: View, Second: View>(
    second: Second
  ) -> Either<First, Second> { .second(second) }
  public static func buildLimitedAvailability<Part: View>(_ part: Part) -> AnyView { nothing() }
}

@MainActor @preconcurrency public protocol ViewModifier {
  associatedtype Body: View
  typealias Content = Modified
  @ViewBuilder func body(content: Content) -> Body
}

public struct ForEach<Data: RandomAccessCollection, ID: Hashable, Content: View>: Leaf {
  public init(
    _ data: Data, id: KeyPath<Data.Element, ID>,
    @ViewBuilder content: @escaping (Data.Element) -> Content
  ) {}
}
extension ForEach where Data.Element: Identifiable, ID == Data.Element.ID {
  public init(_ data: Data, @ViewBuilder content: @escaping (Data.Element) -> Content) {}
}
public struct Group<Content: View>: Leaf { public init(@ViewBuilder content: () -> Content) {} }
