import UIKit

/// Stands before everything, sheets included, while the app is not in front: the app switcher takes
/// its picture then, and shows nobody's name.
@MainActor
final class Cover {
  private var window: UIWindow?

  /// Covers.
  func show() {
    guard window == nil else { return }
    let scenes = UIApplication.shared.connectedScenes.compactMap { $0 as? UIWindowScene }
    guard let scene = scenes.first else { return }
    let cover = UIWindow(windowScene: scene)
    cover.windowLevel = .alert + 1
    let screen = UIViewController()
    screen.view.backgroundColor = UIColor(named: "Cover")
    screen.view.accessibilityElementsHidden = true
    cover.rootViewController = screen
    cover.isHidden = false
    window = cover
  }

  /// Uncovers.
  func remove() {
    window?.isHidden = true
    window = nil
  }
}
