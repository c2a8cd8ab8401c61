import Foundation
import Testing

@testable import SchakelCore

/// How changes become bursts; time is the test's own.
@Suite struct ChangesTests {
  private let ids = (0..<50).map { EntityId(hex: String(repeating: "0", count: 30) + "\($0 + 10)") }
  private let frames = Guarded<[@Sendable () -> Void]>([])

  @Test func aThousandChangesWithinAFrameAreOneBurst() {
    let changes = made()
    DispatchQueue.concurrentPerform(iterations: 1_000) { _ in changes.changed(ids: ids) }
    #expect(changes.news.value.burst == 0, "not before the frame is over")
    #expect(passFrame() == 1)
    #expect(changes.news.value.burst == 1)
    #expect(passFrame() == 0)
  }

  @Test func thatNothingChangedAndYetSomethingIsToBeAskedAnewIsABurstToo() {
    let changes = made()
    changes.changed(ids: [])
    #expect(passFrame() == 1)
    #expect(changes.news.value.burst == 1)
  }

  @Test func whatChangesLaterIsAnotherBurstAndTheEndIsTold() {
    let changes = made()
    changes.changed(ids: ids)
    passFrame()
    changes.changed(ids: ids)
    changes.end()
    passFrame()
    #expect(changes.news.value == Changes.News(burst: 2, over: true))
  }

  @Test(.timeLimit(.minutes(1))) func aFrameOfRealTimeEnds() async {
    let changes = Changes()
    changes.changed(ids: ids)
    for await news in changes.news where news.burst == 1 { break }
  }

  private func made() -> Changes {
    Changes { [frames] tell in frames.with { $0.append(tell) } }
  }

  /// A frame is over; says how many waited for that.
  @discardableResult
  private func passFrame() -> Int {
    let waiting = frames.with { frames in
      defer { frames = [] }
      return frames
    }
    for tell in waiting { tell() }
    return waiting.count
  }
}
