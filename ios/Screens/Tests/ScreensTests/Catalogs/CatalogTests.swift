import Foundation
import Testing

/// The String Catalogs: in two languages, used, and with the texts of Android. Where an iPhone calls
/// for other words, ios/differences.txt says so and why.
@Suite struct CatalogTests {
  @Test func everyAreaOfAndroidHasItsCatalog() throws {
    let tables = try Catalog.all.get().map(\.table)
    let areas = [
      "Call", "Cases", "Directory", "Door", "Erasing", "Frame", "Lock", "Plan", "Report", "Safety",
      "Search", "Settings", "Supervision", "Texts", "Today", "Visit",
    ]
    #expect(Set(areas).subtracting(tables).isEmpty)
  }

  @Test func everyTextIsThereInDutchAndInEnglishWithItsArguments() throws {
    for catalog in try Catalog.all.get() {
      for (key, languages) in catalog.texts {
        let name = "\(catalog.table): \(key)"
        #expect(Set(languages.keys) == ["nl", "en"], "\(name)")
        let given = Catalog.arguments(key)
        for (language, forms) in languages {
          #expect(!forms.isEmpty && !forms.contains(""), "\(name) in \(language)")
          for form in forms {
            let taken = Catalog.arguments(form)
            #expect(
              taken.allSatisfy { given[$0.key] == $0.value }, "\(name) in \(language): \(form)")
          }
        }
      }
    }
  }

  @Test func everyTextIsUsedAndEveryUseHasAText() throws {
    let literals = try Literals()
    for catalog in try Catalog.all.get() {
      let keys = Set(catalog.texts.keys.map(Catalog.plain))
      let unused = keys.subtracting(literals.all)
      #expect(unused.isEmpty, "\(catalog.table) has texts that no view shows")
      let asks = catalog.table.prefix(1).lowercased() + catalog.table.dropFirst()
      let missing = literals.asked[asks, default: []].subtracting(keys)
      #expect(missing.isEmpty, "views ask for texts that \(catalog.table) lacks")
    }
  }

  @Test func theTextsAreThoseOfAndroid() throws {
    let catalogs = try Catalog.all.get()
    var differences = try Differences()
    // The texts of errors stand in functions there; here each error's own case asks for one.
    for catalog in catalogs where catalog.table != "Texts" {
      let android = try AndroidTexts(table: catalog.table, tables: catalogs.map(\.table))
      #expect(!android.names.isEmpty, "\(catalog.table)")
      let stems = Set(catalog.texts.keys.map(Catalog.stem))
      for name in android.names
      where !stems.contains(where: { $0 == name || $0.hasPrefix(name + ".") }) {
        differences.meet("\(catalog.table).\(name)", "is in Android's texts only")
      }
      for stem in stems
      where !android.names.contains(where: { stem == $0 || stem.hasPrefix($0 + ".") }) {
        differences.meet("\(catalog.table).\(stem)", "is in this catalog only")
      }
      for (key, languages) in catalog.texts {
        for (language, forms) in languages where forms.count == 1 {
          let here = Catalog.plain(forms[0])
          guard let there = android.words[language]?[Catalog.stem(key)] else { continue }
          if !Catalog.same(here, there) {
            differences.meet(
              "\(catalog.table).\(Catalog.stem(key))", "says “\(here)”, and “\(there)” there")
          }
        }
      }
    }
    #expect(differences.unexplained == [], "ios/differences.txt says why, when it has to be so")
    #expect(differences.gone == [], "ios/differences.txt has differences that are none any more")
  }
}

/// Where texts differ from Android's on purpose: a line each, "Table.name: why".
private struct Differences {
  private var explained: Set<String>
  private var met: Set<String> = []
  private(set) var unexplained: [String] = []

  init() throws {
    let file = Catalog.repository.appending(path: "ios/differences.txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    explained = Set(
      lines.filter { !$0.hasPrefix("#") }.compactMap { $0.firstMatch(of: /^(\S+): \S/) }
        .map { String($0.1) })
  }

  /// What is explained and was not met.
  var gone: [String] { explained.subtracting(met).sorted() }

  mutating func meet(_ name: String, _ what: String) {
    met.insert(name)
    if !explained.contains(name) { unexplained.append("\(name) \(what)") }
  }
}
