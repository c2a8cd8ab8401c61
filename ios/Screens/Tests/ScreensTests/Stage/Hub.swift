import Foundation
import Testing

/// A real hub on loopback. In a simulator it runs already, beside it.
final class Hub: @unchecked Sendable {
  /// The invitation that founds a team.
  private(set) var founding = ""

  private let folder: URL

  #if os(iOS)
    init(_ folder: URL) throws {
      self.folder = folder
    }

    func start() async throws {
      let said = try String(
        contentsOf: Program.prepared.appending(path: "founding"), encoding: .utf8)
      founding = try Self.invitation(in: said)
    }

    func stop() {}

    func freeze() {}

    func thaw() {}
  #else
    private let port: Int
    private var process: Process?

    /// A hub that will keep its files in a folder.
    init(_ folder: URL) throws {
      self.folder = folder
      port = try Files.freePort()
    }

    /// Starts it; the first time it is made.
    func start() async throws {
      if !FileManager.default.fileExists(atPath: folder.path) {
        let address = "127.0.0.1:\(port)"
        let said = try Program.run(
          "hub", "init", folder.path, "--url", "https://\(address)", "--listen", address)
        founding = try Self.invitation(in: said)
      }
      let started = Process()
      started.executableURL = Program.file
      started.arguments = ["hub", folder.path]
      started.standardOutput = FileHandle.nullDevice
      started.standardError = FileHandle.nullDevice
      try started.run()
      process = started
      for _ in 0..<400 {
        if Files.answers(port) { return }
        try await Task.sleep(for: .milliseconds(25))
      }
      Issue.record("the hub did not start")
    }

    /// Stops it: phones have no connection now.
    func stop() {
      guard let process else { return }
      // Not asked but ended: on Linux a program inherits that its parent's threads take no signals.
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      self.process = nil
    }

    /// It takes calls and answers none.
    func freeze() {
      if let process { kill(process.processIdentifier, SIGSTOP) }
    }

    /// It answers again.
    func thaw() {
      if let process { kill(process.processIdentifier, SIGCONT) }
    }
  #endif

  /// It stands on a line of its own, between empty ones.
  private static func invitation(in said: String) throws -> String {
    let lines = said.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    return try #require(lines.first { $0.hasPrefix("schakel1.") })
  }
}
