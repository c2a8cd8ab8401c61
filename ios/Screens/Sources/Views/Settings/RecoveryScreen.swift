import SchakelCore
import Screens
import SwiftUI

/// Makes the code that replaces a lost phone; shown once, in groups to write down.
struct RecoveryScreen: View {
  let shell: Shell

  var body: some View {
    Hosted {
      RecoveryModel(shell)
    } content: { model in
      List {
        Problem(model.problem)
        if let sheet = model.sheet {
          Written(model: model, card: sheet.card)
        } else if let has = model.hasCode {
          About(model: model, has: has)
        }
      }
      .page(shell, .settings("recovery.title"))
      .low {
        if model.sheet != nil {
          BigAct(.settings("recovery.written"), icon: "checkmark", action: model.written)
        } else if model.first {
          BigAct(.settings("recovery.make"), enabled: !model.busy, action: model.make)
        }
      }
    }
  }
}

private struct About: View {
  let model: RecoveryModel
  let has: Bool

  var body: some View {
    Section {
      Notice(
        has ? .settings("recovery.has") : .settings("recovery.hasNot"),
        tone: has ? .arranged : .due)
      Text.settings("recovery.does")
      Text.settings("recovery.doesNot")
      if !model.member { Notice(.settings("recovery.needsTeam"), icon: "person.3") }
      if model.busy { ProgressView { Text.settings("recovery.making") } }
    }
    if has, model.member {
      Section {
        GraveAct(
          .settings("recovery.makeNew"), means: .settings("recovery.makeNewMeans"),
          sure: .settings("recovery.makeNewSure"), enabled: !model.busy, action: model.make)
      }
    }
  }
}

private struct Written: View {
  let model: RecoveryModel
  let card: String

  var body: some View {
    Section {
      LazyVGrid(columns: [GridItem(.adaptive(minimum: 150))], spacing: 12) {
        ForEach(Array(model.groups.enumerated()), id: \.offset) { at, group in
          self.group(at + 1, group)
        }
      }
      .privacySensitive()
    } header: {
      Text.settings("recovery.write")
    } footer: {
      Text.settings("recovery.once")
    }
    Section {
      Text(verbatim: card).font(.footnote).textSelection(.enabled)
      if model.copied { Notice(.settings("recovery.copied"), tone: .arranged) }
      Button(action: model.copyCard) { Sign(.settings("recovery.copyCard"), icon: "doc.on.doc") }
    } header: {
      Text.settings("recovery.card")
    } footer: {
      Text.settings("recovery.cardHow")
    }
  }

  /// With its number; read aloud digit by digit.
  private func group(_ number: Int, _ digits: String) -> some View {
    let spoken = digits.map(String.init).joined(separator: " ")
    let name: Text = .settings("recovery.group \(number)")
    return HStack(spacing: 12) {
      Text(verbatim: String(number)).font(.footnote).foregroundStyle(.secondary)
      Text(verbatim: "\(digits.prefix(3)) \(digits.suffix(3))").font(.title3).monospacedDigit()
    }
    .accessibilityElement(children: .ignore)
    .accessibilityLabel(name + Text(verbatim: ": \(spoken)"))
  }
}
