import SchakelCore
import Screens
import SwiftUI

/// How the round that goes on stands, in two short lines; it opens the round.
struct RoundLine: View {
  let round: RoundView
  let onOpen: @MainActor () -> Void

  var body: some View {
    Line(.standing(round), below: .price(round), icon: "phone", onTap: onOpen)
  }
}

extension Text {
  /// How many needs of a round are arranged.
  static func standing(_ round: RoundView) -> Text {
    .call("round.standing \(Int(round.arranged)) \(round.needs.count)")
  }

  /// By how many calls, in how many minutes.
  static func price(_ round: RoundView) -> Text {
    .call("round.price \(Int(round.calls)) \(Int(round.minutes))")
  }
}

@MainActor extension NeedResult {
  /// A need on a chip: its name, and a word for where it stands.
  func onChip(_ needs: [ChoiceView], _ shell: Shell) -> Text {
    let name = needs.name(of: key, shell)
    let stands: Text? =
      switch state {
      case .arranged: .call("round.arranged")
      case .promised: .call("round.promised")
      case .notYet: nil
      }
    return .told([name, stands]) ?? name
  }
}

/// A need of a round and where it stands: a sign and a word, never a colour alone.
private struct NeedLine: View {
  let shell: Shell
  let need: NeedResult
  let needs: [ChoiceView]

  var body: some View {
    Line(needs.name(of: need.key, shell), below: standing, icon: icon, tone: tone)
  }

  private var standing: Text {
    switch need.state {
    case .arranged: .call("round.arranged")
    case .promised(nil, _): .call("round.promised")
    case .promised(let due?, true): .call("round.late \(shell.dates.day(due))")
    case .promised(let due?, false): .call("round.promised \(shell.dates.day(due))")
    case .notYet: .call("round.notYet")
    }
  }

  private var icon: String {
    switch need.state {
    case .arranged: "checkmark"
    case .promised: "hand.raised"
    case .notYet: "clock"
    }
  }

  private var tone: Tone {
    switch need.state {
    case .arranged: .arranged
    case .promised(_, let late): late ? .overdue : .due
    case .notYet: .plain
    }
  }
}

/// What a round came to, said calmly: what was arranged, by how many calls, in how many minutes.
struct RoundDone: View {
  let shell: Shell
  let round: RoundView
  let needs: [ChoiceView]

  var body: some View {
    Section {
      VStack(spacing: 8) {
        let any = round.arranged > 0 || round.promised > 0
        Image(systemName: any ? "checkmark.circle" : "phone").font(.largeTitle)
          .foregroundStyle(any ? Tone.arranged.color : Tone.plain.color)
          .accessibilityHidden(true)
        if any {
          Text.call("round.done \(Int(round.arranged)) \(round.needs.count)").font(.title2)
        } else {
          Text.call("round.nothingArranged").font(.title3)
        }
        if round.promised > 0 { Text.call("round.alsoPromised \(round.promised)").font(.headline) }
        Text.price(round).foregroundStyle(.secondary)
      }
      .multilineTextAlignment(.center)
      .frame(maxWidth: .infinity)
      .padding()
      .accessibilityElement(children: .combine)
    }
    Section {
      ForEach(round.needs, id: \.key) { NeedLine(shell: shell, need: $0, needs: needs) }
    }
  }
}
