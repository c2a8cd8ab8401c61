import Observation
import SchakelCore

/// Who the worker is, while it is written differently.
@MainActor @Observable public final class WorkerModel: Model {
  private nonisolated static let form = "worker"

  /// As it is typed; nil until the core answered.
  public private(set) var draft: WorkerDraft?
  /// Whether it was right as it stood: the sheet may go.
  public private(set) var introduced = false

  /// As it was typed last, else as it stands.
  public override init(_ shell: Shell) {
    super.init(shell)
    act { [self] in
      let (worker, kept) = try await ask {
        (try $0.settings.worker(), try $0.forms.kept(name: Self.form))
      }
      draft = WorkerDraft(
        name: kept["name"] ?? worker.name,
        organisation: kept["organisation"] ?? worker.organisation,
        function: kept["function"] ?? worker.function)
    }
  }

  /// Keeps what was typed so far.
  public func type(_ typed: WorkerDraft) {
    draft = typed
    let fields = [
      "name": typed.name, "organisation": typed.organisation, "function": typed.function,
    ]
    keep(Self.form) { [self] in
      try await ask { try $0.forms.keep(name: Self.form, fields: fields) }
    }
  }

  /// It is right as it stands.
  public func done() {
    act { [self] in
      guard let draft else { return }
      try await ask {
        try $0.settings.introduce(worker: draft)
        try $0.forms.discard(name: Self.form)
      }
      introduced = true
    }
  }
}
