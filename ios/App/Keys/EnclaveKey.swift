import Foundation
import SchakelCore
import Security

/// A key that never leaves the Secure Enclave: it wraps and unwraps, and can be destroyed. A
/// simulator may have no enclave; there it is an ordinary key of the Keychain.
struct EnclaveKey {
  /// Its name, new for each key.
  let name: String
  private let key: SecKey

  private static var algorithm: SecKeyAlgorithm {
    .eciesEncryptionCofactorVariableIVX963SHA256AESGCM
  }

  /// Makes a key for an entry.
  static func make(_ entry: String, access: CFString) throws -> EnclaveKey {
    let name = UUID().uuidString
    guard
      let control = SecAccessControlCreateWithFlags(nil, access, .privateKeyUsage, nil)
    else { throw KeystoreError.NoAnswer }
    var attributes: [CFString: Any] = [
      kSecAttrKeyType: kSecAttrKeyTypeECSECPrimeRandom, kSecAttrKeySizeInBits: 256,
      kSecUseDataProtectionKeychain: true,
      kSecPrivateKeyAttrs: [
        kSecAttrIsPermanent: true, kSecAttrApplicationTag: tag(entry, name),
        kSecAttrLabel: label(entry), kSecAttrAccessControl: control,
      ] as [CFString: Any],
    ]
    #if !targetEnvironment(simulator)
      attributes[kSecAttrTokenID] = kSecAttrTokenIDSecureEnclave
    #endif
    guard let key = SecKeyCreateRandomKey(attributes as CFDictionary, nil) else {
      throw KeystoreError.NoAnswer
    }
    return EnclaveKey(name: name, key: key)
  }

  /// The key of a name; nil when it was destroyed.
  static func find(_ name: String, of entry: String) throws -> EnclaveKey? {
    var query = Self.query(entry)
    query[kSecAttrApplicationTag] = tag(entry, name)
    query[kSecReturnRef] = true
    var found: CFTypeRef?
    let status = SecItemCopyMatching(query as CFDictionary, &found)
    if status == errSecItemNotFound { return nil }
    guard status == errSecSuccess, let found, CFGetTypeID(found) == SecKeyGetTypeID() else {
      throw KeystoreError.NoAnswer
    }
    // Its type was asked just before.
    return EnclaveKey(name: name, key: unsafeDowncast(found, to: SecKey.self))
  }

  /// Destroys the keys of an entry, but one.
  static func removeAll(of entry: String, but kept: String?) throws {
    var query = Self.query(entry)
    query[kSecMatchLimit] = kSecMatchLimitAll
    query[kSecReturnAttributes] = true
    var found: CFTypeRef?
    let status = SecItemCopyMatching(query as CFDictionary, &found)
    if status == errSecItemNotFound { return }
    guard status == errSecSuccess, let keys = found as? [[CFString: Any]] else {
      throw KeystoreError.NoAnswer
    }
    for key in keys {
      guard let tag = key[kSecAttrApplicationTag] as? Data else { continue }
      if let kept, tag == Self.tag(entry, kept) { continue }
      var one = Self.query(entry)
      one[kSecAttrApplicationTag] = tag
      guard SecItemDelete(one as CFDictionary) == errSecSuccess else {
        throw KeystoreError.NoAnswer
      }
    }
  }

  /// Wraps a secret; only this key opens it again.
  func wrap(_ secret: Data) throws -> Data {
    guard let open = SecKeyCopyPublicKey(key),
      let wrapped = SecKeyCreateEncryptedData(open, Self.algorithm, secret as CFData, nil)
    else { throw KeystoreError.NoAnswer }
    return wrapped as Data
  }

  /// Opens what this key wrapped.
  func unwrap(_ wrapped: Data) throws -> Data {
    guard let secret = SecKeyCreateDecryptedData(key, Self.algorithm, wrapped as CFData, nil) else {
      throw KeystoreError.NoAnswer
    }
    return secret as Data
  }

  private static func query(_ entry: String) -> [CFString: Any] {
    [
      kSecClass: kSecClassKey, kSecAttrKeyClass: kSecAttrKeyClassPrivate,
      kSecAttrLabel: label(entry), kSecUseDataProtectionKeychain: true,
    ]
  }

  private static func label(_ entry: String) -> String { "app.schakel.\(entry)" }

  private static func tag(_ entry: String, _ name: String) -> Data {
    Data("app.schakel.\(entry).\(name)".utf8)
  }
}
