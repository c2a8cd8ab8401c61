import Foundation

/// The string literals of the views, with the same sign for each thing that is put into them.
struct Literals {
  /// All of them.
  private(set) var all: Set<String> = []

  /// Those that are asked of a table, by the name of the function that asks.
  private(set) var asked: [String: Set<String>] = [:]

  init() throws {
    let views = Catalog.repository.appending(path: "ios/Screens/Sources/Views")
    let files = FileManager.default.enumerator(at: views, includingPropertiesForKeys: nil)
    for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
      read(Array(try String(contentsOf: file, encoding: .utf8)))
    }
  }

  private mutating func read(_ source: [Character]) {
    var place = 0
    while place < source.count {
      if source[place] == "/", place + 1 < source.count, source[place + 1] == "/" {
        place = source[place...].firstIndex(of: "\n") ?? source.count
      } else if source[place] == "\"" {
        let before = String(source[max(0, place - 60)..<place])
        let literal = literal(in: source, at: &place)
        all.insert(literal)
        if let asks = before.firstMatch(of: /\.(\w+)\(\s*$/) {
          asked[String(asks.1), default: []].insert(literal)
        }
      } else {
        place += 1
      }
    }
  }

  /// Reads from one quotation mark to the other, and what stands in between as code.
  private mutating func literal(in source: [Character], at place: inout Int) -> String {
    var literal = ""
    place += 1
    while place < source.count, source[place] != "\"" {
      if source[place] == "\\", place + 1 < source.count, source[place + 1] == "(" {
        let start = place + 2
        skipBrackets(in: source, at: &place)
        read(Array(source[start..<place]))
        literal += Catalog.hole
      } else {
        literal.append(source[place])
        place += source[place] == "\\" ? 2 : 1
      }
    }
    place += 1
    return literal
  }

  private func skipBrackets(in source: [Character], at place: inout Int) {
    var open = 0
    repeat {
      if source[place] == "(" { open += 1 }
      if source[place] == ")" { open -= 1 }
      place += 1
    } while place < source.count && !(open == 0 && source[place - 1] == ")")
  }
}
