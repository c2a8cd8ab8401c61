import SchakelCore
import Screens
import Testing

/// What became of promises and of money.
@MainActor struct PromiseAndJustifyTests {
  private let intents = Intents()

  @Test func keptCostsOneAndOneToUndoIt() async throws {
    let (stage, client) = try await town()
    let (promise, model) = try await promised(stage, client)
    intents { model.settle(.kept) }
    try await stage.until("settled") { model.settled == .kept }
    #expect(intents.count == 1)
    #expect(try await stage.ask { try $0.calls.openPromises(case: client) }.isEmpty)
    intents { model.settle(.open) }
    try await stage.until("undone") { model.settled == nil && !model.busy }
    #expect(model.promise?.isOpen == true)
    #expect(
      try await stage.ask { try $0.calls.openPromises(case: client) }.map(\.promise) == [promise])
  }

  @Test func callingAgainGoesToTheOneWhoPromisedIt() async throws {
    let (stage, client) = try await town()
    let (_, model) = try await promised(stage, client)
    #expect(model.promise?.standing == .late(days: 2))
    try await intents.cost(atMost: 1, "calling again") {
      intents { model.callAgain() }
      try await stage.until("called") { stage.phone.opened.count == 1 }
    }
    #expect(stage.phone.opened == ["tel:0546000012"])
  }

  @Test func accountingTakesOneLineAndOneIntentAndHalfALineSurvives() async throws {
    let (stage, client) = try await town()
    let spending = try await stage.ask { core in
      let fodder = SpendingDraft(cents: 8_500, purpose: "Voer voor de hond")
      let ticket = SpendingDraft(cents: 2_000, purpose: "Treinkaartje")
      _ = try core.plans.spend(case: client, draft: ticket)
      return try core.plans.spend(case: client, draft: fodder)
    }
    stage.shell.navigator.open(.justify(spending))
    let model = JustifyModel(stage.shell, spending)
    try await stage.until("shown") { model.open && model.others.count == 1 }
    #expect(model.others.map(\.purpose) == ["Treinkaartje"])
    model.type(JustifyModel.effect, "Hond veilig, opname kon doorgaan")
    try await stage.until("kept") {
      try await !stage.ask { try $0.forms.kept(name: "justify \(spending.hex)") }.isEmpty
    }
    try await stage.restart()
    #expect(stage.route == .justify(spending))
    let again = JustifyModel(stage.shell, spending)
    try await stage.until("restored") { again.ready && again.open }
    #expect(again[JustifyModel.effect] == "Hond veilig, opname kon doorgaan")
    intents { again.justify() }
    try await stage.until("accounted for") { again.spending != nil && !again.open }
    #expect(intents.count == 1)
    #expect(try await stage.ask { try $0.plans.toJustify() }.map(\.cents) == [2_000])
  }

  private func promised(_ stage: Stage, _ client: CaseId) async throws -> (PromiseId, PromiseModel)
  {
    let due = stage.shell.dates.today.adding(days: -2)
    let promise = try await stage.ask { core in
      let care = try Twenterand.partner(core, "Verslavingszorg").partner
      let draft = PromiseDraft(what: "Bed vanaf donderdag", who: "opnamecoördinator", due: due)
      return try core.calls.promise(case: client, by: .partner(care), draft: draft)
    }
    let model = PromiseModel(stage.shell, promise)
    try await stage.until("the promise") { model.promise != nil }
    return (promise, model)
  }
}
