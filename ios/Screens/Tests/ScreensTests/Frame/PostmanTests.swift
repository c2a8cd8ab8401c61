import SchakelCore
import Testing

@testable import Screens

@MainActor
struct PostmanTests {
  @Test("what is written goes to the hub by itself, and waits when there is none")
  func goes() async throws {
    let town = try Town()
    try await town.settle()
    let stage = try Stage(town.worker)
    let postman = stage.shell.postman
    postman.start()
    try await stage.until("asked at once") { postman.state?.heard != nil }
    _ = try await stage.ask { try $0.report("Anna Bedacht") }
    try await stage.until("sent soon after") {
      postman.state?.waiting == 0 && !postman.running
    }
    town.stopHub()
    _ = try await stage.ask { try $0.report("Bea Bedacht") }
    try await stage.until("said that there is no connection") {
      postman.state?.trouble == .unreachable
    }
    #expect(try await stage.ask { try $0.sync.state().waiting } > 0)
    try await town.startHub()
    await postman.syncAndWait()
    try await stage.until("all sent") { postman.state?.waiting == 0 }
  }

  @Test("a round that is stopped ends soon, and the next one goes on")
  func stopped() async throws {
    let town = try Town()
    try await town.settle()
    let stage = try Stage(town.worker)
    for at in 0..<30 { _ = try await stage.ask { try $0.report("Nummer \(at)") } }
    let postman = stage.shell.postman
    postman.sync()
    postman.stop()
    try await stage.until("ended") { !postman.running }
    await postman.syncAndWait()
    #expect(try await stage.ask { try $0.sync.state().waiting } == 0)
  }
  @Test("a round that is asked for while another is being stopped goes when that has ended")
  func askedWhileStopping() async throws {
    let town = try Town()
    try await town.settle()
    let stage = try Stage(town.worker)
    _ = try await stage.ask { try $0.report("Anna Bedacht") }
    let postman = stage.shell.postman
    postman.sync()
    postman.stop()
    await postman.syncAndWait()
    #expect(!postman.running)
    #expect(try await stage.ask { try $0.sync.state().waiting } == 0)
  }

  @Test("what is written while a round is under way goes soon after it")
  func writtenMeanwhile() async throws {
    let town = try Town()
    try await town.settle()
    let stage = try Stage(town.worker)
    let postman = stage.shell.postman
    // Without a hub a round takes a while.
    town.stopHub()
    postman.start()
    try await stage.until("on its way") { postman.running }
    _ = try await stage.ask { try $0.report("Anna Bedacht") }
    try await stage.until("back") { !postman.running }
    try await stage.until("on its way again, long before the next minute") { postman.running }
    try await town.startHub()
    await postman.syncAndWait()
    try await stage.until("sent") { postman.state?.waiting == 0 }
  }
}
