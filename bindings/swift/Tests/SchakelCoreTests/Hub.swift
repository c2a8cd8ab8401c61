import Foundation

/// A hub on loopback, with a port and a folder of its own.
final class Hub {
  /// With this somebody founds the team.
  let founding: String

  private let folder = FileManager.default.temporaryDirectory.appending(path: "hub-\(UUID())")
  private let process: Process

  /// Waits until it can be reached.
  init() async throws {
    let address = "127.0.0.1:\(UInt16.random(in: 20_000..<32_000))"
    let said = try Program.run(
      "hub", "init", folder.path, "--url", "https://\(address)", "--listen", address)
    let lines = said.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    founding = lines.first { $0.hasPrefix("schakel1.") } ?? ""
    process = try Program.start("hub", folder.path)
  }

  /// It takes calls and answers none, as on a road that is cut.
  func freeze() {
    kill(process.processIdentifier, SIGSTOP)
  }

  /// It answers again.
  func thaw() {
    kill(process.processIdentifier, SIGCONT)
  }

  deinit {
    // Ended, not asked: it inherits that the tests take no signals.
    kill(process.processIdentifier, SIGKILL)
    try? FileManager.default.removeItem(at: folder)
  }
}
