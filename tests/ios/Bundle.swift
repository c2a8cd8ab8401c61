import Foundation

extension Bundle {
  /// What the build of a package with resources makes by itself.
  static var module: Bundle { .main }
}
