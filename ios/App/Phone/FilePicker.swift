import UIKit
import UniformTypeIdentifiers

/// The phone's own screen for choosing a file.
@MainActor
final class FilePicker: NSObject {
  private var waiting: CheckedContinuation<Data?, Never>?

  /// The largest signed file that the core takes, in bytes.
  nonisolated private static let largest = 16 * 1024 * 1024

  /// What is in the file that the user chooses; nil when none was.
  func pick() async -> Data? {
    chosen(nil)
    guard let front = UIApplication.shared.front else { return nil }
    let screen = UIDocumentPickerViewController(forOpeningContentTypes: [.data])
    screen.delegate = self
    return await withCheckedContinuation { answer in
      waiting = answer
      front.present(screen, animated: true)
    }
  }

  private func chosen(_ bytes: Data?) {
    waiting?.resume(returning: bytes)
    waiting = nil
  }

  /// One byte too many is handed on, and nothing when it cannot be read: the core says what is wrong.
  nonisolated private static func read(_ file: URL) -> Data {
    let opened = file.startAccessingSecurityScopedResource()
    defer { if opened { file.stopAccessingSecurityScopedResource() } }
    guard let handle = try? FileHandle(forReadingFrom: file) else { return Data() }
    defer { try? handle.close() }
    return (try? handle.read(upToCount: largest + 1)) ?? Data()
  }
}

extension FilePicker: UIDocumentPickerDelegate {
  func documentPicker(
    _ controller: UIDocumentPickerViewController, didPickDocumentsAt urls: [URL]
  ) {
    guard let file = urls.first else { return chosen(nil) }
    Task { chosen(await Task.detached { Self.read(file) }.value) }
  }

  func documentPickerWasCancelled(_ controller: UIDocumentPickerViewController) {
    chosen(nil)
  }
}

extension UIApplication {
  /// The screen on top of all others.
  fileprivate var front: UIViewController? {
    let scene = connectedScenes.compactMap { $0 as? UIWindowScene }.first
    var front = scene?.keyWindow?.rootViewController
    while let above = front?.presentedViewController { front = above }
    return front
  }
}
