extension Navigator {
  /// Whether a screen is open somewhere, in front or behind other screens and tabs.
  public func holds(_ route: Route) -> Bool {
    MainTab.allCases.contains { path($0).contains(route) }
  }
}
