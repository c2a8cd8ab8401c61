import Foundation
import Testing

/// The colours of the views, as they stand in their catalog: readable on what they stand on.
struct ColorTests {
  /// What lists stand on in this system, light and dark, as 0 to 1.
  private static let grounds: [Bool: [Double]] = [false: [1, 1, 1], true: [0.11, 0.11, 0.118]]

  @Test(
    "words in colour can be read on a list, light and dark",
    arguments: ["Petrol", "Due", "Overdue", "Arranged"])
  func onLists(name: String) throws {
    for dark in [false, true] {
      let ground = try #require(Self.grounds[dark])
      let ratio = Self.contrast(try Self.color(name, dark: dark), ground)
      #expect(ratio >= 4.5, "\(name), dark \(dark): \(ratio)")
    }
  }

  @Test("the word on the largest button can be read, light and dark")
  func onButtons() throws {
    for dark in [false, true] {
      let button = try Self.color("Petrol", dark: dark)
      let ratio = Self.contrast(try Self.color("OnPetrol", dark: dark), button)
      #expect(ratio >= 4.5, "dark \(dark): \(ratio)")
    }
  }

  private static func color(_ name: String, dark: Bool) throws -> [Double] {
    let file = Files.repository.appending(
      path: "ios/Screens/Sources/Views/Resources/Colors.xcassets/\(name).colorset/Contents.json")
    let set = try JSONDecoder().decode(ColorSet.self, from: Data(contentsOf: file))
    let found = try #require(set.colors.first { ($0.appearances != nil) == dark })
    return ["red", "green", "blue"].map { part in
      let hex = found.color.components[part]?.dropFirst(2) ?? ""
      return Double(Int(hex, radix: 16) ?? 0) / 255
    }
  }

  /// The contrast of WCAG 2.2, from 1 to 21.
  private static func contrast(_ one: [Double], _ other: [Double]) -> Double {
    let lights = [luminance(one), luminance(other)].sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }

  private static func luminance(_ color: [Double]) -> Double {
    let linear = color.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}

/// What a colour's file holds, as far as it is asked here.
private struct ColorSet: Decodable {
  let colors: [Entry]

  struct Entry: Decodable {
    let appearances: [[String: String]]?
    let color: Value
  }

  struct Value: Decodable {
    let components: [String: String]
  }
}
