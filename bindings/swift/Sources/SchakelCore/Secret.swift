import Foundation

/// A PIN or key on its way to the core. What is kept here is wiped after the call that it was made
/// for, and at the latest when nobody holds it any more.
public final class Secret: @unchecked Sendable {
  /// More than any PIN or key needs.
  public static let most = 128

  private let lock = NSLock()
  private let bytes = UnsafeMutableRawPointer.allocate(byteCount: most, alignment: 1)
  private var used = 0

  public init() {
    wipe()
  }

  /// Of bytes; wipe where they came from.
  public convenience init(_ source: some Sequence<UInt8>) {
    self.init()
    for byte in source { append(byte) }
  }

  deinit {
    wipe()
    bytes.deallocate()
  }

  /// How many bytes it has: the digits of a PIN.
  public var count: Int { lock.withLock { used } }

  /// One more byte, as when a digit is typed; none any more when it is full.
  public func append(_ byte: UInt8) {
    lock.withLock {
      guard used < Self.most else { return }
      bytes.storeBytes(of: byte, toByteOffset: used, as: UInt8.self)
      used += 1
    }
  }

  /// Takes the last byte back.
  public func removeLast() {
    lock.withLock {
      guard used > 0 else { return }
      used -= 1
      bytes.storeBytes(of: 0, toByteOffset: used, as: UInt8.self)
    }
  }

  /// Writes zeros over it.
  public func wipe() {
    lock.withLock {
      // Unlike memset, these are not left out when nobody reads the memory again.
      #if canImport(Darwin)
        memset_s(bytes, Self.most, 0, Self.most)
      #else
        explicit_bzero(bytes, Self.most)
      #endif
      used = 0
    }
  }

  /// Lends its bytes to a call, in place, and wipes them when the call is over.
  public func spend<T>(_ call: (Data) throws -> T) rethrows -> T {
    defer { wipe() }
    return try call(Data(bytesNoCopy: bytes, count: count, deallocator: .none))
  }
}
