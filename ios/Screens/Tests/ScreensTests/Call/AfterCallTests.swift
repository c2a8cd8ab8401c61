import Foundation
import SchakelCore
import Screens
import Testing

/// What is written on the sheet after a call.
@MainActor struct AfterCallTests {
  private let intents = Intents()

  @Test func aPromiseCostsThreeAndHalfOfItSurvivesTheEndOfTheProcess() async throws {
    let (stage, client) = try await town()
    let sheet = try await called(stage, try await opened(stage))
    let form = try #require(sheet.call).call.hex
    intents { sheet.answer(.promised) }
    sheet.type(AfterCallModel.Field.what, "Uitstel ontruiming met vier weken")
    try await stage.until("kept while typing") {
      try await stage.ask { try $0.forms.kept(name: "call \(form)") }["what"] != nil
    }
    try await stage.restart()
    let again = try await self.sheet(stage)
    #expect(again.step == .promising)
    #expect(again[AfterCallModel.Field.what] == "Uitstel ontruiming met vier weken")
    let tomorrow = stage.shell.dates.today.adding(days: 1)
    intents { again.choose(due: tomorrow) }
    intents { again.promise() }
    try await stage.until("recorded") { again.step == .recorded }
    #expect(intents.count <= 3, "a promise and its date, in intents of the view model")
    let promises = try await stage.ask { try $0.calls.openPromises(case: client) }
    #expect(promises.map(\.what) == ["Uitstel ontruiming met vier weken"])
    #expect(promises.map(\.who) == ["wijkconsulent"])
    #expect(promises.map(\.due) == [tomorrow])
    #expect(try await stage.ask { try $0.forms.kept(name: "call \(form)") }.isEmpty)
  }

  @Test func withoutADayNothingIsPromised() async throws {
    let (stage, client) = try await town()
    let sheet = try await called(stage, try await opened(stage))
    sheet.answer(.promised)
    sheet.promise()
    #expect(!sheet.busy)
    #expect(sheet.step == .promising)
    #expect(try await stage.ask { try $0.calls.openPromises(case: client) }.isEmpty)
  }

  @Test func spendingCostsThreeOnTheSameSheet() async throws {
    let (stage, sheet) = try await arranged()
    let row = try #require(sheet.rows.first { $0.action == "Oppas voor de hond" }?.id)
    try await intents.cost(atMost: 3, "spending with purpose") {
      intents { sheet.startSpending() }
      sheet.amount("85,50")
      sheet.type(AfterCallModel.Field.purpose, "Voer en oppas voor de hond")
      intents { sheet.type(AfterCallModel.Field.row, row.hex) }
      intents { sheet.spend() }
      try await stage.until("spent") { sheet.spent.count == 1 }
    }
    let due = try await stage.ask { try $0.plans.toJustify() }
    #expect(due.map(\.cents) == [8_550])
    #expect(sheet.spent.first?.item == row)
    #expect(sheet.step == .recorded && !sheet.spending)
    #expect(sheet.call?.outcome == .arranged)
  }

  @Test func overTheMandateItWarnsAndDoesNotBlock() async throws {
    let (stage, sheet) = try await arranged()
    sheet.startSpending()
    sheet.amount("300")
    try await stage.until("warned") { sheet.overMandate }
    sheet.type(AfterCallModel.Field.purpose, "Achterstallige huur")
    sheet.type(AfterCallModel.Field.agreed, "Marit Bedacht")
    sheet.spend()
    try await stage.until("spent") { sheet.spent.count == 1 }
    #expect(sheet.spent.first?.agreedBy == "Marit Bedacht")
    #expect(!sheet.overMandate)
    #expect(try await stage.ask { try $0.plans.toJustify() }.map(\.cents) == [30_000])
  }

  @Test func anAmountThatCannotBeIsSaidAtTheFieldAndNothingIsLost() async throws {
    let (stage, sheet) = try await arranged()
    sheet.startSpending()
    sheet.type(AfterCallModel.Field.purpose, "Voer")
    sheet.spend()
    try await stage.until("said") { sheet.problem != nil }
    #expect(sheet.problem == .Invalid(field: "cents", rule: .outOfRange))
    #expect(sheet[AfterCallModel.Field.purpose] == "Voer")
    #expect(try await stage.ask { try $0.plans.toJustify() }.isEmpty)
  }

  @Test func anotherOutcomeCanBeChosenAfterAll() async throws {
    let (stage, sheet) = try await arranged()
    sheet.reconsider()
    #expect(sheet.step == .asking)
    sheet.answer(.voicemail)
    try await stage.until("recorded") { sheet.call?.outcome == .voicemail }
    #expect(sheet.step == .recorded)
  }

  @Test func withoutARoundTheNextOfThePlanIsReadyWhenNothingWasArranged() async throws {
    let (stage, _) = try await town()
    let sheet = try await called(stage, try await opened(stage))
    sheet.answer(.noAnswer)
    try await stage.until("recorded") { sheet.step == .recorded }
    let next = try #require(sheet.next)
    #expect(next.need == "eviction")
    #expect(next.candidate.callee != sheet.call?.callee)
  }

  private func arranged() async throws -> (Stage, AfterCallModel) {
    let (stage, _) = try await town()
    let sheet = try await called(stage, try await opened(stage))
    sheet.answer(.arranged)
    try await stage.until("recorded") { sheet.step == .recorded }
    return (stage, sheet)
  }

  private func sheet(_ stage: Stage) async throws -> AfterCallModel {
    guard case .afterCall(let call) = stage.route else { throw NoSheet() }
    let model = AfterCallModel(stage.shell, call)
    try await stage.until("the sheet") { model.call != nil && !model.busy }
    return model
  }
}
