import SchakelCore
import Screens
import SwiftUI

extension Text {
  /// A word of the door.
  static func door(_ key: LocalizedStringKey) -> Text {
    Text(key, tableName: "Door", bundle: .module)
  }
}

/// At the door: whose, what happened, and what comes after it.
struct DoorScreen: View {
  let shell: Shell
  let file: CaseId?
  let appointment: AppointmentId?

  var body: some View {
    if let file {
      Hosted {
        DoorModel(shell, file, appointment: appointment)
      } content: { model in
        AtTheDoor(shell: shell, model: model)
          // Left for good, not covered by another screen or tab.
          .onDisappear {
            if !shell.navigator.holds(.door(file, appointment)) { model.left() }
          }
      }
      .id(file)
    } else {
      WhoseDoor(shell: shell)
    }
  }
}

private struct AtTheDoor: View {
  let shell: Shell
  let model: DoorModel

  var body: some View {
    List {
      Problem(model.problem)
      if let view = model.view, model.begun {
        Where(view: view)
        if let recorded = model.recorded, !model.correcting {
          AfterTheDoor(shell: shell, model: model, recorded: recorded)
        } else {
          if !view.risks.isEmpty { Mind(risks: view.risks) }
          Question(shell: shell, model: model)
        }
      }
    }
    .page(shell, model.view.map { .name($0.who, shell) } ?? .door("title"))
    .navigationBarTitleDisplayMode(.inline)
    .low {
      if let recorded = model.recorded, !model.correcting {
        NextAct(shell: shell, model: model, recorded: recorded)
      }
    }
  }
}

/// Where the door is.
private struct Where: View {
  let view: CaseView

  var body: some View {
    let home = view.person.place
    let parts = [home.address, home.village.isEmpty ? view.who.village : home.village]
    if let place = Text.typed(parts.filter { !$0.isEmpty }.joined(separator: ", ")) {
      place.foregroundStyle(.secondary).privacySensitive()
    }
  }
}

/// What to know before ringing the bell: as large as the answer to it matters.
private struct Mind: View {
  let risks: [String]

  var body: some View {
    Section {
      ForEach(risks, id: \.self) { risk in
        Sign(Text(verbatim: risk), icon: "exclamationmark.triangle.fill").font(.title3)
          .foregroundStyle(Tone.overdue.color)
      }
    } header: {
      Text.door("mind")
    }
  }
}

/// One tap says what happened; how the worker went is known unless said otherwise.
private struct Question: View {
  let shell: Shell
  let model: DoorModel

  var body: some View {
    if let meant = model.meant {
      Text.door(
        "appointment \(meant.what.isEmpty ? label(meant.kind, shell.language) : meant.what)")
    }
    Section {
      Answers(
        allAttemptOutcomes(),
        label: { Text(verbatim: label($0, shell.language).capitalizedFirst) },
        icon: { $0.icon }
      ) { model.happened($0) }
      .disabled(model.busy)
    } header: {
      model.correcting ? Text.door("whatReally") : Text.door("whatHappened")
    }
    Section {
      Choices(
        allAttemptKinds(), chosen: model.kind,
        label: { Text(verbatim: label($0, shell.language).capitalizedFirst) },
        onChoose: { model.kind = $0 })
    } header: {
      Text.door("how")
    }
  }
}
