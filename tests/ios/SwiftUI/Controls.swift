public struct ButtonRole: Equatable, Sendable {
  public static let destructive = ButtonRole(), cancel = ButtonRole()
}
public struct Button<Label: View>: Leaf {
  public init(action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Label) {}
  public init(
    role: ButtonRole?, action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Label
  ) {}
}
extension Button where Label == Text {
  public init(_ key: LocalizedStringKey, action: @escaping @MainActor () -> Void) {}
}

public struct TextField<Label: View>: Leaf {}
extension TextField where Label == Text {
  public init(_ title: LocalizedStringKey, text: Binding<String>, axis: Axis = .horizontal) {}
  public init(text: Binding<String>, prompt: Text? = nil, @ViewBuilder label: () -> Label) {}
  public init(
    text: Binding<String>, prompt: Text? = nil, axis: Axis, @ViewBuilder label: () -> Label
  ) {}
}
public struct TextEditor: Leaf { public init(text: Binding<String>) {} }

public struct Toggle<Label: View>: Leaf {
  public init(isOn: Binding<Bool>, @ViewBuilder label: () -> Label) {}
}
public struct Picker<Label: View, Selection: Hashable, Content: View>: Leaf {
  public init(
    selection: Binding<Selection>, @ViewBuilder content: () -> Content,
    @ViewBuilder label: () -> Label
  ) {}
}
public struct DatePicker<Label: View>: Leaf {
  public init(
    selection: Binding<Date>, displayedComponents: DatePickerComponents = [.hourAndMinute, .date],
    @ViewBuilder label: () -> Label
  ) {}
  public init(
    selection: Binding<Date>, in range: ClosedRange<Date>,
    displayedComponents: DatePickerComponents = [.hourAndMinute, .date],
    @ViewBuilder label: () -> Label
  ) {}
  public init(
    selection: Binding<Date>, in range: PartialRangeFrom<Date>,
    displayedComponents: DatePickerComponents = [.hourAndMinute, .date],
    @ViewBuilder label: () -> Label
  ) {}
  public init(
    selection: Binding<Date>, in range: PartialRangeThrough<Date>,
    displayedComponents: DatePickerComponents = [.hourAndMinute, .date],
    @ViewBuilder label: () -> Label
  ) {}
}
public struct DatePickerComponents: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }
  public static let date = Self(rawValue: 1), hourAndMinute = Self(rawValue: 2)
}
public struct Stepper<Label: View>: Leaf {
  public init(
    value: Binding<Int>, in range: ClosedRange<Int>, step: Int = 1, @ViewBuilder label: () -> Label
  ) {}
}
public struct Menu<Label: View, Content: View>: Leaf {
  public init(@ViewBuilder content: () -> Content, @ViewBuilder label: () -> Label) {}
}
public struct Link<Label: View>: Leaf {
  public init(destination: URL, @ViewBuilder label: () -> Label) {}
}
public struct ShareLink<Label: View>: Leaf {
  public init(item: String, @ViewBuilder label: () -> Label) {}
}
public struct ProgressView<Label: View>: Leaf {
  public init(@ViewBuilder label: () -> Label) {}
  public init<Value: BinaryFloatingPoint>(
    value: Value?, total: Value = 1, @ViewBuilder label: () -> Label
  ) {}
}
extension ProgressView where Label == EmptyView { public init() {} }
public struct DisclosureGroup<Label: View, Content: View>: Leaf {
  public init(@ViewBuilder content: @escaping () -> Content, @ViewBuilder label: () -> Label) {}
  public init(
    isExpanded: Binding<Bool>, @ViewBuilder content: @escaping () -> Content,
    @ViewBuilder label: () -> Label
  ) {}
}
public struct LabeledContent<Label: View, Content: View>: Leaf {
  public init(@ViewBuilder content: () -> Content, @ViewBuilder label: () -> Label) {}
}
public struct ContentUnavailableView<Label: View, Description: View, Actions: View>: Leaf {
  public init(
    @ViewBuilder label: () -> Label, @ViewBuilder description: () -> Description = { EmptyView() },
    @ViewBuilder actions: () -> Actions = { EmptyView() }
  ) {}
}
