import SchakelCore
import Screens
import SwiftUI

/// The sheet after a call: what it led to in one tap, and who to call next.
struct AfterCallScreen: View {
  let shell: Shell
  let call: CallId

  var body: some View {
    Hosted {
      AfterCallModel(shell, call)
    } content: { model in
      Sheet(shell: shell, model: model).showsNumber(model)
    }
    .id(call)
  }
}

private struct Sheet: View {
  let shell: Shell
  let model: AfterCallModel
  @Environment(\.dynamicTypeSize) private var size

  var body: some View {
    List {
      Problem(model.problem)
      if let call = model.call {
        Section { callee(call) }
        switch model.step {
        case .asking:
          Section { Field(.call("after.line"), text: model.binding(AfterCallModel.Field.line)) }
          if !low { Section { Outcomes(shell: shell, model: model) } }
        case .promising: PromiseFields(shell: shell, model: model, call: call)
        case .callingBack: CallBackChoice(shell: shell, model: model)
        case .recorded: Recorded(shell: shell, model: model, call: call)
        }
      }
    }
    .page(shell, .call("after.title"))
    .low { if model.call != nil { act } }
  }

  /// Where letters leave room, the outcomes stand low, for the thumb.
  private var low: Bool { !size.isAccessibilitySize }

  private func callee(_ call: CallView) -> some View {
    let need = call.need.isEmpty ? nil : model.needs.name(of: call.need, shell)
    let channel = label(call.channel, shell.language).capitalizedFirst
    return VStack(alignment: .leading, spacing: 2) {
      Text.callee(call, shell).font(.title3)
      Text.about(call.who, shell)
      Text.told([
        Text(verbatim: channel), Text(verbatim: shell.dates.moment(call.started)), need,
      ])?.font(.footnote).foregroundStyle(.secondary)
    }
    .accessibilityElement(children: .combine)
    .accessibilityAddTraits(.isHeader)
  }

  /// What is most likely now: what is being written down, else the next call, else done.
  @ViewBuilder private var act: some View {
    switch model.step {
    case .asking: if low { Outcomes(shell: shell, model: model) }
    case .callingBack: EmptyView()
    case .promising: record(enabled: model.due != nil, model.promise)
    case .recorded:
      if model.spending {
        record(enabled: true, model.spend)
      } else {
        Next(shell: shell, model: model)
      }
    }
  }

  private func record(enabled: Bool, _ action: @escaping @MainActor () -> Void) -> some View {
    BigAct(
      .call("after.record"), icon: "checkmark", enabled: enabled && !model.busy, action: action)
  }
}

/// The outcomes, large; what was not a call at all, quietly beneath.
private struct Outcomes: View {
  let shell: Shell
  let model: AfterCallModel

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      Text.call("after.how").font(.headline).accessibilityAddTraits(.isHeader)
      Answers(AfterCallModel.outcomes) {
        Text(verbatim: label($0, shell.language).capitalizedFirst)
      } icon: {
        $0.icon
      } onAnswer: {
        model.answer($0)
      }
      Button {
        model.answer(.notCalled)
      } label: {
        Text.call("after.notCalled")
      }
      .buttonStyle(.borderless)
      .frame(minHeight: 44)
    }
    .disabled(model.busy)
  }
}

/// What was recorded, and what may be added on the same sheet.
private struct Recorded: View {
  let shell: Shell
  let model: AfterCallModel
  let call: CallView

  var body: some View {
    if let outcome = call.outcome {
      Section {
        Notice(
          told(outcome), tone: outcome == .arranged ? .arranged : .plain,
          icon: outcome.icon ?? "checkmark", act: .call("after.otherOutcome"),
          onAct: model.reconsider)
      }
    }
    SpendingPart(shell: shell, model: model)
    if !model.spending, let round = model.round {
      if round.isDone {
        RoundDone(shell: shell, round: round, needs: model.needs)
      } else {
        Section {
          Text.standing(round).font(.headline)
          Text.price(round).font(.footnote).foregroundStyle(.secondary)
        } header: {
          Text.call("round.title")
        }
      }
    }
  }

  private func told(_ outcome: CallOutcome) -> Text {
    let word = Text(verbatim: label(outcome, shell.language).capitalizedFirst)
    let promised: Text? = model.promised.map {
      .call("after.promised \($0.what) \(shell.dates.day($0.due))")
    }
    let back = call.callBack.map { Text(verbatim: shell.dates.moment($0)) }
    return .told([word, promised, back, .typed(call.line)]) ?? word
  }
}

/// The next call, ready to dial; else the end of the round, or of the sheet.
private struct Next: View {
  let shell: Shell
  let model: AfterCallModel

  var body: some View {
    if let next = model.next {
      let need = model.needs.name(of: next.need, shell)
      let name = next.candidate.function.isEmpty ? next.candidate.name : next.candidate.function
      Text.call("after.nextFor \(need)").font(.footnote)
      if next.candidate.dial == nil {
        Text.call("numberMissing").font(.footnote)
        BigAct(.call("fillIn"), icon: "pencil", action: model.fillIn)
      } else {
        BigAct(
          .call("after.next \(name)"), icon: "phone", enabled: !model.busy, action: model.callNext)
      }
    } else if model.round?.ended == nil, model.round != nil {
      if model.roundIsDone {
        BigAct(
          .call("round.over"), icon: "checkmark", enabled: !model.busy, action: model.endRound)
      } else {
        BigAct(.call("round.goOn"), icon: "phone", action: model.goOn)
      }
    } else {
      BigAct(.call("after.goOn"), icon: "checkmark") { shell.navigator.back() }
    }
  }
}
