import Observation
import SchakelCore

/// A sheet that is typed into: its fields are kept in the core under `form` half a second after the
/// last keystroke, and stand there again when it is opened later.
@MainActor @Observable public class FormModel: DialModel {
  let form: String
  private var fields: [String: String] = [:]

  init(_ shell: Shell, form: String) {
    self.form = form
    super.init(shell)
  }

  /// What stands in a field.
  public subscript(field: String) -> String { fields[field] ?? "" }

  /// Whether anything was typed or chosen.
  var begun: Bool { fields.values.contains { !$0.isEmpty } }

  /// What was typed or chosen.
  public func type(_ field: String, _ text: String) {
    fields[field] = text
    keep(form) { [self] in
      let (form, typed) = (form, fields)
      try await ask { try $0.forms.keep(name: form, fields: typed) }
    }
  }

  /// Brings back what was kept; what was typed meanwhile stands before it.
  func restore() async throws {
    let form = form
    let kept = try await ask { try $0.forms.kept(name: form) }
    fields.merge(kept) { typed, _ in typed }
  }

  /// Begins with these fields; nothing is kept until something is typed.
  func start(with known: [String: String]) {
    fields = known
  }

  /// The sheet stands empty again; what it was for is done.
  func clear() {
    fields = [:]
  }
}
