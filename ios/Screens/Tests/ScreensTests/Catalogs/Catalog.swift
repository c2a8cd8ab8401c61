import Foundation

/// A String Catalog as it is read by Xcode, as far as ours go.
struct Catalog: Sendable {
  /// A sentence in one language; in more than one form where it counts something.
  typealias Forms = [String]

  /// Its name, without what comes after the dot.
  let table: String

  /// By key and by language.
  let texts: [String: [String: Forms]]

  init(_ file: URL) throws {
    let read = try JSONDecoder().decode(File.self, from: Data(contentsOf: file))
    table = file.deletingPathExtension().lastPathComponent
    texts = read.strings.mapValues { ($0.localizations ?? [:]).mapValues(\.forms) }
  }

  /// The checkout, six folders up from here.
  static let repository = (0..<6).reduce(URL(filePath: #filePath)) { at, _ in
    at.deletingLastPathComponent()
  }

  /// All of them.
  static let all = Result {
    let folder = Catalog.repository.appending(path: "ios/Screens/Sources/Views/Resources")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "xcstrings" }.map(Catalog.init).sorted { $0.table < $1.table }
  }

  /// The name that a key has in Android's texts: what stands before its arguments.
  static func stem(_ key: String) -> String { String(key.prefix { $0 != " " }) }

  /// What may stand where: the kinds of a text's arguments, by their places.
  static func arguments(_ text: String) -> [Int: Substring] {
    var next = 0
    var found: [Int: Substring] = [:]
    for match in text.replacing("%%", with: "").matches(of: /%(?:(\d+)\$)?(@|lld|llu|arg)/) {
      next += 1
      found[match.1.flatMap { Int($0) } ?? next] = match.2
    }
    return found
  }

  /// A text in which each argument is the same sign, to be compared with another's.
  static func plain(_ text: String) -> String {
    text.replacing(/%(?:\d+\$)?(?:#@\w+)?(?:@|lld|llu|arg)/, with: hole)
      .replacing("%%", with: "%")
  }

  /// Whether two texts say the same: with a capital where a text stands by itself.
  static func same(_ one: String, _ other: String) -> Bool {
    one.prefix(1).lowercased() + one.dropFirst() == other.prefix(1).lowercased() + other.dropFirst()
  }

  /// Stands for an argument.
  static let hole = "\u{FFFC}"

  private struct File: Decodable {
    let strings: [String: Entry]
  }

  private struct Entry: Decodable {
    let localizations: [String: Localization]?
  }

  private struct Localization: Decodable {
    let stringUnit: Unit?
    let variations: Variations?
    let substitutions: [String: Localization]?

    var forms: Forms {
      let own = [stringUnit?.value].compactMap { $0 }
      let plural = variations?.plural?.sorted { $0.key < $1.key }.flatMap(\.value.forms) ?? []
      return own + plural
    }
  }

  private struct Variations: Decodable {
    let plural: [String: Localization]?
  }

  private struct Unit: Decodable {
    let value: String
  }
}
