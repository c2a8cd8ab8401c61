import Observation
import SchakelCore

/// A person and those around, while that is being corrected.
@MainActor
@Observable
public final class PersonModel: Model {
  /// As typed so far; nil until the core answered.
  public private(set) var person: PersonPart?

  /// The year of birth as typed: it counts when it is a year.
  public private(set) var year = ""

  @ObservationIgnored private let file: CaseId
  @ObservationIgnored private let form: String

  public init(_ shell: Shell, _ file: CaseId) {
    self.file = file
    form = "person \(file.hex)"
    super.init(shell)
    act { [self] in
      let (known, kept) = try await ask { [form] core in
        (try core.cases.get(case: file).person, try core.forms.kept(name: form))
      }
      year = kept["year"] ?? known.birthYear.map { String($0) } ?? ""
      person = kept.isEmpty ? known : known.typed(kept)
    }
  }

  /// Whether what stands in `year` is no year.
  public var yearWrong: Bool {
    !year.allSatisfy(\.isWhitespace) && yearOf(year) == nil
  }

  /// Takes what was typed. The spot on the map goes with an address that changes.
  public func change(_ edit: (inout PersonPart) -> Void) {
    guard var now = person else { return }
    edit(&now)
    if now.place != person?.place { now.place.spot = nil }
    person = now
    changed()
  }

  /// Takes the year as typed.
  public func year(_ typed: String) {
    year = typed
    changed()
  }

  /// Adds somebody around, of whom nothing is known yet.
  public func add() {
    change { $0.around.append(RelationPart()) }
  }

  /// Changes somebody around.
  public func around(_ at: Int, _ edit: (inout RelationPart) -> Void) {
    guard let person, person.around.indices.contains(at) else { return }
    change { edit(&$0.around[at]) }
  }

  /// Takes somebody from those around.
  public func without(_ at: Int) {
    guard let person, person.around.indices.contains(at) else { return }
    change { $0.around.remove(at: at) }
  }

  /// Writes it down; what was there before stays readable.
  @discardableResult
  public func done() -> Task<Void, Never>? {
    guard var now = person, !yearWrong else { return nil }
    now.birthYear = yearOf(year)
    now.around.removeAll { one in
      [one.name, one.role, one.dial].allSatisfy { $0.allSatisfy(\.isWhitespace) }
    }
    return act { [self, now] in
      try await ask { [file, form] core in
        try core.cases.correctPerson(case: file, person: now)
        try core.forms.discard(name: form)
      }
      shell.navigator.back()
    }
  }

  private func changed() {
    guard let fields = person?.fields(year: year) else { return }
    keep(form) { [self] in
      try await ask { [form] in try $0.forms.keep(name: form, fields: fields) }
    }
  }
}

private func yearOf(_ typed: String) -> UInt16? {
  let digits = typed.filter { !$0.isWhitespace }
  return UInt16(digits).flatMap { (1880...2100).contains($0) ? $0 : nil }
}

extension PersonPart {
  /// The person as the fields of a form.
  fileprivate func fields(year: String) -> [String: String] {
    var fields = [
      "name": name, "description": description, "year": year, "address": place.address,
      "village": place.village, "dial": dial, "language": language, "around": String(around.count),
    ]
    for (at, one) in around.enumerated() {
      fields["name \(at)"] = one.name
      fields["role \(at)"] = one.role
      fields["dial \(at)"] = one.dial
      fields["approach \(at)"] = one.mayApproach.map { String($0) } ?? ""
    }
    return fields
  }

  /// The person with what was typed over it. The spot on the map stays while the address does.
  fileprivate func typed(_ fields: [String: String]) -> PersonPart {
    func field(_ name: String) -> String { fields[name] ?? "" }
    var typed = self
    typed.name = field("name")
    typed.description = field("description")
    typed.place.address = field("address")
    typed.place.village = field("village")
    if typed.place != place { typed.place.spot = nil }
    typed.dial = field("dial")
    typed.language = field("language")
    let count = Int(field("around")).map { max(0, $0) } ?? 0
    typed.around = (0..<count).map { at in
      RelationPart(
        name: field("name \(at)"),
        role: field("role \(at)"),
        dial: field("dial \(at)"),
        mayApproach: Bool(field("approach \(at)"))
      )
    }
    return typed
  }
}
