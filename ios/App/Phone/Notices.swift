import Foundation
import Observation
@preconcurrency import UserNotifications

/// Notifications: that there is something, never what. They are set as bare times, because nothing of
/// the app runs when they ring.
@MainActor
@Observable
final class Notices: NSObject {
  /// Whether anything would be shown.
  private(set) var allowed = false

  /// Whether the user refused before: then only the system's settings help.
  private(set) var refused = false

  /// "All well" was tapped in a notification of the safety timer.
  @ObservationIgnored var onAllWell: @MainActor () async -> Void = {}

  @ObservationIgnored private let center = UNUserNotificationCenter.current()
  @ObservationIgnored private var reminders: [Date] = []

  private nonisolated static let timer = "timer"
  private nonisolated static let urgent = "urgent"
  private nonisolated static let allWell = "all well"

  /// The system keeps at most 64 that are to come; one place stays for the timer.
  private static let most = 32

  override init() {
    super.init()
    center.delegate = self
    let act = UNNotificationAction(
      identifier: Self.allWell, title: Self.word("timer.allWell"), options: [.foreground])
    let category = UNNotificationCategory(
      identifier: Self.timer, actions: [act], intentIdentifiers: [])
    center.setNotificationCategories([category])
  }

  /// Learns what the user allowed, which may have changed in the system's settings.
  func refresh() async {
    let status = await center.notificationSettings().authorizationStatus
    allowed = status == .authorized || status == .provisional
    refused = status == .denied
  }

  /// Asks for the permission; does not wait for the answer.
  func ask() {
    Task {
      _ = try? await center.requestAuthorization(options: [.alert, .sound])
      await refresh()
    }
  }

  /// Rings at these times, and at no others. Asks for the permission at the first reminder.
  func remind(at times: [Date]) {
    let coming = Set(times.filter { $0 > Date() }).sorted().prefix(Self.most)
    if !coming.isEmpty, !allowed, !refused { ask() }
    guard Array(coming) != reminders else { return }
    reminders = Array(coming)
    Task {
      let set = await center.pendingNotificationRequests().map(\.identifier)
      let old = set.filter { $0 != Self.timer && $0 != Self.urgent }
      center.removePendingNotificationRequests(withIdentifiers: old)
      for time in coming {
        await add("\(time.timeIntervalSince1970)", at: time, says: Self.word("reminder"))
      }
    }
  }

  /// The safety timer that runs ends then; nil when none runs.
  func timer(end: Date?) {
    center.removePendingNotificationRequests(withIdentifiers: [Self.timer])
    guard let end, end > Date() else { return }
    if !allowed, !refused { ask() }
    Task {
      await add(Self.timer, at: end, says: Self.word("timer.passed"), category: Self.timer)
    }
  }

  /// An alarm of a colleague went off: whose and where is said in the app only.
  func ringNow() {
    Task { await add(Self.urgent, at: Date().addingTimeInterval(1), says: Self.word("urgent")) }
  }

  /// Takes what was shown away: the app is open, and shows it itself.
  func clear() { center.removeAllDeliveredNotifications() }

  private func add(_ id: String, at time: Date, says words: String, category: String? = nil) async {
    let content = UNMutableNotificationContent()
    content.title = words
    content.sound = .default
    if let category {
      content.categoryIdentifier = category
      content.interruptionLevel = .timeSensitive
    }
    let parts: Set<Calendar.Component> = [.year, .month, .day, .hour, .minute, .second]
    let when = Calendar.current.dateComponents(parts, from: time)
    let trigger = UNCalendarNotificationTrigger(dateMatching: when, repeats: false)
    // Refused: what is due stands on the screen all the same.
    try? await center.add(
      UNNotificationRequest(identifier: id, content: content, trigger: trigger))
  }

  private static func word(_ key: String.LocalizationValue) -> String {
    String(localized: key, table: "App")
  }
}

extension Notices: UNUserNotificationCenterDelegate {
  nonisolated func userNotificationCenter(
    _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse,
    withCompletionHandler done: @escaping () -> Void
  ) {
    let well = response.actionIdentifier == Self.allWell
    done()
    if well { Task { @MainActor in await onAllWell() } }
  }

  /// The app is in front, and shows it itself; only the timer rings then too.
  nonisolated func userNotificationCenter(
    _ center: UNUserNotificationCenter, willPresent notification: UNNotification,
    withCompletionHandler show: @escaping (UNNotificationPresentationOptions) -> Void
  ) {
    show(notification.request.identifier == Self.timer ? [.banner, .sound] : [])
  }
}
