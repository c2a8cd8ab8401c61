import Foundation

@testable import SchakelCore

/// A call of an exported function with hostile values; HostileCalls.swift, which is generated, has
/// one for each.
struct HostileCall<Target>: Sendable {
  let name: String
  let call: @Sendable (Target, inout Hostiles) throws -> Void

  init(_ name: String, _ call: @escaping @Sendable (Target, inout Hostiles) throws -> Void) {
    self.name = name
    self.call = call
  }
}

/// A type of which there are values that nobody should send.
protocol Hostile {
  static func hostile(_ give: inout Hostiles) -> Self
}

/// Gives hostile values, the same ones for the same seed.
struct Hostiles: RandomNumberGenerator {
  private var state: UInt64

  /// Values of these ids turn up as every kind of id.
  private let known: [String]

  init(seed: Int, known: [String]) {
    state = UInt64(truncatingIfNeeded: seed)
    self.known = known
  }

  mutating func any<T: Hostile>() -> T { T.hostile(&self) }

  mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }

  mutating func one<T>(of values: [T]) -> T { values[pick(values.count)] }

  mutating func id() -> String {
    if known.isEmpty || pick(3) == 0 {
      return (0..<32).map { _ in String(pick(16), radix: 16) }.joined()
    }
    return one(of: known)
  }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension Hostile where Self: Id {
  static func hostile(_ give: inout Hostiles) -> Self {
    Self(hex: give.pick(4) == 0 ? String.hostile(&give) : give.id())
  }
}

extension Hostile where Self: FixedWidthInteger {
  static func hostile(_ give: inout Hostiles) -> Self {
    let sizes: [Int64] = [0, 1, -1, 7, 50, 5_000, 1_795_507_200_000, -62_135_596_800_000]
    let edges: [Self] = [.max, .min, .max - 1]
    return give.pick(3) == 0
      ? give.one(of: edges) : Self(truncatingIfNeeded: give.one(of: sizes))
  }
}

extension UInt16: Hostile {}
extension UInt32: Hostile {}
extension UInt64: Hostile {}
extension Int32: Hostile {}
extension Int64: Hostile {}

extension Bool: Hostile {
  static func hostile(_ give: inout Hostiles) -> Bool { .random(using: &give) }
}

extension Double: Hostile {
  static func hostile(_ give: inout Hostiles) -> Double {
    give.one(of: [
      0, 52.4, -90, 91, .nan, .infinity, .leastNonzeroMagnitude, -.greatestFiniteMagnitude,
    ])
  }
}

extension Data: Hostile {
  static func hostile(_ give: inout Hostiles) -> Data {
    let length = give.one(of: [0, 1, 6, 16, 31, 32, 33, 4_096, 300_000])
    return Data((0..<length).map { _ in UInt8(truncatingIfNeeded: give.next()) })
  }
}

extension Date: Hostile {
  static func hostile(_ give: inout Hostiles) -> Date {
    give.pick(4) == 0
      ? Date(timeIntervalSince1970: give.any()) : Date(milliseconds: give.any())
  }
}

extension LocalDate: Hostile {
  static func hostile(_ give: inout Hostiles) -> LocalDate {
    give.one(of: [
      LocalDate(year: .min, month: .min, day: .min), LocalDate(year: .max, month: 12, day: 31),
      LocalDate(year: 1970, month: 1, day: 1), LocalDate(year: 2026, month: 11, day: 24),
      LocalDate(year: -1, month: 1, day: 1), LocalDate(year: 2026, month: 2, day: 30),
    ])
  }
}

extension LocalTime: Hostile {
  static func hostile(_ give: inout Hostiles) -> LocalTime {
    give.one(of: [
      LocalTime(hour: 0, minute: 0), LocalTime(hour: 23, minute: 59),
      LocalTime(hour: 24, minute: 0), LocalTime(hour: .min, minute: .max),
    ])
  }
}

extension Optional: Hostile where Wrapped: Hostile {
  static func hostile(_ give: inout Hostiles) -> Wrapped? {
    give.pick(3) == 0 ? nil : Wrapped.hostile(&give)
  }
}

extension Array: Hostile where Element: Hostile {
  static func hostile(_ give: inout Hostiles) -> [Element] {
    (0..<give.pick(4)).map { _ in give.any() }
  }
}

extension Dictionary: Hostile where Key: Hostile, Value: Hostile {
  static func hostile(_ give: inout Hostiles) -> [Key: Value] {
    Dictionary((0..<give.pick(4)).map { _ in (give.any(), give.any()) }) { first, _ in first }
  }
}

extension String: Hostile {
  static func hostile(_ give: inout Hostiles) -> String {
    give.pick(50) == 0 ? String(repeating: "x", count: 2_000_000) : give.one(of: texts)
  }

  private static let texts = [
    "", " ", "hond", "481516", "bed-tonight", "\0", "\u{FFFD}", "\u{202E}omgekeerd",
    String(repeating: "🏚️", count: 99), String(repeating: "é", count: 32), "'; DROP TABLE log; --",
    "%s%n%@{}${jndi:x}", "../../../etc/passwd", "Mo-Fr 09:00-17:00; PH off",
    "Mo-Su 00:00-48:00 || \"", "+31 (0)546 00 00 31", "112", "999999999999999999999999",
    "SCHAKEL1-AAAA", "https://[::1]:0/#", "\r\n\t",
  ]
}
