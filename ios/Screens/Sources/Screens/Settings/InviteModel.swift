import Observation
import SchakelCore

/// Somebody is invited: who, and to do what.
@MainActor @Observable public final class InviteModel: Model {
  /// What somebody can do in the team.
  public enum Role: CaseIterable, Sendable { case worker, supervisor, coordinator }

  private nonisolated static let form = "invite"

  /// Their name.
  public private(set) var name = ""
  /// What they will do; a case manager unless said otherwise.
  public private(set) var roles = Roles(worker: true, supervisor: false, coordinator: false)
  /// The invitation, once it is made. It is shown and not kept.
  public private(set) var made: InvitationView?
  /// Whether its text was copied.
  public private(set) var copied = false

  /// With what was typed before.
  public override init(_ shell: Shell) {
    super.init(shell)
    act { [self] in
      let kept = try await ask { try $0.forms.kept(name: Self.form) }
      if name.isEmpty { name = kept["name"] ?? "" }
      if let letters = kept["roles"] {
        roles = Roles(
          worker: letters.contains("w"), supervisor: letters.contains("s"),
          coordinator: letters.contains("c"))
      }
    }
  }

  /// Whether it can be made: somebody, who does something.
  public var ready: Bool { !busy && !name.trimmed.isEmpty && Role.allCases.contains { has($0) } }

  /// Whether they will do this.
  public func has(_ role: Role) -> Bool {
    switch role {
    case .worker: roles.worker
    case .supervisor: roles.supervisor
    case .coordinator: roles.coordinator
    }
  }

  /// Writes the name.
  public func type(_ text: String) {
    name = text
    keepAll()
  }

  /// They will do this, or not.
  public func toggle(_ role: Role) {
    switch role {
    case .worker: roles.worker.toggle()
    case .supervisor: roles.supervisor.toggle()
    case .coordinator: roles.coordinator.toggle()
    }
    keepAll()
  }

  /// Makes the invitation.
  public func make() {
    let (invitee, does) = (name, roles)
    act { [self] in
      made = try await ask {
        let made = try $0.team.invite(name: invitee, roles: does)
        try $0.forms.discard(name: Self.form)
        return made
      }
      shell.postman.sync()
    }
  }

  /// Copies its text, by explicit act.
  public func copy() {
    guard let made else { return }
    shell.phone.copy(made.text)
    copied = true
  }

  private func keepAll() {
    let does = [("w", roles.worker), ("s", roles.supervisor), ("c", roles.coordinator)]
    let fields = ["name": name, "roles": does.filter(\.1).map(\.0).joined()]
    keep(Self.form) { [self] in
      try await ask { try $0.forms.keep(name: Self.form, fields: fields) }
    }
  }
}
