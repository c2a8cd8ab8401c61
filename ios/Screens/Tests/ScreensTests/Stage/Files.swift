import Foundation
import Testing

#if canImport(Glibc)
  import Glibc

  private let stream = Int32(SOCK_STREAM.rawValue)
#else
  import Darwin

  private let stream = SOCK_STREAM
#endif

/// Folders that are thrown away, and ports on loopback.
enum Files {
  /// An empty folder of its own.
  static func folder(_ name: String) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "\(name)-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// The checkout, six folders up from here.
  static let repository = (0..<6).reduce(URL(fileURLWithPath: #filePath)) { at, _ in
    at.deletingLastPathComponent()
  }

  /// A port on loopback that nobody uses now.
  static func freePort() throws -> Int {
    let open = socket(AF_INET, stream, 0)
    defer { close(open) }
    var address = loopback(0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(open, $0, length) == 0 && getsockname(open, $0, &length) == 0
      }
    }
    try #require(bound)
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// Whether something listens there.
  static func answers(_ port: Int) -> Bool {
    let open = socket(AF_INET, stream, 0)
    defer { close(open) }
    var address = loopback(port)
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(open, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  private static func loopback(_ port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    return address
  }
}
