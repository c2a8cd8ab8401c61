import Foundation
import SchakelCore
import Screens

/// What a test lends: it remembers what it was asked, and gives what the test put in it.
@MainActor
final class LentPhone: Phone {
  /// What was opened, in order.
  var opened: [String] = []
  /// Whether there is a dialer.
  var dials = true
  /// Where it is.
  var spot: Spot?
  /// Whether it never says where it is.
  var silent = false
  /// How often the place was asked for.
  var asked = 0
  /// What is on the clipboard.
  var clipboard = ""
  /// What the user picks.
  var file: Data?
  /// Finger or face.
  var finger: OwnFinger?
  /// What was to ring.
  var reminders: [Date] = []
  var end: Date?
  /// How often it rang at once.
  var rang = 0
  var rings = true
  var settingsShown = 0
  var language = Language.nl
  var covered = false

  func open(_ uri: String) async -> Bool {
    opened.append(uri)
    return dials
  }

  func here() async -> Spot? {
    while silent, !Task.isCancelled { try? await Task.sleep(for: .seconds(1)) }
    return spot
  }

  func askPlace() { asked += 1 }

  func copy(_ text: String) { clipboard = text }

  func pasted() -> String { clipboard }

  func pick() async -> Data? { file }

  var biometrics: (any Biometrics)? { finger }

  func remind(at times: [Date]) { reminders = times }

  func timer(end: Date?) { self.end = end }

  func ringNow() { rang += 1 }

  func askToRing() { rings = true }

  func showSettings() { settingsShown += 1 }
}

/// A finger that always fits.
@MainActor
final class OwnFinger: Biometrics {
  private var key: Data?

  func enrol() async -> Secret? {
    key = Data(0..<32)
    return key.map(Secret.init)
  }

  func release() async -> Secret? { key.map(Secret.init) }

  func forget() { key = nil }
}
