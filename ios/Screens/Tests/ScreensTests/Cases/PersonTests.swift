import SchakelCore
import Testing

@testable import Screens

@MainActor
@Suite struct PersonTests {
  private func opened(_ stage: Stage, _ file: CaseId) async throws -> PersonModel {
    let model = PersonModel(stage.shell, file)
    try await stage.until("the person is shown") { model.person != nil && !model.busy }
    return model
  }

  @Test func aPersonIsCorrectedAndWhatIsHalfTypedSurvivesTheProcess() async throws {
    let stage = try await Stage()
    let file = try await stage.ask { try $0.report("Rinus Kwakernaat") }
    stage.shell.navigator.open(.person(file))
    let model = try await opened(stage, file)
    model.change { $0.dial = "0546000021" }
    model.year("1981")
    model.add()
    model.around(0) { $0.name = "Bep Verzonnen" }
    model.around(0) { $0.mayApproach = false }
    await stage.shell.paused()
    try await stage.restart()
    #expect(stage.route == .person(file))

    let again = try await opened(stage, file)
    #expect(again.person == model.person)
    #expect(again.year == "1981")
    again.add()
    await again.done()?.value
    #expect(stage.route == .today)
    let person = try await stage.ask { try $0.cases.get(case: file).person }
    #expect(person.dial == "0546000021")
    #expect(person.birthYear == 1981)
    #expect(person.around == [RelationPart(name: "Bep Verzonnen", mayApproach: false)])
    #expect(try await stage.ask { try $0.forms.kept(name: "person \(file.hex)") }.isEmpty)
  }

  @Test func aYearThatIsNoneIsSaidAndNotWritten() async throws {
    let stage = try await Stage()
    let file = try await stage.ask { try $0.report("Rinus Kwakernaat") }
    let model = try await opened(stage, file)
    for typed in ["19", "1779", "2101", "'81"] {
      model.year(typed)
      #expect(model.yearWrong, "\(typed)")
      #expect(model.done() == nil)
    }
    for typed in ["", "  ", "1981", " 1981 "] {
      model.year(typed)
      #expect(!model.yearWrong, "\(typed)")
    }
  }

  @Test func theSpotOnTheMapGoesWithAnAddressThatChanges() async throws {
    let stage = try await Stage()
    let file = try await stage.ask { core in
      let file = try core.report("Rinus Kwakernaat", address: "Verzonnenlaan 12")
      var person = try core.cases.get(case: file).person
      person.place.spot = Spot(lat: 52.46, lon: 6.57)
      try core.cases.correctPerson(case: file, person: person)
      return file
    }
    let model = try await opened(stage, file)
    model.change { $0.name = "Rinus K." }
    #expect(model.person?.place.spot != nil)
    model.change { $0.place.address = "Bedachtstraat 1" }
    #expect(model.person?.place.spot == nil)
  }

  @Test func somebodyIsTakenFromThoseAround() async throws {
    let stage = try await Stage()
    let file = try await stage.caseWithSister()
    let model = try await opened(stage, file)
    model.without(3)
    model.without(0)
    await model.done()?.value
    #expect(try await stage.ask { try $0.cases.get(case: file).person.around }.isEmpty)
  }
}
