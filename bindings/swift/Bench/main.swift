import Foundation
import SchakelCore

// What a call through the bindings costs, on this machine: not a phone. Prints one JSON object a row,
// against the budget. A ratio to an empty call says nothing here, unlike on a JVM where such a call
// takes microseconds: what it costs is said beside the rows.

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

func row(_ what: String, _ ours: Double, budget: Double) {
  print(
    """
    {"what":"ffi-swift: \(what), microseconds","ours":\(figure(ours)),"peer":\(figure(budget)),\
    "peer_name":"the budget","ratio":\(figure(ours / budget)),"bar":1,"ok":\(ours <= budget)}
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
row("a small view", small, budget: 20)
row("a page of 50", page, budget: 1_000)
FileHandle.standardError.write(
  Data("A call that returns a number: \(figure(empty)) microseconds\n".utf8))
try session.lock()
