import Foundation
import SchakelCore
import Security

/// Bytes in the Keychain, by name. What it does not answer is an error that the core understands.
struct Keychain {
  let service: String

  /// What is kept under a name, if there is anything.
  func read(_ name: String) throws -> Data? {
    var query = item(name)
    query[kSecReturnData] = true
    var found: CFTypeRef?
    let status = SecItemCopyMatching(query as CFDictionary, &found)
    if status == errSecItemNotFound { return nil }
    guard status == errSecSuccess, let bytes = found as? Data else { throw KeystoreError.NoAnswer }
    return bytes
  }

  /// Keeps bytes in the place of those before, in one step.
  func write(_ name: String, _ bytes: Data, access: CFString) throws {
    let change: [CFString: Any] = [kSecValueData: bytes, kSecAttrAccessible: access]
    var status = SecItemUpdate(item(name) as CFDictionary, change as CFDictionary)
    if status == errSecItemNotFound {
      let new = item(name).merging(change) { $1 }
      status = SecItemAdd(new as CFDictionary, nil)
    }
    guard status == errSecSuccess else { throw KeystoreError.NoAnswer }
  }

  /// Removes what is kept under a name.
  func remove(_ name: String) throws {
    let status = SecItemDelete(item(name) as CFDictionary)
    guard status == errSecSuccess || status == errSecItemNotFound else {
      throw KeystoreError.NoAnswer
    }
  }

  private func item(_ name: String) -> [CFString: Any] {
    [
      kSecClass: kSecClassGenericPassword, kSecAttrService: service, kSecAttrAccount: name,
      kSecAttrSynchronizable: false, kSecUseDataProtectionKeychain: true,
    ]
  }
}
