import Foundation
import Testing

/// The built program `schakel`, and what it makes for tests. A simulator cannot start programs: there
/// it was started before, and left what it made in a folder.
enum Program {
  /// The municipality's pack, signed by a key that is made for this run.
  static func pack() throws -> Data { try signed.get() }

  #if os(iOS)
    static let prepared = URL(
      fileURLWithPath: ProcessInfo.processInfo.environment["SCHAKEL_TOWN"] ?? "")

    private static let signed = Result { try Data(contentsOf: prepared.appending(path: "pack")) }
  #else
    /// Beside the library: the environment names the folder of both.
    static var file: URL {
      let folder = ProcessInfo.processInfo.environment["SCHAKEL_LIBRARY"] ?? ""
      return URL(fileURLWithPath: folder).appending(path: "schakel")
    }

    /// Runs the program to its end; what it said.
    @discardableResult
    static func run(_ words: String...) throws -> String {
      let process = Process()
      process.executableURL = file
      process.arguments = words
      let said = Pipe()
      process.standardOutput = said
      process.standardError = said
      try process.run()
      let all = said.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0, "schakel \(words.first ?? "") failed")
      return String(decoding: all, as: UTF8.self)
    }

    private static let signed = Result { () throws -> Data in
      let folder = try Files.folder("pack")
      defer { try? FileManager.default.removeItem(at: folder) }
      let (key, pack) = (folder.appending(path: "key"), folder.appending(path: "pack"))
      let source = Files.repository.appending(path: "core/schakel/packs/twenterand")
      try run("pack", "key", "--output", key.path)
      try run("pack", "build", source.path, "--key", key.path, "--output", pack.path)
      return try Data(contentsOf: pack)
    }
  #endif
}
