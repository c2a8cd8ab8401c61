import Foundation
import Observation
import SchakelCore

/// The team, and the way into it.
@MainActor @Observable public final class MembersModel: Model {
  private nonisolated static let form = "joining"

  /// Where this device stands and who is in the team; nil until the core answered.
  public private(set) var view: TeamView?
  /// The invitation as it was pasted or typed.
  public private(set) var invitation = ""
  /// Whether there was nothing to paste.
  public private(set) var nothingPasted = false
  /// The colleague whose sheet is open.
  public var chosen: DeviceId?

  @ObservationIgnored private var loaded = false

  /// How it stands, and what was typed before.
  public override init(_ shell: Shell) {
    super.init(shell)
    watch {
      (try $0.team.view(), try $0.forms.kept(name: Self.form)["invitation"] ?? "")
    } show: {
      [weak self] team, kept in
      guard let self else { return }
      view = team
      if !loaded { invitation = kept }
      loaded = true
    }
  }

  /// Whether this device invites and takes access away.
  public var coordinates: Bool {
    if case .member(let roles) = view?.place { roles.coordinator } else { false }
  }

  /// Whether this device is in the team.
  public var isMember: Bool {
    if case .member = view?.place { true } else { false }
  }

  /// Whether there is something to ask with.
  public var ready: Bool { !busy && !invitation.trimmed.isEmpty }

  /// The colleague whose sheet is open, for as long as the roster lists them.
  public var member: MemberView? { view?.members.first { $0.device == chosen } }

  /// Asks again how it stands: what a sync brought need not be a record.
  public func look() async {
    do {
      view = try await ask { try $0.team.view() }
    } catch let error as CoreError {
      problem = error
    } catch {
      // The screen closed.
    }
  }

  /// Looks every few seconds, for who waits to be let in; ends when the screen does.
  public func waitToBeLetIn() async {
    while view?.place == .asked, (try? await Task.sleep(for: .seconds(5))) != nil {
      shell.postman.sync()
    }
  }

  /// The invitation from the clipboard.
  public func paste() {
    let pasted = shell.phone.pasted().trimmed
    nothingPasted = pasted.isEmpty
    if !pasted.isEmpty { type(pasted) }
  }

  /// Keeps what was typed so far.
  public func type(_ text: String) {
    invitation = text
    nothingPasted = false
    loaded = true
    keep(Self.form) { [self] in
      try await ask { try $0.forms.keep(name: Self.form, fields: ["invitation": text]) }
    }
  }

  /// Asks to be let in; with the invitation that founds a team, founds it.
  public func join() {
    let text = invitation.trimmed
    act { [self] in
      view = try await ask { core in
        let view: TeamView
        do {
          view = try core.team.join(invitation: text)
        } catch CoreError.Rejected(code: .notAnInvitation) {
          view = try core.team.found(invitation: text)
        }
        try core.forms.discard(name: Self.form)
        return view
      }
      invitation = ""
      shell.postman.sync()
    }
  }

  /// Takes a device out of the team; with `wipe` it wipes itself when it hears of it.
  public func revoke(_ device: DeviceId, wipe: Bool) {
    act { [self] in
      view = try await ask { try $0.team.revoke(device: device, wipe: wipe) }
      chosen = nil
      shell.postman.sync()
    }
  }
}

extension Shell {
  /// A colleague's name; initials while names are covered.
  public func name(of member: MemberView) -> String {
    guard covered else { return member.name }
    return member.name.split(separator: " ").map { "\($0.prefix(1))." }.joined()
  }
}
