import SchakelCore
import Screens
import Testing

/// One box over everything.
@MainActor struct SearchTests {
  @Test func aWordOfAReportLeadsToItsCaseAndBackToTheSameWords() async throws {
    let stage = try await Stage()
    let client = try await stage.ask {
      try $0.report("Rinus Kwakernaat", concern: "De hond Boef blaft de hele nacht")
    }
    stage.shell.navigator.open(.search)
    let model = SearchModel(stage.shell)
    #expect(model.hits == nil)
    model.type("boef")
    try await stage.until("found") { model.hits?.count == 1 }
    let hit = try #require(model.hits?.first)
    #expect(hit.excerpt.contains("hond Boef blaft"))
    #expect(hit.excerpt[hit.match] == "Boef")
    model.open(hit)
    #expect(stage.route == .caseFile(client))
    await model.flush()
    stage.shell.navigator.back()
    let again = SearchModel(stage.shell)
    try await stage.until("the same words") { again.words == "boef" && again.hits?.count == 1 }
    again.left()
    await again.flush()
    #expect(try await stage.ask { try $0.forms.kept(name: "search") }.isEmpty)
  }

  @Test func theLastWordsWinAndNothingFoundSaysSo() async throws {
    let stage = try await Stage()
    try await stage.ask {
      _ = try $0.report("Rinus Kwakernaat")
      _ = try $0.report("Bea Verzonnen")
    }
    let model = SearchModel(stage.shell)
    for words in ["R", "Ri", "Rin", "Bea"] { model.type(words) }
    try await stage.until("found") { model.hits?.isEmpty == false }
    #expect(model.hits?.map(\.who.name) == ["Bea Verzonnen"])
    model.type("xyz")
    try await stage.until("nothing") { model.hits?.isEmpty == true }
    model.type("")
    try await stage.until("nothing asked") { model.hits == nil }
  }

  @Test func aCoveredNameIsKnownToStandInTheWordsAroundIt() async throws {
    let stage = try await Stage()
    _ = try await stage.ask {
      try $0.report("Rinus Kwakernaat", concern: "Rinus Kwakernaat doet niet open")
    }
    let model = SearchModel(stage.shell)
    model.type("kwaker")
    try await stage.until("found") { model.hits?.isEmpty == false }
    let hits = try #require(model.hits)
    let named = hits.filter { $0.excerpt.contains("Kwakernaat") }
    #expect(!named.isEmpty && named.allSatisfy { $0.showsName })
  }

  @Test func aPartnerOfThePackIsFoundByItsName() async throws {
    let stage = try await Stage()
    let model = SearchModel(stage.shell)
    model.type("woningc")
    try await stage.until("found") { model.hits?.isEmpty == false }
    model.open(try #require(model.hits?.first))
    guard case .partner = stage.route else { return #expect(Bool(false), "a partner opens") }
  }

  @Test func manyHitsComePageByPageAndNoneTwice() async throws {
    let stage = try await Stage()
    try await stage.ask { core in
      for at in 0..<100 { _ = try core.report("Verzonnen \(at)") }
    }
    let model = SearchModel(stage.shell)
    model.type("verzonnen")
    try await stage.until("the first page") { model.hits?.count == 30 }
    for page in 2...4 {
      model.more()
      model.more()
      try await stage.until("page \(page)") { model.hits?.count == min(page * 30, 100) }
    }
    #expect(Set(model.hits?.map(\.key) ?? []).count == 100)
    model.more()
    try await Task.sleep(for: .milliseconds(200))
    #expect(model.hits?.count == 100)
  }

  @Test func theMatchIsMarkedByScalarsWhateverStandsBeforeIt() {
    #expect(marked("😀👨‍👩‍👧 de hond Boef", start: 15, length: 4) == "Boef")
    #expect(marked("kort", start: 9, length: 3) == "")
    #expect(marked("", start: 0, length: 0) == "")
    #expect(marked("kort", start: 2, length: 9) == "rt")
  }

  private func marked(_ excerpt: String, start: UInt32, length: UInt32) -> Substring {
    let hit = HitView(
      target: .partner(PartnerId(hex: "")), who: Who(name: "", initials: "", village: ""),
      at: .distantPast, excerpt: excerpt, start: start, length: length)
    return excerpt[hit.match]
  }
}
