@propertyWrapper public struct State<Value>: @unchecked Sendable {
  public init(wrappedValue: Value) { nothing() }
  public init(initialValue: Value) { nothing() }
  public var wrappedValue: Value {
    get { nothing() }
    nonmutating set {}
  }
  public var projectedValue: Binding<Value> { nothing() }
}
extension State where Value: ExpressibleByNilLiteral { public init() { nothing() } }

@dynamicMemberLookup @propertyWrapper public struct Binding<Value>: @unchecked Sendable {
  @preconcurrency public init(
    get: @escaping @isolated(any) @Sendable () -> Value,
    set: @escaping @isolated(any) @Sendable (Value) -> Void
  ) {}
  public init(projectedValue: Binding<Value>) {}
  public static func constant(_ value: Value) -> Binding<Value> { nothing() }
  public var wrappedValue: Value {
    get { nothing() }
    nonmutating set {}
  }
  public var projectedValue: Binding<Value> { self }
  public subscript<Part>(dynamicMember path: WritableKeyPath<Value, Part>) -> Binding<Part> {
    nothing()
  }
}

@dynamicMemberLookup @propertyWrapper public struct Bindable<Value: AnyObject> {
  public init(wrappedValue: Value) {}
  public init(_ value: Value) {}
  public var wrappedValue: Value {
    get { nothing() }
    set {}
  }
  public var projectedValue: Bindable<Value> { self }
  public subscript<Part>(
    dynamicMember path: ReferenceWritableKeyPath<Value, Part>
  ) -> Binding<Part> { nothing() }
}

@propertyWrapper public struct FocusState<Value: Hashable>: @unchecked Sendable {
  public init() where Value == Bool { nothing() }
  public init<Focused: Hashable>() where Value == Focused? { nothing() }
  public var wrappedValue: Value {
    get { nothing() }
    nonmutating set {}
  }
  public var projectedValue: Binding { Binding() }
  public struct Binding {}
}

@propertyWrapper public struct SceneStorage<Value>: @unchecked Sendable {
  public init(wrappedValue: Value, _ key: String) where Value == String { nothing() }
  public var wrappedValue: Value {
    get { nothing() }
    nonmutating set {}
  }
}

@propertyWrapper public struct ScaledMetric<Value: BinaryFloatingPoint>: @unchecked Sendable {
  public init(wrappedValue: Value) { nothing() }
  public var wrappedValue: Value { nothing() }
}

@propertyWrapper public struct Environment<Value>: @unchecked Sendable {
  public init(_ path: KeyPath<EnvironmentValues, Value>) {}
  public init(_ type: Value.Type) where Value: AnyObject, Value: Observable {}
  public var wrappedValue: Value { nothing() }
}
public struct EnvironmentValues: Sendable {
  public var dismiss: DismissAction { nothing() }
  public var scenePhase: ScenePhase { nothing() }
  public var dynamicTypeSize: DynamicTypeSize { nothing() }
  public var colorScheme: ColorScheme { nothing() }
}
public struct DismissAction: Sendable { @MainActor public func callAsFunction() {} }
public enum ScenePhase: Sendable { case background, inactive, active }
public enum ColorScheme: Sendable { case light, dark }
public enum DynamicTypeSize: Comparable, Sendable {
  case xSmall, small, medium, large, xLarge, xxLarge, xxxLarge
  case accessibility1, accessibility2, accessibility3, accessibility4, accessibility5
  public var isAccessibilitySize: Bool { nothing() }
}
