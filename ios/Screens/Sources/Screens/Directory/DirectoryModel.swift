import Foundation
import Observation
import SchakelCore

/// Every partner, those that are open now first.
@MainActor @Observable public final class DirectoryModel: Model {
  /// What is searched for; not kept, for it may be a name.
  public var words = ""
  /// The need that partners are shown for; nil for all.
  public private(set) var need: String?

  private var listed: Listed?
  @ObservationIgnored private var following: Task<Void, Never>?

  /// All of them.
  public override init(_ shell: Shell) {
    super.init(shell)
    follow()
  }

  /// What can be needed.
  public var needs: [ChoiceView] { listed?.needs ?? [] }

  /// Whether the core answered.
  public var known: Bool { listed != nil }

  /// Those of the municipality that are open now.
  public var openNow: [PartnerView] { found.filter { $0.fromPack && $0.isOpen } }

  /// One's own, those that are open first.
  public var own: [PartnerView] {
    let own = found.filter { !$0.fromPack }
    return own.filter(\.isOpen) + own.filter { !$0.isOpen }
  }

  /// The others of the municipality.
  public var others: [PartnerView] { found.filter { $0.fromPack && !$0.isOpen } }

  /// Those that match, by name.
  public var found: [PartnerView] {
    let words = words.trimmed
    return (listed?.partners ?? []).filter { matches($0, words) }
  }

  /// The role of a partner.
  public func role(of partner: PartnerView) -> ChoiceView? {
    listed?.roles.first { $0.key == partner.role }
  }

  /// Shows those that can help with a need; nil for all.
  public func narrow(to need: String?) {
    self.need = need
    follow()
  }

  private func follow() {
    following?.cancel()
    let need = need
    following = watch {
      Listed(
        partners: try $0.directory.list(need: need), roles: try $0.directory.roles(),
        needs: try $0.calls.needs())
    } show: { [weak self] in
      self?.listed = $0
    }
  }

  private func matches(_ partner: PartnerView, _ words: String) -> Bool {
    let role = role(of: partner)
    let said =
      [partner.name, partner.line, partner.place.village, role?.nl ?? "", role?.en ?? ""]
      + partner.contacts.flatMap { [$0.name, $0.function] }
    return words.isEmpty || said.contains { $0.range(of: words, options: .caseInsensitive) != nil }
  }

  private struct Listed: Sendable {
    let partners: [PartnerView]
    let roles: [ChoiceView]
    let needs: [ChoiceView]
  }
}

extension PartnerView {
  /// Whether it is known to be open.
  public var isOpen: Bool {
    if case .open = open { true } else { false }
  }

  /// Whether nobody there can be called.
  public var lacksNumber: Bool { dial == nil && contacts.allSatisfy { $0.dial == nil } }
}
