import SchakelCore
import Screens
import SwiftUI

/// A line of text behind a sign.
struct Sentence {
  let text: Text
  var icon: String?

  init(_ text: Text, _ icon: String? = nil) {
    self.text = text
    self.icon = icon
  }

  /// Those that say something.
  static func all(_ texts: [Text?]) -> [Sentence] {
    texts.compactMap { $0 }.map { Sentence($0) }
  }
}

@MainActor
extension Moment {
  /// What happened, in one line of the route. No name of somebody around stands in it while names are
  /// covered.
  func line(_ shell: Shell) -> Sentence {
    let language = shell.language
    return switch self {
    case .report(let report):
      Sentence(.cases("report \(label(report.source, language))"), "tray.and.arrow.down")
    case .attempt(let attempt):
      Sentence(
        .route("attempt \(label(attempt.kind, language)) \(label(attempt.outcome, language))"),
        attempt.outcome.icon)
    case .visit(let visit):
      Sentence(
        .route("visit \(label(visit.outcome, language)) \(Int(visit.minutes))"), visit.outcome.icon)
    case .appointment(let one):
      Sentence(
        .route("appointment \(label(one.kind, language)) \(shell.dates.day(one.on))"), "calendar")
    case .call(let call):
      Sentence(
        .route("call \(label(call.channel, language).capitalizedFirst) \(call.whom(shell))"),
        "phone")
    case .round(let round):
      Sentence(.route("round \(Int(round.arranged)) \(round.needs.count)"), "phone.arrow.down.left")
    case .promise(let promise): Sentence(.route("promise \(promise.what)"), "hand.raised")
    case .plan(let plan): Sentence(.route("plan \(plan.items.count)"), "list.bullet")
    case .spending(let one):
      Sentence(Text(verbatim: "\(shell.dates.money(one.cents)): \(one.purpose)"), "eurosign.circle")
    case .summary: Sentence(.route("summary"), "person.2")
    }
  }

  /// Everything that is known about what happened, line by line. A summary has a card of its own.
  func details(_ shell: Shell) -> [Sentence] {
    switch self {
    case .report(let report): Sentence.all(report.details(shell))
    case .attempt(let attempt): Sentence.all(attempt.details(shell))
    case .visit(let visit): visit.details(shell)
    case .appointment(let one): Sentence.all(one.details(shell))
    case .call(let call): Sentence.all(call.details(shell))
    case .round(let round):
      [Sentence(round.took)]
    case .promise(let promise):
      [promise.byWhen(shell), .standing(promise.standing)].map { Sentence($0) }
    case .plan(let plan): Sentence.all(plan.details(shell))
    case .spending(let one): Sentence.all(one.details(shell))
    case .summary: []
    }
  }
}

@MainActor
extension AttemptView {
  fileprivate func details(_ shell: Shell) -> [Text?] {
    [
      contact.line, Text(verbatim: label(part, shell.language).capitalizedFirst), .typed(line),
    ]
  }
}

@MainActor
extension ReportView {
  fileprivate func details(_ shell: Shell) -> [Text?] {
    [
      .typed(concern),
      Text(verbatim: "\(shell.dates.moment(received)), \(label(channel, shell.language))"),
      place.line.isEmpty ? nil : .route("address \(place.line)"),
      safety.isEmpty ? nil : .route("minding \(safety)"),
    ]
  }
}

@MainActor
extension VisitView {
  fileprivate func details(_ shell: Shell) -> [Sentence] {
    let names = present.map { $0.name.isEmpty ? $0.organisation : shell.named($0.name) }
      .joined(separator: ", ")
    let more: [Text?] = [
      contact.line,
      names.isEmpty ? nil : .route("present \(names)"),
      trust.map { .route("trust \(label($0, shell.language))") },
      stage.map { .route("stage \(label($0, shell.language))") },
      next.map { .route("next \($0.written(shell))") },
    ]
    return lines.map { Sentence(Text(verbatim: $0.text), $0.mark.icon) }
      + Sentence.all(more)
  }
}

@MainActor
extension AppointmentView {
  fileprivate func details(_ shell: Shell) -> [Text?] {
    let when = [
      shell.dates.day(on), time.map { shell.dates.time($0) },
      part.map { label($0, shell.language) },
    ]
    return [
      .typed(what), Text(verbatim: when.compactMap { $0 }.joined(separator: ", ")),
      settled.map { .route("done \(shell.dates.moment($0))") },
    ]
  }
}

@MainActor
extension CallView {
  /// Whom it was to; the client and those around without a name while names are covered.
  fileprivate func whom(_ shell: Shell) -> Text {
    switch callee {
    case .client: .route("client")
    case .relative: Text(verbatim: shell.named(calleeName))
    case .reporter: .route("reporter")
    case .partner: Text(verbatim: calleeName)
    }
  }

  fileprivate func details(_ shell: Shell) -> [Text?] {
    [
      outcome.map { Text(verbatim: label($0, shell.language).capitalizedFirst) }
        ?? .route("noOutcome"),
      callBack.map { .route("callBack \(shell.dates.moment($0))") }, .typed(line),
    ]
  }
}

@MainActor
extension RoundView {
  fileprivate var took: Text {
    let calls: Text = .route("roundTook.calls \(Int(calls))")
    return .route("roundTook \(calls) \(Int(minutes))")
  }
}

@MainActor
extension PlanView {
  fileprivate func details(_ shell: Shell) -> [Text?] {
    let rows = items.map { row in
      [row.stressor, row.goal, row.action].filter { !$0.isEmpty }.joined(separator: " → ")
    }
    let yes: Text = clientsYes.map { .route("saidYes \(shell.dates.day($0))") } ?? .route("noYes")
    return rows.map { .typed($0) } + [.typed(ownWords), yes]
  }
}

@MainActor
extension SpendingView {
  fileprivate func details(_ shell: Shell) -> [Text?] {
    [
      agreedBy.isEmpty ? nil : .route("agreedBy \(agreedBy)"),
      justified == nil
        ? .route("justifyBy \(shell.dates.day(justifyBy))") : .route("effect \(effect)"),
    ]
  }
}

@MainActor
extension ContactPart {
  /// What of it is so; nil when nothing is.
  fileprivate var line: Text? {
    let so: [Text?] = [
      reached ? .visit("reached") : nil, inConversation ? .visit("inConversation") : nil,
      acceptsHelp ? .visit("acceptsHelp") : nil,
    ]
    return so.contains { $0 != nil } ? .joined(so, by: ", ") : nil
  }
}

@MainActor
extension PromiseView {
  /// By which day, and by whom.
  func byWhen(_ shell: Shell) -> Text {
    let day = shell.dates.day(due)
    let whom = partner.isEmpty ? shell.named(who) : partner
    return whom.isEmpty ? .cases("by \(day)") : .cases("by \(day) \(whom)")
  }
}

extension PromiseStanding {
  /// How grave it is.
  var tone: Tone {
    switch self {
    case .late: .overdue
    case .dueToday: .due
    default: .plain
    }
  }
}

extension Text {
  /// Where a promise stands.
  static func standing(_ standing: PromiseStanding) -> Text {
    switch standing {
    case .open: .route("open")
    case .dueToday: .route("dueToday")
    case .late(0): .route("late.today")
    case .late(let days): .route("late \(Int(days))")
    case .kept: .route("kept")
    case .keptLate: .route("keptLate")
    case .withdrawn: .route("withdrawn")
    }
  }
}
