import SchakelCore
import Testing

@testable import Screens

@MainActor
@Suite struct PlanTests {
  private func opened(_ stage: Stage, _ file: CaseId) async throws -> PlanModel {
    stage.shell.navigator.open(.plan(file))
    let model = PlanModel(stage.shell, file)
    try await stage.until("the plan is opened") { model.written != nil && !model.busy }
    return model
  }

  private func aCase(_ stage: Stage) async throws -> CaseId {
    try await stage.ask { try $0.report("Rinus Kwakernaat") }
  }

  private func planned(_ stage: Stage) async throws -> CaseId {
    let on = stage.today
    return try await stage.ask { core in
      let file = try core.report("Rinus Kwakernaat")
      let row = PlanItemPart(
        stressor: "Ontruiming", goal: "Blijven wonen", action: "Uitstel vragen", owner: .partner,
        ownerName: "wijkconsulent", state: .open)
      _ = try core.plans.write(
        case: file, draft: PlanDraft(items: [row], ownWords: "Eerst slapen."))
      _ = try core.plans.clientSaidYes(case: file, on: on)
      return file
    }
  }

  @Test func aRowCostsThreeIntentsAndTheClientsYesOne() async throws {
    let stage = try await Stage()
    let file = try await aCase(stage)
    let model = try await opened(stage, file)
    model.ownWords("Niet meer alleen zijn met die stapel.")
    let intents = Intents()
    intents { model.add() }
    #expect(model.opened == 0)
    model.row(0) { $0.stressor = "Hond kan niet mee" }
    model.row(0) { $0.goal = "Hond veilig" }
    model.row(0) { $0.action = "Oppas zoeken" }
    intents { model.row(0) { $0.owner = .network } }
    intents { model.row(0) { $0.due = stage.today.adding(days: 1) } }
    #expect(intents.count == 3, "intents of the view model, not taps")
    await intents.done { model.clientSaidYes() }
    #expect(intents.count == 4, "intents of the view model, not taps")
    #expect(!model.changed && !model.otherWords)

    let plan = try await stage.ask { try $0.plans.get(case: file) }
    #expect(plan.clientsYes == stage.today)
    #expect(plan.ownWords == "Niet meer alleen zijn met die stapel.")
    let row = try #require(plan.items.first)
    #expect(
      [row.stressor, row.goal, row.action] == ["Hond kan niet mee", "Hond veilig", "Oppas zoeken"])
    #expect(row.owner == .network)
    #expect(row.due == stage.today.adding(days: 1))
  }

  @Test func otherWordsAreSaidToTakeTheYesAwayAndDo() async throws {
    let stage = try await Stage()
    let file = try await planned(stage)
    let model = try await opened(stage, file)
    #expect(model.written?.clientsYes != nil && !model.otherWords)
    model.row(0) { $0.action += " en betalen" }
    #expect(model.otherWords && model.changed)
    await model.done()?.value
    #expect(stage.route == .today)
    #expect(try await stage.ask { try $0.plans.get(case: file).clientsYes } == nil)
  }

  @Test func howFarARowIsLeavesTheYesAlone() async throws {
    let stage = try await Stage()
    let file = try await planned(stage)
    let model = try await opened(stage, file)
    model.row(0) { $0.state = .done }
    #expect(!model.otherWords && model.changed)
    await model.done()?.value
    let plan = try await stage.ask { try $0.plans.get(case: file) }
    #expect(plan.items.map(\.state) == [.done])
    #expect(plan.clientsYes == stage.today)
  }

  @Test func whatWasTypedStandsThereAgainAndCanBeTakenBack() async throws {
    let stage = try await Stage()
    let file = try await planned(stage)
    let model = try await opened(stage, file)
    model.ownWords("Eerst slapen. En mijn broer.")
    await stage.shell.paused()
    try await stage.restart()
    #expect(stage.route == .plan(file))
    let again = try await opened(stage, file)
    #expect(again.draft.ownWords == "Eerst slapen. En mijn broer.")
    #expect(again.changed)
    again.undo()
    #expect(again.draft.ownWords == "Eerst slapen.")
    #expect(!again.changed)
    await again.flush()
    #expect(try await stage.ask { try $0.plans.get(case: file).ownWords } == "Eerst slapen.")
  }

  @Test func anEmptyRowIsNotWritten() async throws {
    let stage = try await Stage()
    let file = try await planned(stage)
    let model = try await opened(stage, file)
    model.add()
    model.row(7) { $0.goal = "niemand" }
    await model.done()?.value
    #expect(try await stage.ask { try $0.plans.get(case: file).items.count } == 1)
  }

  @Test func aRowThatIsTakenAwayIsGone() async throws {
    let stage = try await Stage()
    let file = try await planned(stage)
    let model = try await opened(stage, file)
    model.open(0)
    #expect(model.opened == 0)
    model.open(0)
    #expect(model.opened == nil)
    model.remove(0)
    await model.done()?.value
    #expect(try await stage.ask { try $0.plans.get(case: file).items }.isEmpty)
  }
}
