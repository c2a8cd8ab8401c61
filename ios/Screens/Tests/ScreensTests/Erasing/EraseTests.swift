import Foundation
import SchakelCore
import Screens
import Testing

/// Erasing on a phone without a hub.
@MainActor
@Suite struct EraseTests {
  private func opened(_ stage: Stage, _ file: CaseId) async throws -> EraseModel {
    let model = EraseModel(stage.shell, file)
    try await stage.until("it is shown") { model.view != nil }
    return model
  }

  private func found(_ stage: Stage, _ words: String) async throws -> Int {
    try await stage.ask { try $0.today.search(words: words, after: nil, limit: 9).hits.count }
  }

  @Test func ofTwoCasesOneIsErasedAndTheOtherIsWhole() async throws {
    let stage = try await Stage()
    let stays = try await stage.ask { try $0.report("Griet Verzinsel", concern: "Fiets") }
    let goes = try await stage.ask { core in
      let file = try core.report("Rinus Kwakernaat", concern: "Post stapelt op")
      try core.forms.keep(name: "risks \(file.hex)", fields: ["risks": "half"])
      return file
    }
    stage.shell.navigator.open(.caseFile(goes))
    stage.shell.navigator.open(.erase(goes))
    let model = try await opened(stage, goes)
    let view = try #require(model.view)
    #expect(view.who.name == "Rinus Kwakernaat" && view.may && !model.divided)
    #expect(view.entities > 0 && view.revisions >= view.entities && view.drafts == 1)
    #expect(view.holders.isEmpty && view.stays?.reports == 1)
    #expect(!model.ready)
    await model.erase()?.value
    #expect(
      try await stage.ask { try $0.cases.get(case: goes) }.who == view.who, "without a ground")

    model.choose(.clientsRight)
    #expect(model.ready)
    await model.erase()?.value
    #expect(model.problem == nil)
    #expect(stage.shell.navigator.stack == [.cases] && stage.shell.erased == goes)
    stage.shell.navigator.select(.today)
    #expect(stage.shell.navigator.stack == [.today], "the erased case is open nowhere")
    await #expect(throws: CoreError.NotFound) {
      try await stage.ask { try $0.cases.get(case: goes) }
    }
    #expect(try await found(stage, "Rinus") == 0)
    #expect(try await found(stage, "Griet") > 0)
    let whole = try await stage.ask { try $0.cases.get(case: stays) }
    #expect(whole.reports.map(\.concern) == ["Fiets"])
    #expect(try await stage.ask { try $0.forms.kept(name: "risks \(goes.hex)") }.isEmpty)

    let erased = ErasedModel(stage.shell)
    try await stage.until("it stands there") { erased.last(of: goes) != nil }
    #expect(erased.waiting.isEmpty && erased.settled.count == 1 && !erased.inTeam)
    #expect(erased.settled.first?.here == true && erased.settled.first?.ground == .clientsRight)
    #expect(erased.tallies == [view.stays].compactMap { $0 })
    erased.read()
    #expect(stage.shell.erased == nil)
  }

  @Test func theSharedPartGoesAloneAndTheCaseGoesOn() async throws {
    let stage = try await Stage()
    let file = try await stage.ask { core in
      let file = try core.report("Rinus Kwakernaat")
      try core.cases.share(case: file)
      return file
    }
    stage.shell.navigator.open(.caseFile(file))
    stage.shell.navigator.open(.erase(file))
    let model = try await opened(stage, file)
    #expect(model.divided && model.view?.stays != nil)
    model.choose(.sharedPart)
    #expect(model.view?.extent == .sharedPart && model.view?.stays == nil)
    model.choose(.mistake)
    await model.erase()?.value
    #expect(stage.route == .caseFile(file) && stage.shell.erased == file)
    #expect(try await !stage.ask { try $0.cases.get(case: file) }.shared)
    let erased = ErasedModel(stage.shell)
    try await stage.until("it stands there") { erased.last(of: file)?.whole == false }
    #expect(erased.tallies.isEmpty)
  }

  @Test func aPartThatGoesMeanwhileIsNotTakenForTheWhole() async throws {
    let stage = try await Stage()
    let file = try await stage.ask { core in
      let file = try core.report("Rinus Kwakernaat")
      try core.cases.share(case: file)
      return file
    }
    let model = try await opened(stage, file)
    model.choose(.sharedPart)
    model.choose(.mistake)
    _ = try await stage.ask {
      try $0.erasing.erase(case: file, extent: .sharedPart, ground: .handedOver)
    }
    try await stage.until("the part is gone") { !model.divided }
    #expect(model.extent == .case && model.ground == nil && !model.ready)
  }
}

/// Erasing what a colleague has too, over a real hub.
@MainActor final class EraseColleagueTests {
  private let town: Town

  init() throws {
    town = try Town()
  }

  /// A case of the worker that the supervisor's device follows.
  private func followed() async throws -> CaseId {
    try await town.settle()
    let file = try await town.worker.core.ask { core in
      let file = try core.report("Rinus Kwakernaat")
      let others = try core.team.view().members.filter { !$0.here }
      for other in others { _ = try core.cases.shareWith(case: file, device: other.device) }
      return file
    }
    try await town.everybodySyncs()
    return file
  }

  @Test func whoHasNotConfirmedIsNamedUntilItIsErasedThere() async throws {
    let file = try await followed()
    let noor = try Stage(town.worker)
    let model = EraseModel(noor.shell, file)
    try await noor.until("it is shown") { model.view != nil }
    #expect(model.view?.holders.map(\.name) == ["Marit Bedacht"])
    town.stopHub()
    model.choose(.retention)
    await model.erase()?.value
    let erased = ErasedModel(noor.shell)
    try await noor.until("it stands there") { erased.waiting.count == 1 }
    #expect(erased.inTeam)
    #expect(erased.waiting.first?.holders.allSatisfy { $0.confirmed == nil } == true)
    let settings = SettingsModel(noor.shell)
    try await noor.until("Settings say so") { settings.view?.unconfirmed == 1 }

    try await town.startHub()
    for _ in 0..<2 { try await town.everybodySyncs() }
    try await noor.until("it is confirmed") { erased.waiting.isEmpty && erased.settled.count == 1 }
    #expect(erased.settled.first?.holders.allSatisfy { $0.confirmed != nil } == true)
    let there = try await town.supervisor.core.ask { try $0.erasing.standing() }
    #expect(there.map(\.here) == [false] && there.map(\.by) == ["Noor Verzonnen"])
  }

  @Test func whoseCaseItIsNotIsToldWhomToAsk() async throws {
    let file = try await followed()
    let marit = try Stage(town.supervisor)
    let model = EraseModel(marit.shell, file)
    try await marit.until("it is shown") { model.view != nil }
    #expect(model.view?.may == false && model.view?.whose == "Noor Verzonnen")
    model.choose(.mistake)
    #expect(!model.ready)
    await model.erase()?.value
    #expect(model.problem == .Rejected(code: .notYours))
    _ = try await marit.ask { try $0.cases.get(case: file) }
  }
}
