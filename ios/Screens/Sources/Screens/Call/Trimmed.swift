import Foundation

extension String {
  /// Without spaces and empty lines around it.
  var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
