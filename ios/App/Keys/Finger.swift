import Foundation
@preconcurrency import LocalAuthentication
import SchakelCore
import Screens
import Security

/// A key that the Keychain gives back for a finger or face only. It is bound to those that the phone
/// knows now: when one is added or removed, the key is gone and the PIN is asked.
@MainActor
final class Finger: Biometrics {
  nonisolated private static let account = "finger"
  nonisolated private static let service = "app.schakel.finger"

  /// Whether this phone knows a finger or face.
  static var known: Bool {
    LAContext().canEvaluatePolicy(.deviceOwnerAuthenticationWithBiometrics, error: nil)
  }

  func enrol() async -> Secret? {
    let context = LAContext()
    context.localizedFallbackTitle = ""
    let policy = LAPolicy.deviceOwnerAuthenticationWithBiometrics
    let wants = try? await context.evaluatePolicy(policy, localizedReason: Self.reason)
    guard wants == true, var key = Self.random() else { return nil }
    defer { key.resetBytes(in: key.indices) }
    return Self.keep(key) ? Secret(key) : nil
  }

  func release() async -> Secret? {
    let reason = Self.reason
    // The Keychain asks for the finger, and waits for it: not on the main thread.
    return await Task.detached { Self.read(reason) }.value
  }

  func forget() {
    SecItemDelete(Self.item as CFDictionary)
  }

  private static var reason: String { String(localized: "finger.reason", table: "App") }

  nonisolated private static var item: [CFString: Any] {
    [
      kSecClass: kSecClassGenericPassword, kSecAttrService: service, kSecAttrAccount: account,
      kSecUseDataProtectionKeychain: true,
    ]
  }

  nonisolated private static func keep(_ key: Data) -> Bool {
    SecItemDelete(item as CFDictionary)
    let when = kSecAttrAccessibleWhenPasscodeSetThisDeviceOnly
    guard let control = SecAccessControlCreateWithFlags(nil, when, .biometryCurrentSet, nil) else {
      return false
    }
    let new = item.merging([kSecValueData: key, kSecAttrAccessControl: control]) { $1 }
    return SecItemAdd(new as CFDictionary, nil) == errSecSuccess
  }

  nonisolated private static func read(_ reason: String) -> Secret? {
    let context = LAContext()
    context.localizedFallbackTitle = ""
    context.localizedReason = reason
    let query = item.merging([kSecReturnData: true, kSecUseAuthenticationContext: context]) { $1 }
    var found: CFTypeRef?
    guard SecItemCopyMatching(query as CFDictionary, &found) == errSecSuccess,
      var key = found as? Data
    else { return nil }
    found = nil
    defer { key.resetBytes(in: key.indices) }
    return Secret(key)
  }

  nonisolated private static func random() -> Data? {
    var key = Data(count: 32)
    let status = key.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map { SecRandomCopyBytes(kSecRandomDefault, bytes.count, $0) }
    }
    return status == errSecSuccess ? key : nil
  }
}
