import Foundation
import SchakelCore

// What a call through the bindings costs, on this machine: not a phone. Measured against a call that
// carries a number and nothing else; prints one JSON object a row.

/// How often a call is made before it is measured, and in one run.
let warm = 1_000
let calls = 2_000

/// A keystore in memory.
final class MemoryKeystore: Keystore, @unchecked Sendable {
  private var kept: [KeystoreEntry: Data] = [:]

  func load(entry: KeystoreEntry) -> Data? { kept[entry] }
  func store(entry: KeystoreEntry, secret: Data) { kept[entry] = secret }
  func remove(entry: KeystoreEntry) { kept[entry] = nil }
}

/// Tuesday 24 November 2026, 09:00 in Almelo, for ever.
final class StillClock: Clock {
  func nowMs() -> Int64 { 1_795_507_200_000 }
  func zone() -> String { "Europe/Amsterdam" }
}

/// The thread's own time: these calls wait for nothing, and what else the machine does is not theirs.
func threadNanoseconds() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

/// Median of five runs, in microseconds a call.
func microseconds(_ call: () throws -> Void) rethrows -> Double {
  for _ in 0..<warm { try call() }
  var runs: [Double] = []
  for _ in 0..<5 {
    let start = threadNanoseconds()
    for _ in 0..<calls { try call() }
    runs.append(Double(threadNanoseconds() - start) / 1_000 / Double(calls))
  }
  return runs.sorted()[2]
}

func figure(_ value: Double) -> String { String(format: "%.2f", value) }

func row(_ what: String, _ ours: Double, _ peer: Double, bar: Double, budget: Double) {
  let ratio = ours / peer
  print(
    """
    {"what":"ffi-swift: \(what), microseconds, within \(Int(budget))","ours":\(figure(ours)),\
    "peer":\(figure(peer)),"peer_name":"a call that returns a number","ratio":\(figure(ratio)),\
    "bar":\(Int(bar)),"ok":\(ratio <= bar && ours <= budget)}
    """)
}

let home = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID())")
defer { try? FileManager.default.removeItem(at: home) }
let companion = Companion(home: home.path, keystore: MemoryKeystore(), clock: StillClock())
let worker = WorkerDraft(name: "Noor Verzonnen", organisation: "Team", function: "casemanager")
let session = try companion.setUp(pin: Data("481516".utf8), worker: worker, pack: nil)
let (cases, settings) = (session.cases(), session.settings())
for number in 1...50 {
  let person = PersonPart(name: "Iemand \(number)")
  _ = try cases.report(draft: ReportDraft(source: .police, person: person, urgency: .today))
}
let empty = microseconds { _ = session.damage() }
let small = try microseconds { _ = try settings.worker() }
let page = try microseconds {
  guard try cases.list(filter: .open, after: nil, limit: 50).cases.count == 50 else {
    throw CoreError.NotFound
  }
}
row("a small view", small, empty, bar: 4, budget: 20)
row("a page of 50", page, empty, bar: 50, budget: 1_000)
try session.lock()
