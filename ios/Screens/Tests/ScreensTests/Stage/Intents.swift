import Testing

/// Counts intents of the view model, not taps: each stands for one thing that a hand does on the
/// screen. Typing and scrolling are none.
@MainActor
final class Intents {
  /// Intents so far.
  private(set) var count = 0

  /// One intent.
  func callAsFunction(_ intent: () -> Void) {
    count += 1
    intent()
  }

  /// An act that UX.md has a price for, in intents of the view model, not taps.
  func cost(atMost price: Int, _ act: Comment, _ work: () async throws -> Void) async rethrows {
    let before = count
    try await work()
    #expect(count - before <= price, act)
  }
}
