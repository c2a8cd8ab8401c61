import SchakelCore
import Screens
import UIKit
import UniformTypeIdentifiers

/// What an iPhone lends to the screens.
@MainActor
final class IPhone: Phone {
  private let notices: Notices
  private let place = Where()
  private let picker = FilePicker()
  private let finger = Finger()
  private let kept = UserDefaults.standard

  private static let covered = "covered"

  init(notices: Notices) {
    self.notices = notices
  }

  func open(_ uri: String) async -> Bool {
    guard let url = URL(string: uri) else { return false }
    return await UIApplication.shared.open(url)
  }

  func here() async -> Spot? { await place.here() }

  func askPlace() { place.ask() }

  func copy(_ text: String) {
    let options: [UIPasteboard.OptionsKey: Any] = [
      .localOnly: true, .expirationDate: Date().addingTimeInterval(60),
    ]
    UIPasteboard.general.setItems([[UTType.utf8PlainText.identifier: text]], options: options)
  }

  func pasted() -> String { UIPasteboard.general.string ?? "" }

  func pick() async -> Data? { await picker.pick() }

  var biometrics: (any Biometrics)? { Finger.known ? finger : nil }

  func remind(at times: [Date]) { notices.remind(at: times) }

  func timer(end: Date?) { notices.timer(end: end) }

  func ringNow() { notices.ringNow() }

  var rings: Bool { notices.allowed }

  func askToRing() {
    if notices.refused { showSettings() } else { notices.ask() }
  }

  func showSettings() {
    guard let settings = URL(string: UIApplication.openSettingsURLString) else { return }
    UIApplication.shared.open(settings)
  }

  var language: Language {
    Bundle.main.preferredLocalizations.first?.hasPrefix("en") == true ? .en : .nl
  }

  var covered: Bool {
    get { kept.bool(forKey: Self.covered) }
    set { kept.set(newValue, forKey: Self.covered) }
  }
}
