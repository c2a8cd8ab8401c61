import SchakelCore
import Testing

@testable import Screens

@MainActor
@Suite struct CasesTests {
  @Test func pagesComeInEachCaseOnceAndANewOneComesOnTop() async throws {
    let stage = try await Stage()
    try await stage.ask { core in
      for number in 0..<120 { _ = try core.report("Verzonnen Mens \(number)") }
    }
    let model = CasesModel(stage.shell)
    try await stage.until("a page is shown") { model.rows.count == 50 }
    #expect(model.rows.first?.who.name == "Verzonnen Mens 119")
    while !model.complete { await model.more()?.value }
    #expect(model.rows.count == 120)
    #expect(Set(model.rows.map(\.case)).count == 120)
    #expect(model.rows.last?.who.name == "Verzonnen Mens 0")
    _ = try await stage.ask { try $0.report("Rinus Kwakernaat") }
    try await stage.until("the new case comes on top") {
      model.rows.first?.who.name == "Rinus Kwakernaat"
    }
    #expect(model.rows.count == 120, "as many as were shown, not one page")
  }

  @Test func closedCasesStandApart() async throws {
    let stage = try await Stage()
    let file = try await stage.ask { core in
      let file = try core.report("Rinus Kwakernaat")
      try core.cases.close(case: file, reason: .unfounded)
      return file
    }
    let model = CasesModel(stage.shell)
    try await stage.until("all are shown") { model.complete }
    #expect(model.rows.isEmpty)
    model.show(.closed)
    #expect(!model.complete)
    try await stage.until("the closed case is shown") { model.rows.map(\.case) == [file] }
  }
}
