/// Whether the core can be asked anything.
public enum Gate: Equatable, Sendable {
  /// Nobody looked yet.
  case looking

  /// Locked, or there is nothing to unlock: the state says which.
  case closed(DeviceState)

  /// Unlocked.
  case open
}
