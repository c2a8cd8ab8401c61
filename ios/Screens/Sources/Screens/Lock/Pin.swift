import Observation
import SchakelCore

/// A PIN while it is typed: digits in memory that is wiped, never in a text. It cannot be pasted.
@MainActor
@Observable
public final class Pin {
  /// The core takes no fewer.
  public static let least = 6
  private static let most = 16

  /// How many digits there are.
  public private(set) var count = 0

  @ObservationIgnored private var digits = [UInt8](repeating: 0, count: most)

  /// Nothing typed yet.
  public init() {}

  /// Whether it is long enough to be a PIN.
  public var enough: Bool { count >= Self.least }

  /// Adds a digit, as long as there is room.
  public func add(_ digit: Int) {
    guard count < Self.most, (0...9).contains(digit) else { return }
    digits[count] = UInt8(ascii: "0") + UInt8(digit)
    count += 1
  }

  /// Takes the last digit away.
  public func remove() {
    guard count > 0 else { return }
    count -= 1
    digits[count] = 0
  }

  /// Wipes it.
  public func clear() {
    for at in digits.indices { digits[at] = 0 }
    count = 0
  }

  /// Hands the digits over, to the core that wipes them, and forgets them here.
  public func take() -> Secret {
    defer { clear() }
    return Secret(digits.prefix(count))
  }

  /// Whether this is the same PIN as another.
  public func isSame(as other: Pin) -> Bool {
    count == other.count && digits == other.digits
  }
}
