import Foundation

/// What Android's texts of one folder are called and say, read from their sources.
struct AndroidTexts {
  /// Names of all texts, with the member that they are reached by before a dot.
  private(set) var names: Set<String> = []

  /// The words of those that say one thing, by language and by name.
  private(set) var words: [String: [String: String]] = ["nl": [:], "en": [:]]

  /// The texts of a table: those of its folder, but for an interface that has a table of its own.
  init(table: String, tables: [String]) throws {
    let folder = Catalog.repository.appending(
      path: "android/screens/src/main/kotlin/app/schakel/screens")
    let own = try Self.sources(in: folder.appending(path: table.lowercased()))
    // A part of a folder may have a table of its own, which is called as that part is.
    let sources = own.isEmpty ? try Self.sources(in: folder.appending(path: "cases")) : own
    let groups = Self.groups(in: sources)
    let reached = groups.flatMap(\.members).filter { $0.type.hasSuffix("Texts") }
    for group in groups {
      let title = String(group.name.dropLast("Texts".count))
      if own.isEmpty ? title != table : title != table && tables.contains(title) { continue }
      let by = reached.first { $0.type == group.name }?.name
      let root = title == table || table.hasPrefix(title)
      let prefix = root ? "" : (by ?? title.lowercased()) + "."
      for member in group.members where !member.type.hasSuffix("Texts") {
        names.insert(prefix + member.name)
      }
      for (language, object) in [("nl", "Dutch"), ("en", "English")] {
        for (name, said) in Self.words(of: object + title, in: sources) {
          words[language]?[prefix + name] = said
        }
      }
    }
  }

  private struct Group {
    let name: String
    let members: [(name: String, type: String)]
  }

  private static func sources(in folder: URL) throws -> String {
    guard FileManager.default.fileExists(atPath: folder.path) else { return "" }
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "kt" }.sorted { $0.path < $1.path }
      .map { try String(contentsOf: $0, encoding: .utf8) }.joined(separator: "\n")
  }

  private static func groups(in sources: String) -> [Group] {
    let interfaces = sources.matches(of: /(?m)^interface (\w+Texts) \{\n([\s\S]*?)^\}/)
    let classes = sources.matches(of: /(?m)^class (\w+Texts)\(([^)]*)\)/)
    return (interfaces.map { ($0.1, $0.2) } + classes.map { ($0.1, $0.2) }).map { name, body in
      let values = body.matches(of: /\bval (\w+): (\w+)/).map { (String($0.1), String($0.2)) }
      let functions = body.matches(of: /\bfun (\w+)\(/).map { (String($0.1), "") }
      return Group(name: String(name), members: values + functions)
    }
  }

  /// Of an object, what has one literal for its answer.
  private static func words(of object: String, in sources: String) -> [(String, String)] {
    let start = sources.range(of: "object \(object) : ")
    guard let start, let end = sources.range(of: "\n}", range: start.upperBound..<sources.endIndex)
    else { return [] }
    let body = sources[start.upperBound..<end.lowerBound]
    let literals = body.matches(
      of: /override (?:val|fun) (\w+)(?:\([^)]*\))? =\s+"((?:[^"\\]|\\.)*)"\n/)
    return literals.map { (String($0.1), plain(String($0.2))) }
  }

  private static func plain(_ literal: String) -> String {
    literal.replacing(/\$\{[^}]*\}|\$\w+/, with: Catalog.hole)
      .replacing(#"\""#, with: "\"").replacing(#"\n"#, with: "\n").replacing(#"\$"#, with: "$")
  }
}
