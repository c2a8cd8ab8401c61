// What the screens of the day use beside the rest.
extension Text {
  public nonisolated init(_ image: Image) {}
}

extension FocusState.Binding {
  public var wrappedValue: Value {
    get { nothing() }
    nonmutating set {}
  }
}

/// Foundation has it on Apple's platforms.
extension String {
  public init(localized key: StaticString, table: String? = nil, bundle: Bundle? = nil) {
    nothing()
  }
}
