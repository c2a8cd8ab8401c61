import UIKit

/// What only a delegate is told.
final class AppDelegate: NSObject, UIApplicationDelegate {
  /// Everything of this process.
  let process = AppProcess()

  func application(
    _ application: UIApplication,
    didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]? = nil
  ) -> Bool {
    process.launched()
    return true
  }

  /// No keyboard of somebody else sees what is typed here.
  func application(
    _ application: UIApplication,
    shouldAllowExtensionPointIdentifier identifier: UIApplication.ExtensionPointIdentifier
  ) -> Bool {
    identifier != .keyboard
  }

  /// The phone was locked: files under complete protection close in a moment.
  func applicationProtectedDataWillBecomeUnavailable(_ application: UIApplication) {
    process.phoneLocked()
  }
}
