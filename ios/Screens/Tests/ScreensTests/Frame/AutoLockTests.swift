import Foundation
import Testing

@testable import Screens

struct AutoLockTests {
  private let paused = Date(timeIntervalSince1970: 1_795_514_400)

  private func locks(after seconds: TimeInterval, call: TimeInterval? = nil, visiting: Bool = false)
    -> Bool
  {
    let until = AutoLock.until(
      paused: paused, call: call.map(paused.addingTimeInterval), visiting: visiting)
    return AutoLock.locks(
      paused: paused, until: until, resumed: paused.addingTimeInterval(seconds))
  }

  @Test("two minutes away is no reason to lock, longer is")
  func away() {
    #expect(!locks(after: 0))
    #expect(!locks(after: 120))
    #expect(locks(after: 121))
  }

  @Test("during a visit it is ten minutes")
  func visiting() {
    #expect(!locks(after: 600, visiting: true))
    #expect(locks(after: 601, visiting: true))
  }

  @Test("a call that is being made keeps it open until its own moment, and never shortens it")
  func calling() {
    #expect(!locks(after: 420, call: 420))
    #expect(locks(after: 421, call: 420))
    #expect(!locks(after: 540, call: 420, visiting: true))
    #expect(!locks(after: 120, call: -1))
    #expect(locks(after: 180, call: -1))
  }

  @Test("a clock that was set back locks")
  func setBack() {
    #expect(locks(after: -1))
  }
}
