// Looks and places.
extension View {
  public nonisolated func font(_ font: Font?) -> some View { Modified() }
  public nonisolated func bold() -> some View { Modified() }
  public nonisolated func monospacedDigit() -> some View { Modified() }
  public nonisolated func foregroundStyle<Style: ShapeStyle>(_ style: Style) -> some View {
    Modified()
  }
  public nonisolated func background<Style: ShapeStyle>(_ style: Style) -> some View { Modified() }
  public nonisolated func background<Style: ShapeStyle, Outline: Shape>(
    _ style: Style, in shape: Outline
  ) -> some View { Modified() }
  public nonisolated func overlay<Content: View>(
    alignment: Alignment = .center, @ViewBuilder content: () -> Content
  ) -> some View { Modified() }
  public nonisolated func tint(_ color: Color?) -> some View { Modified() }
  public nonisolated func padding(_ length: CGFloat) -> some View { Modified() }
  public nonisolated func padding(
    _ edges: Edge.Set = .all, _ length: CGFloat? = nil
  ) -> some View { Modified() }
  public nonisolated func frame(
    width: CGFloat? = nil, height: CGFloat? = nil, alignment: Alignment = .center
  ) -> some View { Modified() }
  public nonisolated func frame(
    minWidth: CGFloat? = nil, idealWidth: CGFloat? = nil, maxWidth: CGFloat? = nil,
    minHeight: CGFloat? = nil, idealHeight: CGFloat? = nil, maxHeight: CGFloat? = nil,
    alignment: Alignment = .center
  ) -> some View { Modified() }
  public nonisolated func multilineTextAlignment(_ alignment: TextAlignment) -> some View {
    Modified()
  }
  public nonisolated func lineLimit(_ number: Int?) -> some View { Modified() }
  public nonisolated func lineLimit(_ limit: PartialRangeFrom<Int>) -> some View { Modified() }
  public nonisolated func lineLimit(_ limit: ClosedRange<Int>) -> some View { Modified() }
  public nonisolated func fixedSize(horizontal: Bool, vertical: Bool) -> some View { Modified() }
  public nonisolated func opacity(_ opacity: Double) -> some View { Modified() }
  public nonisolated func contentShape<Outline: Shape>(_ shape: Outline) -> some View { Modified() }
  public nonisolated func clipShape<Outline: Shape>(_ shape: Outline) -> some View { Modified() }
  public nonisolated func imageScale(_ scale: ImageScale) -> some View { Modified() }
  public nonisolated func dynamicTypeSize(_ range: PartialRangeThrough<DynamicTypeSize>)
    -> some View
  {
    Modified()
  }
  public nonisolated func disabled(_ disabled: Bool) -> some View { Modified() }
  public nonisolated func id<ID: Hashable>(_ id: ID) -> some View { Modified() }
  public nonisolated func tag<Tag: Hashable>(_ tag: Tag) -> some View { Modified() }
  public nonisolated func safeAreaInset<Content: View>(
    edge: VerticalEdge, alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil,
    @ViewBuilder content: () -> Content
  ) -> some View { Modified() }
  public nonisolated func listRowSeparator(_ visibility: Visibility) -> some View { Modified() }
  public nonisolated func listRowBackground<Content: View>(_ content: Content?) -> some View {
    Modified()
  }
  public nonisolated func privacySensitive(_ sensitive: Bool = true) -> some View { Modified() }
  public nonisolated func modifier<Change: ViewModifier>(_ change: Change) -> some View {
    Modified()
  }
}
public enum ImageScale: Sendable { case small, medium, large }

// Styles.
public struct ButtonStyling: Sendable {
  public static let bordered = Self(), borderedProminent = Self(), borderless = Self(),
    plain = Self()
}
public struct ListStyling: Sendable { public static let insetGrouped = Self(), plain = Self() }
public struct PickerStyling: Sendable {
  public static let segmented = Self(), inline = Self(), menu = Self(), navigationLink = Self()
}
public enum ControlSize: Sendable { case mini, small, regular, large }
public struct LabelStyling: Sendable { public static let iconOnly = Self(), titleAndIcon = Self() }
extension View {
  public nonisolated func buttonStyle(_ style: ButtonStyling) -> some View { Modified() }
  public nonisolated func listStyle(_ style: ListStyling) -> some View { Modified() }
  public nonisolated func pickerStyle(_ style: PickerStyling) -> some View { Modified() }
  public nonisolated func labelStyle(_ style: LabelStyling) -> some View { Modified() }
  public nonisolated func controlSize(_ size: ControlSize) -> some View { Modified() }
  public nonisolated func labelsHidden() -> some View { Modified() }
}

// What happens.
extension View {
  public nonisolated func task(
    priority: TaskPriority = .userInitiated,
    @_inheritActorContext _ action: sending @escaping @isolated(any) () async -> Void
  ) -> some View { Modified() }
  public nonisolated func task<ID: Equatable>(
    id: ID, priority: TaskPriority = .userInitiated,
    @_inheritActorContext _ action: sending @escaping @isolated(any) () async -> Void
  ) -> some View { Modified() }
  public nonisolated func onAppear(perform action: (() -> Void)? = nil) -> some View { Modified() }
  public nonisolated func onDisappear(perform action: (() -> Void)? = nil) -> some View {
    Modified()
  }
  public nonisolated func onChange<Value: Equatable>(
    of value: Value, initial: Bool = false, _ action: @escaping (Value, Value) -> Void
  ) -> some View { Modified() }
  public nonisolated func onChange<Value: Equatable>(
    of value: Value, initial: Bool = false, _ action: @escaping () -> Void
  ) -> some View { Modified() }
  public nonisolated func onSubmit(_ action: @escaping () -> Void) -> some View { Modified() }
  public nonisolated func onTapGesture(
    count: Int = 1, perform action: @escaping () -> Void
  ) -> some View { Modified() }
  public nonisolated func onLongPressGesture(
    minimumDuration: Double = 0.5, perform action: @escaping () -> Void
  ) -> some View { Modified() }
  public nonisolated func refreshable(
    @_inheritActorContext action: @escaping @Sendable () async -> Void
  ) -> some View { Modified() }
  public nonisolated func swipeActions<Content: View>(
    edge: HorizontalEdge = .trailing, allowsFullSwipe: Bool = true,
    @ViewBuilder content: () -> Content
  ) -> some View { Modified() }
  public nonisolated func contextMenu<Content: View>(
    @ViewBuilder menuItems: () -> Content
  ) -> some View { Modified() }
}

// Going and asking.
public struct SearchFieldPlacement: Sendable { public static let automatic = Self() }
extension View {
  public nonisolated func navigationTitle(_ title: Text) -> some View { Modified() }
  public nonisolated func navigationBarTitleDisplayMode(
    _ mode: ToolbarTitleDisplayMode
  ) -> some View { Modified() }
  public nonisolated func navigationBarBackButtonHidden(_ hidden: Bool = true) -> some View {
    Modified()
  }
  public nonisolated func navigationDestination<Value: Hashable, Content: View>(
    for type: Value.Type, @ViewBuilder destination: @escaping (Value) -> Content
  ) -> some View { Modified() }
  public nonisolated func toolbar<Content: ToolbarContent>(
    @ToolbarContentBuilder content: () -> Content
  ) -> some View { Modified() }
  public nonisolated func toolbar(
    _ visibility: Visibility, for bars: ToolbarPlacement...
  ) -> some View { Modified() }
  public nonisolated func tabItem<Content: View>(@ViewBuilder _ label: () -> Content) -> some View {
    Modified()
  }
  public nonisolated func searchable(
    text: Binding<String>, placement: SearchFieldPlacement = .automatic, prompt: Text? = nil
  ) -> some View { Modified() }
  public nonisolated func sheet<Content: View>(
    isPresented: Binding<Bool>, onDismiss: (() -> Void)? = nil,
    @ViewBuilder content: @escaping () -> Content
  ) -> some View { Modified() }
  public nonisolated func sheet<Item: Identifiable, Content: View>(
    item: Binding<Item?>, onDismiss: (() -> Void)? = nil,
    @ViewBuilder content: @escaping (Item) -> Content
  ) -> some View { Modified() }
  public nonisolated func presentationDetents(_ detents: Set<PresentationDetent>) -> some View {
    Modified()
  }
  public nonisolated func interactiveDismissDisabled(_ disabled: Bool = true) -> some View {
    Modified()
  }
  public nonisolated func alert<Actions: View, Message: View>(
    _ title: Text, isPresented: Binding<Bool>, @ViewBuilder actions: () -> Actions,
    @ViewBuilder message: () -> Message
  ) -> some View { Modified() }
  public nonisolated func confirmationDialog<Actions: View, Message: View>(
    _ title: Text, isPresented: Binding<Bool>, titleVisibility: Visibility = .automatic,
    @ViewBuilder actions: () -> Actions, @ViewBuilder message: () -> Message
  ) -> some View { Modified() }
}
public struct PresentationDetent: Hashable, Sendable {
  public static let medium = Self(), large = Self()
}

// Typing.
public enum SubmitLabel: Sendable { case done, go, next, search }
extension View {
  public nonisolated func submitLabel(_ label: SubmitLabel) -> some View { Modified() }
  public nonisolated func autocorrectionDisabled(_ disabled: Bool = true) -> some View {
    Modified()
  }
  public nonisolated func textInputAutocapitalization(_ kind: TextInputAutocapitalization?)
    -> some View
  {
    Modified()
  }
  public nonisolated func keyboardType(_ type: UIKeyboardType) -> some View { Modified() }
  public nonisolated func textContentType(_ type: UITextContentType?) -> some View { Modified() }
  public nonisolated func focused(_ condition: FocusState<Bool>.Binding) -> some View { Modified() }
  public nonisolated func focused<Value: Hashable>(
    _ binding: FocusState<Value>.Binding, equals value: Value
  ) -> some View { Modified() }
  public nonisolated func textSelection(_ selectability: TextSelection) -> some View { Modified() }
  public nonisolated func scrollDismissesKeyboard(_ mode: ScrollDismissesKeyboardMode) -> some View
  {
    Modified()
  }
}
public enum TextSelection: Sendable { case enabled, disabled }
public enum ScrollDismissesKeyboardMode: Sendable {
  case automatic, immediately, interactively, never
}
public struct TextInputAutocapitalization: Sendable {
  public static var never: Self { Self() }
  public static var words: Self { Self() }
  public static var sentences: Self { Self() }
}
/// UIKit has these, and SwiftUI brings UIKit along.
public enum UIKeyboardType: Sendable {
  case `default`, numberPad, decimalPad, phonePad, emailAddress, asciiCapable
}
public struct UITextContentType: Sendable { public static let oneTimeCode = Self() }
