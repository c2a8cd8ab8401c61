import SchakelCore
import Screens
import SwiftUI

/// The end of a visit on one page: outcome, next step, and what it meant.
struct EndingScreen: View {
  let shell: Shell
  let visit: VisitId

  var body: some View {
    Hosted {
      EndingModel(shell, visit)
    } content: { model in
      Ending(shell: shell, model: model)
    }
    .id(visit)
  }
}

private struct Ending: View {
  let shell: Shell
  let model: EndingModel
  @Environment(\.dynamicTypeSize) private var size

  var body: some View {
    List {
      if let who = model.who { Text.name(who, shell).foregroundStyle(.secondary) }
      if let problem = model.problem {
        Notice(.problem(problem), tone: .overdue, act: refused ? .visit("toText") : nil) {
          shell.navigator.back()
        }
      }
      if let draft = model.draft {
        if let outcome = draft.outcome {
          Ended(shell: shell, model: model, draft: draft, outcome: outcome)
        } else {
          Section {
            if !low { outcomes }
          } header: {
            Text.visit("whatHappened")
          }
        }
      }
    }
    .page(shell, .visit("endingTitle"))
    .navigationBarTitleDisplayMode(.inline)
    .low { act }
  }

  /// What is most likely now: saying what happened, then being done.
  @ViewBuilder private var act: some View {
    if let draft = model.draft {
      if draft.outcome != nil {
        // The step is named in the language of the words, when the worker did not name it.
        let step = String(localized: "nextDefault", table: "Visit", bundle: .module)
        BigAct(.visit("finish"), icon: "checkmark", enabled: !model.busy) {
          model.finish(nextDefault: step)
        }
      } else if low {
        outcomes
      }
    }
  }

  private var outcomes: some View {
    Answers(
      allAttemptOutcomes(),
      label: { Text(verbatim: label($0, shell.language).capitalizedFirst) },
      icon: { $0.icon },
      onAnswer: { model.outcome($0) })
  }

  /// By the thumb, where there is room for them; else they scroll with the page.
  private var low: Bool { !size.isAccessibilitySize }

  private var refused: Bool {
    if case .Invalid = model.problem { return true }
    return false
  }
}

/// What stands on the page once the outcome is known.
private struct Ended: View {
  let shell: Shell
  let model: EndingModel
  let draft: VisitDraft
  let outcome: AttemptOutcome

  var body: some View {
    Section {
      Line(
        Text(verbatim: label(outcome, shell.language).capitalizedFirst),
        below: .visit("otherOutcome"), icon: outcome.icon, tone: .arranged
      ) { model.outcome(nil) }
    }
    Section {
      NextStep(shell: shell, model: model, next: draft.next)
    } header: {
      Text.visit("next")
    }
    Section {
      if let contact = model.contact { Contact(contact: contact) { model.contact($0) } }
    } header: {
      Text.visit("contact")
    }
    Section {
      Choices(
        allTrusts(), chosen: draft.trust,
        label: { Text(verbatim: label($0, shell.language).capitalizedFirst) },
        onChoose: { model.trust($0) })
    } header: {
      Text.visit("trust")
    }
    Section {
      Choices(
        allStages(), chosen: draft.stage,
        label: { Text(verbatim: label($0, shell.language).capitalizedFirst) },
        onChoose: { model.stage($0) })
    } header: {
      Text.visit("stage")
    }
  }
}

/// Three different things, preset by the outcome.
private struct Contact: View {
  let contact: ContactPart
  let onChange: @MainActor (ContactPart) -> Void

  var body: some View {
    part(.visit("reached"), \.reached)
    part(.visit("inConversation"), \.inConversation)
    part(.visit("acceptsHelp"), \.acceptsHelp)
  }

  private func part(_ name: Text, _ path: WritableKeyPath<ContactPart, Bool>) -> some View {
    Toggle(
      isOn: Binding.through(
        { contact[keyPath: path] },
        set: { yes in
          var changed = contact
          changed[keyPath: path] = yes
          onChange(changed)
        })
    ) {
      name
    }
  }
}
