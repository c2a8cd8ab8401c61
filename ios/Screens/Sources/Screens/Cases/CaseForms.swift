import Foundation
import Observation
import SchakelCore

/// What to know before ringing the bell, while it is being written: one a line.
@MainActor
@Observable
public final class RisksModel: Model {
  /// As typed so far; nil until the core answered.
  public private(set) var typed: String?

  @ObservationIgnored private let file: CaseId
  @ObservationIgnored private let form: String

  public init(_ shell: Shell, _ file: CaseId) {
    self.file = file
    form = "risks \(file.hex)"
    super.init(shell)
    act { [self] in
      typed = try await ask { [form] core in
        try core.forms.kept(name: form)[Self.risks]
          ?? core.cases.get(case: file).risks.joined(separator: "\n")
      }
    }
  }

  /// Takes what was typed.
  public func type(_ text: String) {
    typed = text
    keep(form) { [self] in
      try await ask { [form] in try $0.forms.keep(name: form, fields: [Self.risks: text]) }
    }
  }

  /// Writes it down.
  @discardableResult
  public func done(then: @escaping @MainActor () -> Void) -> Task<Void, Never>? {
    act { [self] in
      let lines = (typed ?? "").components(separatedBy: .newlines)
      let risks = lines.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      try await ask { [file, form] core in
        try core.cases.setRisks(case: file, risks: risks)
        try core.forms.discard(name: form)
      }
      then()
    }
  }

  private nonisolated static let risks = "risks"
}

/// A responsibility that is being given to somebody.
@MainActor
@Observable
public final class DutyModel: Model {
  /// Which.
  public var duty: Duty? { didSet { changed() } }

  /// To whom.
  public var name = "" { didSet { changed() } }

  /// Of which team or organisation.
  public var organisation = "" { didSet { changed() } }

  @ObservationIgnored private let file: CaseId
  @ObservationIgnored private let form: String
  @ObservationIgnored private var begun = false

  public init(_ shell: Shell, _ file: CaseId) {
    self.file = file
    form = "duty \(file.hex)"
    super.init(shell)
    act { [self] in
      let kept = try await ask { [form] in try $0.forms.kept(name: form) }
      duty = allDuties().first { "\($0)" == kept["duty"] }
      name = kept["name"] ?? ""
      organisation = kept["organisation"] ?? ""
      begun = true
    }
  }

  /// Whether it can be given: it is known which, and to whom.
  public var whole: Bool { duty != nil && !name.allSatisfy(\.isWhitespace) }

  /// Gives it.
  @discardableResult
  public func give(then: @escaping @MainActor () -> Void) -> Task<Void, Never>? {
    guard let duty else { return nil }
    return act { [self] in
      let to = name.trimmingCharacters(in: .whitespaces)
      let of = organisation.trimmingCharacters(in: .whitespaces)
      try await ask { [file, form] core in
        try core.cases.give(case: file, duty: duty, name: to, organisation: of)
        try core.forms.discard(name: form)
      }
      then()
    }
  }

  private func changed() {
    guard begun else { return }
    let fields = ["duty": duty.map { "\($0)" } ?? "", "name": name, "organisation": organisation]
    keep(form) { [self] in
      try await ask { [form] in try $0.forms.keep(name: form, fields: fields) }
    }
  }
}
