import Testing

@testable import SchakelCore

@Suite(.timeLimit(.minutes(1))) struct LatestTests {
  @Test func whoIsSlowMissesValuesInBetweenNeverTheLast() async {
    let latest = Latest(0)
    var values = latest.makeAsyncIterator()
    #expect(await values.next() == 0)
    for value in 1...9 { latest.update { $0 = value } }
    #expect(await values.next() == 9)
    let waiting = Task { [values] in
      var values = values
      return await values.next()
    }
    latest.update { $0 = 10 }
    #expect(await waiting.value == 10)
  }

  @Test func everybodyWhoWaitsIsTold() async {
    let latest = Latest(0)
    let waiting = (0..<50).map { _ in
      Task {
        for await value in latest where value == 1 { return true }
        return false
      }
    }
    latest.update { $0 = 1 }
    for one in waiting { #expect(await one.value) }
  }

  @Test func cancellingEndsTheLoopWheneverItComes() async {
    for turn in 0..<200 {
      let latest = Latest(0)
      let loop = Task {
        var seen = 0
        for await _ in latest { seen += 1 }
        return seen
      }
      for _ in 0..<(turn % 5) { await Task.yield() }
      if turn.isMultiple(of: 2) { latest.update { $0 += 1 } }
      loop.cancel()
      #expect(await loop.value <= 2)
    }
  }
}
