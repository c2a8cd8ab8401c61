import Foundation
import SchakelCore

/// What the phone lends to the screens. Nothing here knows what the screens are about.
@MainActor
public protocol Phone: AnyObject {
  /// Opens the phone's own dialer, text or mail app; false when there is none.
  func open(_ uri: String) async -> Bool

  /// Where the phone is, when it knows within two seconds and may say so.
  func here() async -> Spot?

  /// Asks, once and for all, whether the phone may say where it is; does not wait for the answer.
  func askPlace()

  /// Copies a text by explicit act: on this phone only, gone after 60 seconds.
  func copy(_ text: String)

  /// The text that stands on the clipboard, for pasting an invitation.
  func pasted() -> String

  /// A file that the user picks with the phone's own screen; nil when none was picked.
  func pick() async -> Data?

  /// Opening by finger or face; nil when the phone has none.
  var biometrics: (any Biometrics)? { get }

  /// Rings at these times. Asks for the permission at the first one.
  func remind(at times: [Date])

  /// The safety timer that runs ends at `end`; nil when none runs.
  func timer(end: Date?)

  /// Rings now, because something cannot wait; it says nothing of what.
  func ringNow()

  /// Whether the phone may ring at all. Without the permission the end of a safety timer stands on
  /// the screen only.
  var rings: Bool { get }

  /// Asks for that permission; when it was refused before, shows where the system's settings give it.
  func askToRing()

  /// Shows this app in the system's settings: its language, and what it may do.
  func showSettings()

  /// The language that the system shows this app in.
  var language: Language { get }

  /// Whether names are covered; kept on this phone.
  var covered: Bool { get set }
}

/// A key that the phone gives back for a finger or face only.
@MainActor
public protocol Biometrics: AnyObject {
  /// Makes a new key behind finger or face; nil when the user does not want to.
  func enrol() async -> Secret?

  /// The key; nil when it was not released.
  func release() async -> Secret?

  /// Forgets the key.
  func forget()
}
