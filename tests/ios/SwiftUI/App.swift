@MainActor @preconcurrency public protocol Scene {
  associatedtype Body: Scene
  @SceneBuilder @MainActor @preconcurrency var body: Body { get }
}
extension Never: Scene {}
@resultBuilder public struct SceneBuilder {
  public static func buildBlock<Content: Scene>(_ content: Content) -> Content { content }
}
public struct WindowGroup<Content: View>: Scene {
  public init(@ViewBuilder content: () -> Content) {}
  public var body: Never { nothing() }
}
@MainActor @preconcurrency public protocol App {
  associatedtype Body: Scene
  @SceneBuilder @MainActor @preconcurrency var body: Body { get }
  init()
}
extension App { public static func main() {} }

@MainActor @preconcurrency public protocol ToolbarContent {}
public struct ToolbarItemPlacement: Sendable {
  public static let primaryAction = Self(), cancellationAction = Self(), confirmationAction = Self()
  public static let topBarLeading = Self(), topBarTrailing = Self(), bottomBar = Self()
  public static let keyboard = Self(), principal = Self()
}
public struct ToolbarItem<Content: View>: ToolbarContent {
  public init(placement: ToolbarItemPlacement = .primaryAction, @ViewBuilder content: () -> Content)
  {}
}
public struct ToolbarItemGroup<Content: View>: ToolbarContent {
  public init(placement: ToolbarItemPlacement = .primaryAction, @ViewBuilder content: () -> Content)
  {}
}
public struct ToolbarGroup: ToolbarContent {}
@resultBuilder public struct ToolbarContentBuilder {
  public static func buildBlock<Content: ToolbarContent>(_ content: Content) -> Content { content }
  public static func buildBlock<First: ToolbarContent, Second: ToolbarContent>(
    _ first: First, _ second: Second
  ) -> ToolbarGroup { ToolbarGroup() }
  public static func buildIf<Content: ToolbarContent>(_ content: Content?) -> ToolbarGroup {
    ToolbarGroup()
  }
}
public enum ToolbarTitleDisplayMode: Sendable { case automatic, large, inline }
public struct ToolbarPlacement: Sendable {
  public static let tabBar = Self(), navigationBar = Self()
}
public enum Visibility: Sendable { case automatic, visible, hidden }
