import Testing

@testable import Screens

@MainActor
@Suite struct NamedTests {
  @Test func whileNamesAreCoveredThoseAroundAreInitials() async throws {
    let stage = try await Stage()
    #expect(stage.shell.named("Bep Verzonnen") == "Bep Verzonnen")
    stage.shell.cover(true)
    #expect(stage.shell.named("Bep Verzonnen") == "B.V.")
    #expect(stage.shell.named("anne-marie  van Dijk") == "A.M.V.D.")
    #expect(stage.shell.named("") == "")
    #expect(stage.shell.named(" ") == "–")
  }
}
