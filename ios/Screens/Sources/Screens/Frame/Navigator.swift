import Observation

/// The way the user came: a tab, and what was opened on it. Each tab keeps its own way, as tabs on
/// this phone do.
@MainActor
@Observable
public final class Navigator {
  /// The tab in front.
  public private(set) var tab: MainTab = .today

  /// Each tab's first screen and what was opened on top of it.
  private var ways: [MainTab: [Route]] = [:]

  /// Where the user was, as the system kept it; today when that cannot be read.
  public init(saved: String = "") {
    restore(saved)
  }

  /// Goes where the user was, as the system kept it; stays when that cannot be read.
  public func restore(_ saved: String) {
    let routes = saved.split(separator: "\n").compactMap { Route(saved: String($0)) }
    guard let tab = routes.first?.tab else { return }
    self.tab = tab
    ways[tab] = routes
  }

  /// From the tab's first screen to what is shown now.
  public var stack: [Route] { way(tab) }

  /// What is shown now.
  public var current: Route { stack.last ?? root(tab) }

  /// Lines that the system may keep: names of screens and opaque ids.
  public var saved: String { stack.map(\.saved).joined(separator: "\n") }

  /// The first screen of a tab.
  public func root(_ tab: MainTab) -> Route { way(tab)[0] }

  /// What is opened on top of a tab's first screen.
  public func path(_ tab: MainTab) -> [Route] { Array(way(tab).dropFirst()) }

  /// The user swiped back, or went back several screens at once.
  public func walked(_ tab: MainTab, to path: [Route]) { ways[tab] = [root(tab)] + path }

  /// Opens a route on top of this one; opening what is open already does nothing. A tab's own
  /// screen is gone to instead.
  public func open(_ route: Route) {
    if route.tab != nil { return to(route) }
    if route != current { ways[tab] = stack + [route] }
  }

  /// Puts a route in the place of the one that is done.
  public func replace(_ route: Route) {
    let done = stack.count > 1 ? Array(stack.dropLast()) : stack
    ways[tab] = done + [route]
  }

  /// Goes to the first screen of a tab, leaving what was open there.
  public func to(_ route: Route) {
    guard let tab = route.tab else { return open(route) }
    self.tab = tab
    ways[tab] = [route]
  }

  /// Goes to the first screen of a tab, and leaves what was open on every other: it may be gone.
  public func start(at route: Route) {
    ways = [:]
    to(route)
  }

  /// A tab was tapped: it stands where it was left; tapped again, it goes to its first screen.
  public func select(_ tapped: MainTab) {
    if tapped == tab { ways[tab] = [root(tab)] } else { tab = tapped }
  }

  /// Goes back one; from another tab to Today. False when there is nothing to go back to.
  @discardableResult
  public func back() -> Bool {
    if stack.count > 1 {
      ways[tab] = Array(stack.dropLast())
    } else if tab != .today {
      tab = .today
    } else {
      return false
    }
    return true
  }

  private func way(_ tab: MainTab) -> [Route] {
    if let way = ways[tab], !way.isEmpty { return way }
    return switch tab {
    case .today: [.today]
    case .cases: [.cases]
    case .call: [.call(nil)]
    case .team: [.team]
    }
  }
}
