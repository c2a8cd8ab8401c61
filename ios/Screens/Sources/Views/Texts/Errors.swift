import SchakelCore
import SwiftUI

extension Text {
  /// A word of errors and rules.
  static func texts(_ key: LocalizedStringKey) -> Text {
    Text(key, tableName: "Texts", bundle: .module)
  }

  /// One plain sentence about what went wrong, and what to do.
  static func problem(_ error: CoreError) -> Text {
    switch error {
    case .Locked: .texts("locked")
    case .Refused(let refusal): .refusal(refusal)
    case .NotFound: .texts("notFound")
    case .Invalid(_, let rule): .rule(rule)
    case .Conflict: .texts("conflict")
    case .StorageFull: .texts("storageFull")
    case .ReadOnly: .texts("readOnly")
    case .Corrupt: .texts("corrupt")
    case .Newer: .texts("newer")
    case .InUse: .texts("inUse")
    case .Unreachable(let seconds): .texts("unreachable \(Int(clamping: seconds))")
    case .Rejected(let code): .rejection(code)
    case .Internal(let code): .texts("internal \(Int(clamping: code))")
    }
  }

  /// What is wrong with a field of this name, when that is what went wrong.
  static func wrong(_ error: CoreError?, _ field: String) -> Text? {
    guard case .Invalid(field, let rule)? = error else { return nil }
    return .rule(rule)
  }

  /// What a field has to obey, to be shown beneath it.
  static func rule(_ rule: Rule) -> Text {
    switch rule {
    case .empty: .texts("rule.empty")
    case .tooLong: .texts("rule.tooLong")
    case .inFuture: .texts("rule.inFuture")
    case .beforeStart: .texts("rule.beforeStart")
    case .notFound: .texts("rule.notFound")
    case .several: .texts("rule.several")
    case .outOfRange: .texts("rule.outOfRange")
    case .notDialable: .texts("rule.notDialable")
    case .notReadable: .texts("rule.notReadable")
    case .citizenNumber: .texts("rule.citizenNumber")
    }
  }

  private static func refusal(_ refusal: Refusal) -> Text {
    switch refusal {
    case .wrongPin(let triesLeft, _): .texts("refusal.wrongPin \(Int(clamping: triesLeft))")
    case .wait(let seconds): .texts("refusal.wait \(Int(clamping: seconds))")
    case .pinNeeded: .texts("refusal.pinNeeded")
    case .otherDevice: .texts("refusal.otherDevice")
    case .rolledBack: .texts("refusal.rolledBack")
    case .wiped: .texts("refusal.wiped")
    case .weakPin: .texts("refusal.weakPin")
    }
  }

  private static func rejection(_ rejection: Rejection) -> Text {
    switch rejection {
    case .notAPack: .texts("rejection.notAPack")
    case .tooLarge: .texts("rejection.tooLarge")
    case .badSignature: .texts("rejection.badSignature")
    case .otherSigner: .texts("rejection.otherSigner")
    case .older: .texts("rejection.older")
    case .newerFormat: .texts("rejection.newerFormat")
    case .alreadySetUp: .texts("rejection.alreadySetUp")
    case .notAnInvitation: .texts("rejection.notAnInvitation")
    case .invitationUsed: .texts("rejection.invitationUsed")
    case .notCoordinator: .texts("rejection.notCoordinator")
    case .otherTeam: .texts("rejection.otherTeam")
    case .wrongCode: .texts("rejection.wrongCode")
    case .wrongHub: .texts("rejection.wrongHub")
    case .notYours: .texts("rejection.notYours")
    }
  }
}
