import SchakelCore
import Screens
import SwiftUI

extension Text {
  /// A word of the screens about calls.
  static func call(_ key: LocalizedStringKey) -> Text {
    Text(key, tableName: "Call", bundle: .module)
  }

  /// A text that somebody typed; nil when it says nothing.
  static func typed(_ text: String) -> Text? {
    text.isEmpty ? nil : Text(verbatim: text)
  }

  /// About whom it is.
  @MainActor static func about(_ who: Who, _ shell: Shell) -> Text {
    .call("about \(shell.name(who))")
  }

  /// Who was called. People's names are covered with the others.
  @MainActor static func callee(_ call: CallView, _ shell: Shell) -> Text {
    switch shell.callee(of: call) {
    case .name(let name): Text(verbatim: name.capitalizedFirst)
    case .relative: .call("relative")
    case .reporter: .call("reporter")
    }
  }

  /// Where a promise stands; its day says so while it is open.
  @MainActor static func standing(of promise: PromiseView, _ shell: Shell) -> Text {
    switch promise.standing {
    case .open: Text(verbatim: shell.dates.day(promise.due))
    case .dueToday: .call("promise.dueToday")
    case .late(let days):
      days == 0 ? .call("promise.late.today") : .call("promise.late \(Int(days))")
    case .kept, .keptLate: Text(verbatim: label(PromiseState.kept, shell.language))
    case .withdrawn: Text(verbatim: label(PromiseState.withdrawn, shell.language))
    }
  }
}

@MainActor extension ChoiceView {
  /// A choice of the pack, in the language in use.
  func text(_ shell: Shell) -> Text {
    Text(verbatim: shell.language == .nl ? nl : en)
  }
}

@MainActor extension [ChoiceView] {
  /// The name of a need; its key when the pack no longer has it.
  func name(of need: String, _ shell: Shell) -> Text {
    first { $0.key == need }?.text(shell) ?? Text(verbatim: need)
  }
}

extension PromiseView {
  /// How grave it is where it stands.
  var tone: Tone {
    switch standing {
    case .late: .overdue
    case .dueToday: .due
    case .kept, .keptLate: .arranged
    case .open, .withdrawn: .plain
    }
  }
}

extension CallOutcome {
  /// The sign of an outcome; its word stands beside it.
  var icon: String? {
    switch self {
    case .arranged: "checkmark"
    case .promised: "hand.raised"
    case .notArranged: "xmark"
    case .voicemail: "recordingtape"
    case .noAnswer: "phone.down"
    case .callBack: "phone.arrow.down.left"
    case .notCalled, .unknown: nil
    }
  }
}
