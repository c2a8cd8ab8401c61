import Foundation
import Observation
import SchakelCore

/// One partner: to call, to fill in, or to add.
@MainActor @Observable public final class PartnerModel: FormModel {
  /// The partner; nil until the core answered, and for a new one.
  public private(set) var partner: PartnerView?
  /// What a partner can be.
  public private(set) var roles: [ChoiceView] = []
  /// What a partner can help with.
  public private(set) var needs: [ChoiceView] = []
  /// About whom a call would be.
  public private(set) var who: Who?
  /// The cases to choose from, while somebody else is being chosen.
  public private(set) var offered: [CaseRow] = []
  /// Whether it is known about whom a call would be, and what was typed before: all is shown at once.
  public private(set) var loaded = false

  private let id: PartnerId?
  @ObservationIgnored private var client: CaseId?

  /// The partner with this id; nil for a new one.
  public init(_ shell: Shell, _ id: PartnerId?) {
    self.id = id
    super.init(shell, form: "partner \(id?.hex ?? "new")")
    let now = shell.now
    act { [self] in
      try await restore()
      (client, who) = try await ask { core in
        let likeliest = try core.likeliestCase(at: now())
        return (likeliest, try likeliest.map { try core.cases.get(case: $0).who })
      }
      loaded = true
    }
    watch {
      (try id.map($0.directory.get(id:)), try $0.directory.roles(), try $0.calls.needs())
    } show: { [weak self] now, all, helps in
      self?.partner = now
      self?.roles = all
      self?.needs = helps
    }
  }

  /// Whether it is a new one.
  public var isNew: Bool { id == nil }

  /// Whether the fields stand open.
  public var editing: Bool { isNew || begun }

  /// Whether everything may be changed, and not only what the pack leaves open.
  public var own: Bool { isNew || partner?.fromPack == false }

  /// How many people of the partner are being written.
  public var contacts: Int { Int(self[Field.contacts]) ?? 0 }

  /// Opens the fields, with what is known.
  public func edit() {
    guard let known = partner else { return }
    var fields = [
      Field.name: known.name, Field.role: known.role, Field.dial: known.dial?.shown ?? "",
      Field.needs: known.needs.joined(separator: " "), Field.email: known.email,
      Field.hours: known.hours, Field.line: known.line, Field.address: known.place.address,
      Field.village: known.place.village, Field.contacts: String(known.contacts.count),
    ]
    for (at, contact) in known.contacts.enumerated() {
      fields[Field.of(at, Field.id)] = contact.contact.hex
      fields[Field.of(at, Field.name)] = contact.name
      fields[Field.of(at, Field.function)] = contact.function
      fields[Field.of(at, Field.dial)] = contact.dial?.shown ?? ""
      fields[Field.of(at, Field.email)] = contact.email
    }
    start(with: fields)
  }

  /// Writes it, and shows it.
  public func write() {
    let (id, form, draft) = (id, form, draft())
    act { [self] in
      if let id {
        partner = try await ask {
          let written = try $0.directory.fillIn(id: id, draft: draft)
          try $0.forms.discard(name: form)
          return written
        }
        clear()
      } else {
        let added = try await ask {
          let added = try $0.directory.add(draft: draft)
          try $0.forms.discard(name: form)
          return added
        }
        clear()
        shell.navigator.replace(.partner(added))
      }
    }
  }

  /// Throws away what was typed.
  public func discard() {
    let form = form
    act { [self] in
      try await ask { try $0.forms.discard(name: form) }
      clear()
      if isNew { shell.navigator.back() }
    }
  }

  /// Another person who works there.
  public func addContact() {
    type(Field.contacts, String(contacts + 1))
  }

  /// Whether it helps with a need.
  public func helps(with need: String) -> Bool {
    helped.contains(need)
  }

  /// It helps with a need, or no longer.
  public func toggle(_ need: String) {
    let others = helped.filter { $0 != need }
    type(Field.needs, (helps(with: need) ? others : others + [need]).joined(separator: " "))
  }

  /// Calls the partner, or somebody there.
  public func call(_ contact: ContactId? = nil, by channel: CallChannel = .phone) {
    act { [self] in
      guard let id, let client else { return }
      try await dial(CallDraft(case: client, callee: .partner(id, contact), channel: channel))
    }
  }

  /// Offers everybody whom a call may be about.
  public func offer() {
    act { [self] in offered = try await ask { try $0.casesToCallFor() } }
  }

  /// Nobody else after all.
  public func keepAbout() {
    offered = []
  }

  /// A call would be about somebody else.
  public func about(_ chosen: CaseId) {
    who = offered.first { $0.case == chosen }?.who
    client = chosen
    offered = []
  }

  private var helped: [String] { self[Field.needs].split(separator: " ").map(String.init) }

  private func draft() -> PartnerDraft {
    PartnerDraft(
      name: self[Field.name].trimmed, role: self[Field.role], needs: helped,
      dial: self[Field.dial].trimmed, email: self[Field.email].trimmed,
      hours: self[Field.hours].trimmed, contacts: (0..<contacts).compactMap { contactDraft($0) },
      place: PlacePart(
        address: self[Field.address].trimmed, village: self[Field.village].trimmed,
        spot: partner?.place.spot),
      line: self[Field.line].trimmed)
  }

  /// Nobody, when nothing of somebody was filled in.
  private func contactDraft(_ at: Int) -> ContactDraft? {
    let typed = { (field: String) in self[Field.of(at, field)].trimmed }
    let known = typed(Field.id)
    let draft = ContactDraft(
      contact: known.isEmpty ? nil : ContactId(hex: known), name: typed(Field.name),
      function: typed(Field.function), dial: typed(Field.dial), email: typed(Field.email))
    let nobody = [draft.name, draft.function, draft.dial, draft.email].allSatisfy(\.isEmpty)
    return nobody ? nil : draft
  }

  /// Names of what is typed or chosen.
  public enum Field {
    public static let name = "name"
    public static let role = "role"
    public static let dial = "dial"
    public static let email = "email"
    public static let hours = "hours"
    public static let line = "line"
    public static let address = "address"
    public static let village = "village"
    public static let function = "function"
    static let id = "id"
    static let needs = "needs"
    static let contacts = "contacts"

    /// The name of a field of somebody who works there.
    public static func of(_ at: Int, _ field: String) -> String { "contact \(at) \(field)" }
  }
}
