/// Whether the core can be asked anything.
public enum Gate: Equatable, Sendable {
  /// Nobody looked yet.
  case looking

  /// Locked, or there is nothing to unlock: the state says which.
  case closed(DeviceState)

  /// Locked for a rescue: the file opens, and is damaged or an older copy of itself.
  case rescue

  /// Unlocked.
  case open
}
