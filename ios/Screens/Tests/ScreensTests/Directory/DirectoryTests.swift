import SchakelCore
import Screens
import Testing

/// The directory: found, filled in, added, called.
@MainActor struct DirectoryTests {
  @Test func aNumberThatIsMissingIsFilledInAlsoAfterTheProcessEnded() async throws {
    let stage = try await Stage()
    let bank = try await stage.ask { core in
      _ = try Twenterand.rinus(core)
      return try Twenterand.partner(core, "Voedselbank").partner
    }
    stage.shell.navigator.open(.partner(bank))
    let model = try await partner(stage, bank)
    #expect(model.partner?.lacksNumber == true)
    model.edit()
    #expect(model.editing && !model.own)
    model.type(PartnerModel.Field.dial, "12")
    model.write()
    try await stage.until("refused") { model.problem != nil }
    #expect(model.problem == .Invalid(field: "dial", rule: .notDialable))
    model.type(PartnerModel.Field.dial, "0546000019")
    try await stage.until("kept while typing") {
      try await stage.ask { try $0.forms.kept(name: "partner \(bank.hex)") }["dial"] == "0546000019"
    }
    try await stage.restart()
    let again = try await partner(stage, bank)
    #expect(again.editing)
    #expect(again[PartnerModel.Field.dial] == "0546000019")
    again.write()
    try await stage.until("written") { !again.editing && again.partner?.dial != nil }
    #expect(again.partner?.dial?.shown == "(0546) 000 019")
    again.call()
    try await stage.until("called") { stage.phone.opened == ["tel:0546000019"] }
  }

  @Test func whatIsSearchedForIsFoundByNameAndNobodyElse() async throws {
    let stage = try await Stage()
    let model = DirectoryModel(stage.shell)
    try await stage.until("listed") { model.known }
    #expect(model.found.contains { $0.name == "Alarmnummer 112" })
    model.words = " voedsel "
    #expect(model.found.contains { $0.name == "Voedselbank" })
    #expect(!model.found.contains { $0.name == "Alarmnummer 112" })
    model.words = "xyz"
    #expect(model.found.isEmpty)
  }

  @Test func everyPartnerStandsInOnePartAndTheOpenOnesFirst() async throws {
    let stage = try await Stage()
    let model = DirectoryModel(stage.shell)
    try await stage.until("listed") { model.known }
    #expect(model.openNow.allSatisfy { $0.isOpen })
    #expect(model.others.allSatisfy { !$0.isOpen })
    let parts = model.openNow + model.own + model.others
    #expect(Set(parts.map(\.partner)) == Set(model.found.map(\.partner)))
    #expect(parts.count == model.found.count)
    let all = model.found.count
    model.narrow(to: "food")
    try await stage.until("narrowed") { !model.found.isEmpty && model.found.count < all }
    #expect(model.found.allSatisfy { $0.needs.contains("food") })
  }

  @Test func aPartnerOfOnesOwnIsAddedAndCalled() async throws {
    let stage = try await Stage()
    _ = try await stage.ask { try Twenterand.rinus($0) }
    stage.shell.navigator.open(.partner(nil))
    let model = try await partner(stage, nil)
    #expect(model.editing && model.own)
    model.type(PartnerModel.Field.name, "Dierenoppas Pootje Vast")
    model.type(PartnerModel.Field.dial, "(0546) 00 00 16")
    model.toggle("food")
    #expect(model.helps(with: "food"))
    model.addContact()
    model.addContact()
    model.type(PartnerModel.Field.of(1, PartnerModel.Field.function), "oppas")
    model.write()
    try await stage.until("added") {
      if case .partner(.some) = stage.route { true } else { false }
    }
    guard case .partner(let added) = stage.route else { throw NoSheet() }
    let shown = try await partner(stage, added)
    #expect(shown.partner?.fromPack == false)
    #expect(shown.partner?.needs == ["food"])
    #expect(shown.partner?.contacts.map(\.function) == ["oppas"], "the empty one is left out")
    #expect(shown.partner?.dial?.shown == "(0546) 000 016")
    shown.call()
    try await stage.until("called") { stage.phone.opened == ["tel:0546000016"] }
    #expect(try await stage.ask { try $0.calls.pending() }.count == 1)
  }

  @Test func withoutANameNobodyIsAddedAndTheFieldSaysSo() async throws {
    let stage = try await Stage()
    let model = try await partner(stage, nil)
    model.write()
    try await stage.until("said") { model.problem != nil }
    #expect(model.problem == .Invalid(field: "name", rule: .empty))
    #expect(try await stage.ask { try $0.directory.list(need: nil) }.allSatisfy { $0.fromPack })
  }

  @Test func whatWasTypedIsThrownAwayByChoice() async throws {
    let stage = try await Stage()
    stage.shell.navigator.open(.partner(nil))
    let model = try await partner(stage, nil)
    model.type(PartnerModel.Field.name, "Toch niet")
    model.discard()
    try await stage.until("gone") { stage.route == .today }
    #expect(try await stage.ask { try $0.forms.kept(name: "partner new") }.isEmpty)
  }

  private func partner(_ stage: Stage, _ id: PartnerId?) async throws -> PartnerModel {
    let model = PartnerModel(stage.shell, id)
    try await stage.until("the partner") {
      model.loaded && !model.busy && !model.needs.isEmpty && (id == nil || model.partner != nil)
    }
    return model
  }
}
