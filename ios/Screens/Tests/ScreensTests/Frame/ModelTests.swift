import SchakelCore
import Testing

@testable import Screens

@MainActor
struct ModelTests {
  @Test("a second tap while an act is under way does nothing, and what goes wrong is shown once")
  func acts() async throws {
    let stage = try await Stage()
    let model = Noting(stage.shell)
    model.note(CaseId(hex: "nowhere"))
    model.note(CaseId(hex: "nowhere"))
    #expect(model.busy)
    try await stage.until("the act is done") { !model.busy }
    #expect(model.begun == 1)
    #expect(model.problem == .NotFound)
    let anna = try await stage.ask { try $0.report("Anna Bedacht") }
    model.note(anna)
    try await stage.until("the act is done") { !model.busy }
    #expect(model.problem == nil)
  }

  @Test("what a model shows follows the core until it closes")
  func watches() async throws {
    let stage = try await Stage()
    let model = Noting(stage.shell)
    try await stage.until("shown") { model.cases == 0 }
    _ = try await stage.ask { try $0.report("Anna Bedacht") }
    try await stage.until("shown again") { model.cases == 1 }
    model.close()
    _ = try await stage.ask { try $0.report("Bea Bedacht") }
    try await Task.sleep(for: .milliseconds(200))
    #expect(model.cases == 1)
  }

  @Test("a draft is kept half a second after the last key, and at once when the app leaves")
  func drafts() async throws {
    let stage = try await Stage()
    let model = Noting(stage.shell)
    model.type("N")
    model.type("Net nog")
    #expect(model.writes == 0)
    try await stage.until("kept") { model.writes == 1 }
    #expect(try await stage.ask { try $0.forms.kept(name: "test")["words"] } == "Net nog")
    model.type("Net nog getypt")
    await stage.shell.paused()
    #expect(try await stage.ask { try $0.forms.kept(name: "test")["words"] } == "Net nog getypt")
    #expect(model.writes == 2)
  }

  @Test("what was typed is kept when the screen closes")
  func closes() async throws {
    let stage = try await Stage()
    let model = Noting(stage.shell)
    model.type("Laatste woord")
    model.close()
    try await stage.until("kept") {
      try await stage.ask { try $0.forms.kept(name: "test")["words"] } == "Laatste woord"
    }
  }

  @Test("locking ends what is watched, says so, and loses nothing that was typed")
  func locks() async throws {
    let stage = try await Stage()
    let model = Noting(stage.shell)
    try await stage.until("shown") { model.cases == 0 }
    model.type("Voor het slot")
    await stage.shell.lock()
    try await stage.until("told") { model.problem == .Locked }
    try await stage.core.unlock(pin: Device.pin)
    #expect(try await stage.ask { try $0.forms.kept(name: "test")["words"] } == "Voor het slot")
  }
}

/// A screen that counts what it did.
@MainActor
private final class Noting: Model {
  private(set) var begun = 0
  private(set) var writes = 0
  private(set) var cases: Int?

  override init(_ shell: Shell) {
    super.init(shell)
    watch {
      try $0.cases.list(filter: .open, after: nil, limit: 50).cases.count
    } show: { [weak self] in
      self?.cases = $0
    }
  }

  func note(_ id: CaseId) {
    act { [self] in
      begun += 1
      _ = try await ask { try $0.cases.get(case: id) }
    }
  }

  func type(_ words: String) {
    keep("words") { [self] in
      try await ask { try $0.forms.keep(name: "test", fields: ["words": words]) }
      writes += 1
    }
  }
}
