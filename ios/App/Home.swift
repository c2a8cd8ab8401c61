import Foundation

/// Where the core's files stand: in no backup, and each under the protection that it needs.
///
/// The spool is written while the phone is locked, so the folder, whose protection new files inherit,
/// opens at the first unlock. The vault is read in the app's own hands only: its files close whenever
/// the phone is locked. All of them are sealed besides.
struct Home {
  /// The folder.
  let folder: URL

  /// Makes the folder when it is not there.
  init() {
    var folder = URL.applicationSupportDirectory.appending(path: "core")
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true,
      attributes: [.protectionKey: FileProtectionType.completeUntilFirstUserAuthentication])
    var values = URLResourceValues()
    values.isExcludedFromBackup = true
    try? folder.setResourceValues(values)
    self.folder = folder
  }

  /// Closes the vault's files at the next lock of the phone. New ones appear while it is open, so
  /// this is done whenever the app leaves the screen.
  func protect() {
    for name in ["vault.db", "vault.db-wal", "vault.db-shm"] {
      try? FileManager.default.setAttributes(
        [.protectionKey: FileProtectionType.complete],
        ofItemAtPath: folder.appending(path: name).path)
    }
  }
}
