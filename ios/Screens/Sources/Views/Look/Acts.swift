import SwiftUI

/// The one act that is most likely now: the largest thing on its screen, low, for the thumb.
struct BigAct: View {
  let title: Text
  var icon: String?
  var enabled = true
  let action: @MainActor () -> Void

  init(
    _ title: Text, icon: String? = nil, enabled: Bool = true,
    action: @escaping @MainActor () -> Void
  ) {
    self.title = title
    self.icon = icon
    self.enabled = enabled
    self.action = action
  }

  var body: some View {
    Button(action: action) {
      Sign(title, icon: icon).font(.title3).frame(maxWidth: .infinity, minHeight: 48)
        .foregroundStyle(Color("OnPetrol", bundle: .module))
    }
    .buttonStyle(.borderedProminent)
    .controlSize(.large)
    .disabled(!enabled)
  }
}

/// An act beside others of the same weight.
struct Act: View {
  let title: Text
  var icon: String?
  var enabled = true
  let action: @MainActor () -> Void

  init(
    _ title: Text, icon: String? = nil, enabled: Bool = true,
    action: @escaping @MainActor () -> Void
  ) {
    self.title = title
    self.icon = icon
    self.enabled = enabled
    self.action = action
  }

  var body: some View {
    Button(action: action) { Sign(title, icon: icon).frame(minHeight: 36) }
      .buttonStyle(.bordered)
      .disabled(!enabled)
  }
}

/// An act that cannot be undone: the first tap only says what it means, the second does it.
struct GraveAct: View {
  let title: Text
  let means: Text
  let sure: Text
  var enabled = true
  let action: @MainActor () -> Void
  @State private var asked = false

  init(
    _ title: Text, means: Text, sure: Text, enabled: Bool = true,
    action: @escaping @MainActor () -> Void
  ) {
    self.title = title
    self.means = means
    self.sure = sure
    self.enabled = enabled
    self.action = action
  }

  var body: some View {
    Button(role: .destructive) {
      asked = true
    } label: {
      title
    }
    .disabled(!enabled)
    .confirmationDialog(title, isPresented: $asked, titleVisibility: .visible) {
      Button(role: .destructive, action: action) { sure }
      Button(role: .cancel) {
      } label: {
        Text.frame("cancel")
      }
    } message: {
      means
    }
  }
}

/// A word with a sign before it; the sign alone says nothing to VoiceOver.
struct Sign: View {
  let title: Text
  let icon: String?

  init(_ title: Text, icon: String?) {
    self.title = title
    self.icon = icon
  }

  var body: some View {
    if let icon {
      Label {
        title
      } icon: {
        Image(systemName: icon)
      }
    } else {
      title
    }
  }
}

extension View {
  /// Puts what is most likely now in the lower third, where it stays while the rest scrolls.
  func low<Acts: View>(@ViewBuilder _ acts: () -> Acts) -> some View {
    safeAreaInset(edge: .bottom) {
      VStack(spacing: 8, content: acts).padding().frame(maxWidth: .infinity).background(.bar)
    }
  }
}
