import Observation
import SchakelCore

/// What is wrong with a file that opens all the same.
public enum Harm: Equatable, Sendable {
  /// In so many places it is not what was written.
  case damaged(places: Int)

  /// It is an older copy of itself: nothing can be written to it.
  case olderCopy
}

/// Whether the file on this phone is sound, while it is open.
@MainActor
@Observable
public final class FileModel: Model {
  /// What is wrong with it; nil as a rule.
  public private(set) var harm: Harm?

  @ObservationIgnored private var looking: Task<Void, Never>?

  public override init(_ shell: Shell) {
    super.init(shell)
    look()
  }

  /// Asks anew, after a round to the hub: that it has more of this phone than is here, nobody is
  /// told.
  public func look() {
    looking?.cancel()
    looking = watch(
      { try FileModel.harm(in: $0) }, show: { [weak self] in self?.harm = $0 })
  }

  /// Locks the phone, where the rescue asks for the PIN.
  public func toRescue() {
    act { [self] in await shell.lockToRescue() }
  }

  /// An older copy counts as damage too, and is the graver of both.
  private nonisolated static func harm(in core: Unlocked) throws -> Harm? {
    if try core.rolledBack() { return .olderCopy }
    let places = Int(core.damage())
    return places > 0 ? .damaged(places: places) : nil
  }
}
