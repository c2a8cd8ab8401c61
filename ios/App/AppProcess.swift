import BackgroundTasks
import SchakelCore
import Screens
import SwiftUI
import UIKit

/// What this process owns, and what the system tells it: made once, lives until the end.
@MainActor
final class AppProcess {
  private let home = Home()
  private let notices = Notices()
  private let cover = Cover()
  private lazy var phone = IPhone(notices: notices)
  private lazy var core = Core(home: home.folder, keystore: DeviceKeystore(), clock: PhoneClock())
  private var life: Life?
  private var hasWindow = false

  /// So long after leaving the screen, and so long when woken, work may go on. The system gives
  /// about thirty seconds; what is left of them is for closing.
  private static let limit = Duration.seconds(20)

  /// The one life of this process, begun for a window or for an errand.
  private var living: Life {
    if let life { return life }
    let begun = Life(core: core, phone: phone)
    begun.begin()
    life = begun
    return begun
  }

  /// The life that a window shows; `saved` says where the user was when the last one ended.
  func shown(saved: String) -> Life {
    if !hasWindow { living.shell.navigator.restore(saved) }
    hasWindow = true
    return living
  }

  /// The system started the process, for a window or for an errand.
  func launched() {
    // A hub that ends in the middle of a write ends the write, not the app.
    signal(SIGPIPE, SIG_IGN)
    notices.onAllWell = { [weak self] in
      await self?.living.shell.allWellWhenOpen()
    }
  }

  /// The window came to the front, went to the back, or stands in the app switcher.
  func turned(to phase: ScenePhase) {
    switch phase {
    case .active:
      cover.remove()
      notices.clear()
      Task {
        await notices.refresh()
        await living.came()
      }
    case .inactive:
      cover.show()
      // What was typed is kept before anything else happens.
      Task { await life?.shell.flush() }
    case .background:
      home.protect()
      askToBeWoken()
      finishing { [weak self] in await self?.life?.left(within: Self.limit) }
    @unknown default:
      break
    }
  }

  /// The phone was locked.
  func phoneLocked() {
    finishing { [weak self] in await self?.life?.phoneLocked() }
  }

  /// Woken while nobody looks. When the system takes the time back, the task is cancelled and the
  /// sync with it.
  func woken() async {
    askToBeWoken()
    await living.syncAway(within: Self.limit)
  }

  /// Asks for time until the work is done, so that nothing is suspended in the middle of a write.
  private func finishing(_ work: @escaping @MainActor () async -> Void) {
    let time = BorrowedTime()
    Task {
      await work()
      time.giveBack()
    }
  }

  private func askToBeWoken() {
    let request = BGAppRefreshTaskRequest(identifier: SchakelApp.errand)
    request.earliestBeginDate = Date().addingTimeInterval(15 * 60)
    // Refused when the user turned background refresh off: then it syncs when it is opened.
    try? BGTaskScheduler.shared.submit(request)
  }
}

/// Time in the background, until it is given back or the system takes it.
@MainActor
private final class BorrowedTime {
  private var ticket = UIBackgroundTaskIdentifier.invalid

  init() {
    ticket = UIApplication.shared.beginBackgroundTask { [weak self] in self?.giveBack() }
  }

  func giveBack() {
    guard ticket != .invalid else { return }
    UIApplication.shared.endBackgroundTask(ticket)
    ticket = .invalid
  }
}

/// The phone's clock and zone.
final class PhoneClock: Clock {
  func nowMs() throws -> Int64 { Date().milliseconds }

  func zone() throws -> String { TimeZone.current.identifier }
}
