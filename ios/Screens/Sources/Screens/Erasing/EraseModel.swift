import Observation
import SchakelCore

/// A case that may be erased: what goes, who else has it, what stays; and erasing it.
@MainActor
@Observable
public final class EraseModel: Model {
  /// How much of it.
  public private(set) var extent = Extent.case

  /// Why; nil until it was chosen.
  public private(set) var ground: ErasureGround?

  private var whole: ErasurePreview?
  private var part: ErasurePreview?

  @ObservationIgnored private let file: CaseId
  @ObservationIgnored private var looking: Task<Void, Never>?

  public init(_ shell: Shell, _ file: CaseId) {
    self.file = file
    super.init(shell)
    look()
  }

  /// What would be erased; nil until the core answered.
  public var view: ErasurePreview? { extent == .case ? whole : part }

  /// Whether a part of it is shared, which may be erased alone.
  public var divided: Bool { part != nil }

  /// Whether all is chosen that has to be.
  public var ready: Bool { ground != nil && !busy && view?.may == true }

  /// Chooses how much.
  public func choose(_ chosen: Extent) { extent = chosen }

  /// Chooses why.
  public func choose(_ chosen: ErasureGround) { ground = chosen }

  /// Erases it for good.
  @discardableResult
  public func erase() -> Task<Void, Never>? {
    act { [self] in
      guard let ground else { return }
      looking?.cancel()
      do {
        _ = try await ask { [file, extent] in
          try $0.erasing.erase(case: file, extent: extent, ground: ground)
        }
      } catch {
        look()
        throw error
      }
      leave()
      // The order travels at once, when there is a network.
      shell.postman.sync()
    }
  }

  /// Where it makes sense to stand afterwards: at what is left.
  private func leave() {
    shell.erased = file
    if extent == .case {
      shell.navigator.start(at: .cases)
    } else if shell.navigator.current == .erase(file) {
      shell.navigator.back()
    }
  }

  private func look() {
    looking = watch({ [file] in try Seen($0, file) }, show: { [weak self] in self?.show($0) })
  }

  private func show(_ seen: Seen) {
    whole = seen.whole
    part = seen.part
    // Never more than was chosen: what was looked at is chosen anew.
    if part == nil, extent != .case {
      extent = .case
      ground = nil
    }
  }
}

/// All that the screen shows, of one moment.
private struct Seen: Sendable {
  let whole: ErasurePreview
  let part: ErasurePreview?

  init(_ core: Unlocked, _ file: CaseId) throws {
    whole = try core.erasing.preview(case: file, extent: .case)
    let shared = try core.cases.get(case: file).shared
    part = shared ? try core.erasing.preview(case: file, extent: .sharedPart) : nil
  }
}
