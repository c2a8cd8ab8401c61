import SchakelCore
import Screens
import SwiftUI

extension Text {
  /// A word of erasing, and of what was erased.
  static func erasing(_ key: LocalizedStringKey) -> Text {
    Text(key, tableName: "Erasing", bundle: .module)
  }

  /// Whose a device is; initials while names are covered.
  @MainActor
  static func holder(_ holder: HolderView, _ shell: Shell) -> Text {
    .typed(shell.named(holder.name)) ?? .erasing("left")
  }

  /// Who may not erase a case is told whom to ask.
  @MainActor
  static func notYours(_ view: ErasurePreview, _ shell: Shell) -> Text {
    view.whose.isEmpty
      ? .erasing("notYoursUnknown") : .erasing("notYours \(shell.named(view.whose))")
  }

  /// Whose decision an erasure was.
  @MainActor
  static func decided(_ erasure: ErasureView, _ shell: Shell) -> Text {
    if erasure.here { return .erasing("decidedHere") }
    return erasure.by.isEmpty
      ? .erasing("decidedByLeft") : .erasing("decidedBy \(shell.named(erasure.by))")
  }
}

/// What stays of a case: when it was opened, and what it came to, in counts. What there was none of
/// is left out, but not that there was no contact.
struct TallyLine: View {
  let shell: Shell
  let tally: TallyView

  var body: some View {
    let quarter = (tally.quarter.month - 1) / 3 + 1
    Line(
      .erasing("tally.opened \(quarter) \(String(tally.quarter.year))"), below: counts,
      icon: "chart.bar")
  }

  private var counts: Text {
    .joined([
      tally.reports > 0 ? .erasing("tally.reports \(Int(tally.reports))") : nil,
      tally.attempts > 0 ? .erasing("tally.attempts \(Int(tally.attempts))") : nil,
      contact,
      tally.visits > 0 ? .erasing("tally.visits \(Int(tally.visits))") : nil,
      tally.calls > 0 ? .erasing("tally.calls \(Int(tally.calls))") : nil,
      tally.arranged > 0 ? .erasing("tally.arranged \(Int(tally.arranged))") : nil,
      tally.promises > 0
        ? .erasing("tally.promises \(Int(tally.promises)) \(Int(tally.kept))") : nil,
      tally.spentCents > 0
        ? .erasing("tally.spent \(shell.dates.money(tally.spentCents))") : nil,
      closed,
    ])
  }

  private var contact: Text {
    guard let days = tally.daysToContact else { return .erasing("tally.noContact") }
    return days == 0 ? .erasing("tally.contact.first") : .erasing("tally.contact \(Int(days))")
  }

  private var closed: Text {
    guard let weeks = tally.weeks, let reason = tally.closing else {
      return .erasing("tally.notClosed")
    }
    return .erasing("tally.closed \(Int(weeks)) \(label(reason, shell.language))")
  }
}

/// What was erased just now, and who has yet to confirm it; there until it was read.
struct ErasedLine: View {
  let shell: Shell

  var body: some View {
    if let file = shell.erased {
      Hosted {
        ErasedModel(shell)
      } content: { model in
        if let erasure = model.last(of: file) {
          Notice(
            sentence(erasure), tone: erasure.waits ? .plain : .arranged, icon: "checkmark.circle",
            act: .erasing("look")
          ) { shell.navigator.open(.erased) }
        }
      }
    }
  }

  private func sentence(_ erasure: ErasureView) -> Text {
    let gone: Text = erasure.whole ? .erasing("caseGone") : .erasing("partGone")
    return gone + Text(verbatim: " ") + rest(erasure)
  }

  private func rest(_ erasure: ErasureView) -> Text {
    if erasure.holders.isEmpty { return .erasing("nobodyHadIt") }
    let waiting = erasure.holders.filter { $0.confirmed == nil }
    if waiting.isEmpty { return .erasing("allConfirmed") }
    let names: Text = .joined(waiting.map { Text.holder($0, shell) }, by: ", ")
    return .erasing("waitingFor \(names)")
  }
}
