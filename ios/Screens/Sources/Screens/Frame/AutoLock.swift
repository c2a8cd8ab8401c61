import Foundation

/// When the app locks by itself after it left the screen. Pure: every time is handed in.
public enum AutoLock {
  /// So long the app may be away, in seconds: a look at the map, an answer in another app.
  public static let away: TimeInterval = 2 * 60

  /// And so long while a visit is open: the phone lies on a table then.
  public static let awayOnAVisit: TimeInterval = 10 * 60

  /// Until when the app stays unlocked that left the screen at `paused`. A `call` that is being made
  /// keeps it open until the moment that the core gives it.
  public static func until(paused: Date, call: Date?, visiting: Bool) -> Date {
    let end = paused.addingTimeInterval(visiting ? awayOnAVisit : away)
    guard let call else { return end }
    return max(call, end)
  }

  /// Whether the app locks that comes back at `resumed`. A clock that was set back locks too.
  public static func locks(paused: Date, until: Date, resumed: Date) -> Bool {
    resumed > until || resumed < paused
  }
}
