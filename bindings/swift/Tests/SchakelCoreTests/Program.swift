import Foundation

/// The built program `schakel`, which makes packs and plays the hub.
enum Program {
  struct Failed: Error {
    let said: String
  }

  /// The pack of Twenterand, signed by a key of this run.
  static let pack = Result { try signedPack() }

  /// Runs it to its end.
  @discardableResult
  static func run(_ words: String...) throws -> String {
    let process = try process(words)
    let said = Pipe()
    process.standardOutput = said
    process.standardError = said
    try process.run()
    let output = String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed(said: output) }
    return output
  }

  /// Starts it, and leaves it running.
  static func start(_ words: String...) throws -> Process {
    let process = try process(words)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private static func process(_ words: [String]) throws -> Process {
    guard let folder = ProcessInfo.processInfo.environment["SCHAKEL_LIBRARY"] else {
      throw Failed(said: "SCHAKEL_LIBRARY names no folder with the built program and library")
    }
    let process = Process()
    process.executableURL = URL(filePath: folder).appending(path: "schakel")
    process.arguments = words
    return process
  }

  private static func signedPack() throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pack-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (key, pack) = (folder.appending(path: "key"), folder.appending(path: "pack"))
    let source = repository.appending(path: "core/schakel/packs/twenterand").path
    try run("pack", "key", "-o", key.path)
    try run("pack", "build", source, "--key", key.path, "-o", pack.path)
    return try Data(contentsOf: pack)
  }
}

/// The checkout that this file stands in.
let repository = URL(filePath: #filePath).appending(path: "../../../../..").standardizedFileURL
