import Foundation
import SchakelCore
import Screens
import Testing

/// Into a team, who is in it, the recovery code, and the truth about syncing: over a real hub.
@MainActor final class MembersTests {
  /// Its hub and its files are there until the test is over.
  private let town: Town

  init() throws {
    town = try Town()
  }

  @Test func aCoordinatorInvitesAndSomebodyPastesTheInvitationAndIsLetIn() async throws {
    try await town.settle()
    let marit = try Stage(town.supervisor)
    let invite = InviteModel(marit.shell)
    try await marit.until("ready") { !invite.busy }
    #expect(!invite.ready)
    invite.type("Bas Fictief")
    invite.toggle(.worker)
    #expect(!invite.ready, "who does nothing in the team is not invited")
    invite.toggle(.worker)
    invite.make()
    try await marit.until("made") { invite.made != nil }
    invite.copy()
    #expect(invite.copied && marit.phone.clipboard.hasPrefix("schakel1."))
    #expect(try await marit.ask { try $0.forms.kept(name: "invite") }.isEmpty)

    let bas = try await newcomer()
    bas.phone.clipboard = marit.phone.clipboard
    let model = try await members(bas)
    model.paste()
    #expect(model.ready)
    model.join()
    try await bas.until("asked") { model.view?.place == .asked && !model.busy }
    _ = try await town.supervisor.core.ask { try $0.sync.now() }
    await bas.shell.postman.syncAndWait()
    await model.look()
    guard case .member = model.view?.place else { return #expect(Bool(false), "let in") }
    #expect(!model.coordinates)
    _ = try await town.supervisor.core.ask { try $0.sync.now() }
    #expect(try await marit.ask { try $0.team.view() }.members.count == 3)
  }

  @Test func whatIsNotAnInvitationIsSaidSoAndWhatWasPastedIsKept() async throws {
    let bas = try await newcomer()
    let model = try await members(bas)
    model.paste()
    #expect(model.nothingPasted)
    bas.phone.clipboard = "schakel1.half"
    model.paste()
    #expect(!model.nothingPasted)
    model.join()
    try await bas.until("refused") { model.problem != nil }
    #expect(model.problem == .Rejected(code: .notAnInvitation))
    try await bas.restart()
    let again = try await members(bas)
    #expect(again.invitation == "schakel1.half")
  }

  @Test func takingAccessAwayWithWipingWipesThePhone() async throws {
    try await town.settle()
    let marit = try Stage(town.supervisor)
    let model = try await members(marit)
    #expect(model.coordinates)
    let noor = try #require(model.view?.members.first { !$0.here })
    model.chosen = noor.device
    #expect(model.member?.name == "Noor Verzonnen")
    model.revoke(noor.device, wipe: true)
    try await marit.until("out of the team") { model.view?.members.count == 1 && !model.busy }
    #expect(model.chosen == nil)
    let worker = town.worker.core
    await marit.shell.postman.syncAndWait()
    try await marit.until("the phone wipes itself") {
      _ = try? await worker.ask { try $0.sync.now() }
      return worker.gate.value != .open
    }
    if case .closed(.locked) = worker.gate.value { Issue.record("locked is not wiped") }
  }

  @Test func whoDoesNotCoordinateSeesTheTeamAndCannotChangeIt() async throws {
    try await town.settle()
    let noor = try Stage(town.worker)
    let model = try await members(noor)
    #expect(!model.coordinates)
    let marit = try #require(model.view?.members.first { $0.name == "Marit Bedacht" })
    model.revoke(marit.device, wipe: true)
    try await noor.until("refused") { model.problem != nil }
    #expect(model.problem == .Rejected(code: .notCoordinator))
    #expect(model.view?.members.count == 2)
  }

  @Test func theRecoveryCodeIsShownOnceAndSetsANewPhoneUp() async throws {
    try await town.settle()
    let noor = try Stage(town.worker)
    let model = RecoveryModel(noor.shell)
    try await noor.until("no code yet") { model.first }
    model.make()
    try await noor.until("a code") { model.groups.count == 8 }
    #expect(model.groups.allSatisfy { $0.count == 6 })
    let code = model.groups.joined()
    model.copyCard()
    #expect(model.copied)
    model.written()
    #expect(model.groups.isEmpty && !model.copied)
    try await noor.until("there is one") { model.hasCode == true }
    #expect(!model.first)

    let found = town.device("found")
    _ = try await found.core.look()
    try await found.core.recover(card: noor.phone.clipboard, code: code, pin: Device.pin)
    #expect(found.core.gate.value == .open)
  }

  @Test func theTruthAboutSyncingIsInOrderOnlyWhenItIs() async throws {
    try await town.settle()
    try await town.everybodySyncs()
    let noor = try Stage(town.worker)
    let model = SyncModel(noor.shell)
    await noor.shell.postman.syncAndWait()
    try await noor.until("in order") { model.whole }
    #expect(!model.alone)
    town.stopHub()
    try await noor.ask { core in
      let client = try Twenterand.rinus(core)
      _ = try core.safety.start(case: client, visit: nil, minutes: 15, words: "Bij Rinus")
    }
    await noor.shell.postman.syncAndWait()
    try await noor.until("no connection") { model.view?.trouble == .unreachable }
    #expect(!model.whole)
    #expect((model.view?.waiting ?? 0) > 0)
  }

  @Test func withoutATeamThereIsNothingToSend() async throws {
    let stage = try await Stage()
    let model = SyncModel(stage.shell)
    try await stage.until("alone") { model.alone }
    #expect(!model.whole && model.far == nil)
  }

  /// Somebody who is in no team yet.
  private func newcomer() async throws -> Stage {
    let device = town.device("bas")
    try await device.setUp("Bas Fictief", "casemanager")
    return try Stage(device)
  }

  private func members(_ stage: Stage) async throws -> MembersModel {
    let model = MembersModel(stage.shell)
    try await stage.until("the team") { model.view != nil && !model.busy }
    return model
  }
}
