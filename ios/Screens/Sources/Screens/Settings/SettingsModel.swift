import Foundation
import Observation
import SchakelCore

/// What Settings shows.
public struct SettingsView: Sendable {
  public let worker: WorkerDraft
  public let pack: PackView
  public var biometrics: Bool
  public let place: Place
  public let hasCode: Bool
  public let contents: ContentsView
  /// How often something was erased that is not confirmed everywhere.
  public let unconfirmed: Int

  /// Whether this device is in the team.
  public var member: Bool {
    if case .member = place { true } else { false }
  }
}

/// A pack that was picked and not taken yet, with what it says of itself.
public struct Picked: Sendable, Identifiable {
  let file: Data
  public let view: PackView

  public var id: String { view.signer + view.key }
}

/// This worker, this phone, this municipality.
@MainActor @Observable public final class SettingsModel: Model {
  /// What stands now; nil until the core answered.
  public private(set) var view: SettingsView?
  /// The pack whose signer is still to be compared.
  public private(set) var picked: Picked?
  /// Whether the pack in use was taken just now.
  public private(set) var taken = false

  /// All of it.
  public override init(_ shell: Shell) {
    super.init(shell)
    watch {
      SettingsView(
        worker: try $0.settings.worker(), pack: try $0.settings.pack(),
        biometrics: try $0.settings.hasBiometrics(), place: try $0.team.view().place,
        hasCode: try $0.recovery.hasCode(), contents: try $0.settings.contents(),
        unconfirmed: try $0.erasing.standing().filter(\.waits).count)
    } show: { [weak self] in
      self?.view = $0
    }
  }

  /// Whether this phone can open by finger or face.
  public var canBiometrics: Bool { shell.phone.biometrics != nil }

  /// Lets a finger or face open, or ends it.
  public func biometrics(_ wanted: Bool) {
    act { [self] in
      guard let lent = shell.phone.biometrics else { return }
      if wanted {
        guard let key = await lent.enrol() else { return }
        try await ask { session in try key.spend { try session.settings.setBiometrics(key: $0) } }
      } else {
        try await ask { try $0.settings.setBiometrics(key: nil) }
        lent.forget()
      }
      view?.biometrics = wanted
    }
  }

  /// Picks a file and looks into it.
  public func pick() {
    act { [self] in
      taken = false
      guard let file = await shell.phone.pick() else { return }
      picked = Picked(file: file, view: try await ask { try $0.settings.lookIntoPack(file: file) })
    }
  }

  /// Takes the picked pack in.
  public func take() {
    act { [self] in
      guard let file = picked?.file else { return }
      _ = try await ask { try $0.settings.takePack(file: file) }
      picked = nil
      taken = true
    }
  }

  /// Leaves the picked pack.
  public func leave() {
    picked = nil
    problem = nil
  }

  /// Locks, with every draft kept.
  public func lock() {
    act { [self] in await shell.lock() }
  }

  /// Destroys everything here.
  public func wipe() {
    act { [self] in
      try await shell.core.wipe()
      shell.phone.biometrics?.forget()
      shell.navigator.to(.today)
    }
  }
}
