import Foundation
import SchakelCore
import Testing

/// The errors of this package are those of bindings/codes.txt, and each can be told apart: a switch
/// that lacks one, or has one that is gone, does not compile.
@Suite struct CodesTests {
  @Test func everyErrorIsKnownByItsStableName() throws {
    let errors: [CoreError] = [
      .Locked, .Refused(refusal: .wiped), .NotFound, .Invalid(field: "dial", rule: .notDialable),
      .Conflict, .StorageFull, .ReadOnly, .Corrupt, .Newer, .InUse, .Unreachable(retryAfterS: 30),
      .Rejected(code: .tooLarge), .Internal(code: 7),
    ]
    #expect(try Set(errors.map(name)) == listed("CoreError"))
  }

  @Test func everyRefusalIsKnownByItsStableName() throws {
    let refusals: [Refusal] = [
      .wrongPin(triesLeft: 3, waitS: 60), .wait(waitS: 60), .pinNeeded, .otherDevice,
      .rolledBack, .wiped, .weakPin,
    ]
    #expect(try Set(refusals.map(name)) == listed("Refusal"))
  }

  @Test func everyRejectionAndRuleIsKnownByItsStableName() throws {
    #expect(try Set(Rejection.allCases.map { capital("\($0)") }) == listed("Rejection"))
    #expect(try Set(Rule.allCases.map { capital("\($0)") }) == listed("Rule"))
  }

  private func name(_ error: CoreError) -> String {
    switch error {
    case .Locked: "Locked"
    case .Refused: "Refused"
    case .NotFound: "NotFound"
    case .Invalid: "Invalid"
    case .Conflict: "Conflict"
    case .StorageFull: "StorageFull"
    case .ReadOnly: "ReadOnly"
    case .Corrupt: "Corrupt"
    case .Newer: "Newer"
    case .InUse: "InUse"
    case .Unreachable: "Unreachable"
    case .Rejected: "Rejected"
    case .Internal: "Internal"
    }
  }

  private func name(_ refusal: Refusal) -> String {
    switch refusal {
    case .wrongPin: "WrongPin"
    case .wait: "Wait"
    case .pinNeeded: "PinNeeded"
    case .otherDevice: "OtherDevice"
    case .rolledBack: "RolledBack"
    case .wiped: "Wiped"
    case .weakPin: "WeakPin"
    }
  }

  private func capital(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }

  private func listed(_ part: String) throws -> Set<String> {
    let file = repository.appending(path: "bindings/codes.txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let names = lines.drop { $0 != "[\(part)]" }.dropFirst().prefix { !$0.isEmpty }
    return Set(names.map(String.init))
  }
}
