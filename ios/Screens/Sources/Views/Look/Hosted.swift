import Screens
import SwiftUI

/// The model of a screen, for as long as the screen is there; what was typed is kept when it closes.
/// Nothing of it is saved by the system: after the process was ended the screen asks the core again,
/// and finds its draft there.
struct Hosted<M: Model, Content: View>: View {
  @State private var held = Held<M>()
  private let make: () -> M
  private let content: (M) -> Content

  init(_ make: @escaping () -> M, @ViewBuilder content: @escaping (M) -> Content) {
    self.make = make
    self.content = content
  }

  var body: some View {
    content(held.model(make)).onDisappear { held.leave() }
  }
}

/// Holds a model as long as the system holds the screen, and closes it after.
@MainActor
private final class Held<M: Model> {
  private var model: M?

  nonisolated init() {}

  func model(_ make: () -> M) -> M {
    if let model { return model }
    let made = make()
    model = made
    return made
  }

  /// Another screen stands before this one: what was typed is kept.
  func leave() {
    guard let model else { return }
    Task { await model.flush() }
  }

  deinit {
    guard let model else { return }
    Task { @MainActor in model.close() }
  }
}
