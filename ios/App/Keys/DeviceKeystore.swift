import Foundation
import SchakelCore

/// Secrets that only this phone can use: wrapped by a key in the Secure Enclave, and kept in a
/// Keychain that no backup and no other phone gets.
///
/// Each secret that is stored gets a new enclave key, and the one before is destroyed: an older copy
/// of the Keychain is of no use then.
final class DeviceKeystore: Keystore {
  private let keychain = Keychain(service: "app.schakel.core")
  private let lock = NSLock()

  func load(entry: KeystoreEntry) throws -> Data? {
    try lock.withLock {
      guard let kept = try keychain.read(entry.name) else { return nil }
      guard let wrapped = Wrapped(kept) else { return nil }
      return try EnclaveKey.find(wrapped.key, of: entry.name)?.unwrap(wrapped.secret)
    }
  }

  func store(entry: KeystoreEntry, secret: Data) throws {
    try lock.withLock {
      let key = try EnclaveKey.make(entry.name, access: entry.access)
      let wrapped = Wrapped(key: key.name, secret: try key.wrap(secret))
      try keychain.write(entry.name, wrapped.bytes, access: entry.access)
      // Only now: a phone that loses power before has the old secret and the old key.
      try EnclaveKey.removeAll(of: entry.name, but: key.name)
    }
  }

  func remove(entry: KeystoreEntry) throws {
    try lock.withLock {
      try EnclaveKey.removeAll(of: entry.name, but: nil)
      try keychain.remove(entry.name)
    }
  }
}

/// A wrapped secret and the name of the key that opens it.
private struct Wrapped {
  let key: String
  let secret: Data

  init(key: String, secret: Data) {
    self.key = key
    self.secret = secret
  }

  /// From what was kept: a name of 36 bytes (a UUID), then the secret.
  init?(_ bytes: Data) {
    guard bytes.count > Self.nameLength else { return nil }
    key = String(decoding: bytes.prefix(Self.nameLength), as: UTF8.self)
    secret = Data(bytes.dropFirst(Self.nameLength))
  }

  var bytes: Data { Data(key.utf8) + secret }

  private static let nameLength = 36
}

extension KeystoreEntry {
  fileprivate var name: String {
    switch self {
    case .device: "device"
    case .table: "table"
    case .spool: "spool"
    case .anchor: "anchor"
    }
  }

  /// The spool's secret is needed while the phone is locked; the others are not.
  fileprivate var access: CFString {
    switch self {
    case .device, .table, .anchor: kSecAttrAccessibleWhenUnlockedThisDeviceOnly
    case .spool: kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly
    }
  }
}
