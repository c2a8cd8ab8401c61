/// The answers to one question: that of now, and a new one after changes. It asks when the loop is
/// ready for the next answer, and keeps none in store.
public struct Watch<T: Sendable>: AsyncSequence, Sendable {
  public typealias Element = T
  public typealias Failure = any Error

  let core: Core
  let question: @Sendable (Unlocked) throws -> T

  public func makeAsyncIterator() -> Iterator { Iterator(watch: self) }

  public struct Iterator: AsyncIteratorProtocol, Sendable {
    fileprivate let watch: Watch
    private var session: (asked: Opened, news: Latest<Changes.News>.Iterator)?

    fileprivate init(watch: Watch) {
      self.watch = watch
    }

    /// Waits for a change, but for the first time, and asks. Throws ``CoreError/Locked`` when it is
    /// locked, and `CancellationError` when whoever watches is cancelled.
    public mutating func next() async throws -> T? {
      var (asked, news) = try session ?? begin()
      guard let burst = await news.next() else { throw CancellationError() }
      if burst.over { throw CoreError.Locked }
      session = (asked, news)
      return try await watch.core.ask(of: asked, watch.question)
    }

    private func begin() throws -> (asked: Opened, news: Latest<Changes.News>.Iterator) {
      let asked = try watch.core.opened()
      return (asked, asked.news.makeAsyncIterator())
    }
  }
}
