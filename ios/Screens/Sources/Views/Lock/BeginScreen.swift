import Screens
import SwiftUI

/// Nothing is here yet: who you are, or which phone this one replaces, and a PIN twice.
struct BeginScreen: View {
  let shell: Shell
  @Bindable var model: BeginModel

  var body: some View {
    NavigationStack {
      switch model.step {
      case .who: who
      case .card: card
      case .pin: choosePin
      case .pinAgain: repeatPin
      }
    }
  }

  private var who: some View {
    Form {
      Section {
        Field(
          .lock("name"), text: $model.worker.name, typed: .name,
          wrong: .wrong(model.problem, "name"))
        Field(
          .lock("organisation"), text: $model.worker.organisation, typed: .name,
          wrong: .wrong(model.problem, "organisation"))
        Field(
          .lock("function"), text: $model.worker.function, wrong: .wrong(model.problem, "function"))
      } header: {
        Text.lock("welcome")
      }
    }
    .navigationTitle(.lock("title"))
    .low {
      Button {
        model.recover(true)
      } label: {
        Text.lock("hadDevice")
      }
      BigAct(.lock("goOn"), enabled: model.answered) { model.next() }
    }
  }

  private var card: some View {
    Form {
      Problem(model.problem)
      Section {
        Act(.lock("cardPaste"), icon: "doc.on.clipboard") { model.pasteCard() }
        Field(.lock("card"), text: $model.card, typed: .email, lines: 3)
        Field(.lock("code"), text: code, typed: .number, lines: 2)
        groups.font(.footnote).foregroundStyle(.secondary)
      } header: {
        Text.lock("recoverHow")
      }
    }
    .navigationTitle(.lock("recover"))
    .low {
      Button {
        model.recover(false)
      } label: {
        Text.lock("noDevice")
      }
      BigAct(.lock("goOn"), enabled: model.answered) { model.next() }
    }
  }

  private var code: Binding<String> {
    .through {
      model.spacedCode
    } set: {
      model.type(code: $0)
    }
  }

  private var groups: Text {
    let under = model.groups > 0 && model.code.count < BeginModel.codeDigits
    return under ? .lock("codeGroups \(model.groups)") : .lock("codeHow")
  }

  private var choosePin: some View {
    PinPage(
      asks: .lock("choosePin"), below: .lock("choosePinHow"), pin: model.pin,
      onDone: { model.next() },
      more: {
        if model.different { Notice(.lock("notTheSame"), tone: .due) }
        Problem(model.problem)
      }
    )
    .toolbar { ToolbarItem(placement: .cancellationAction) { back } }
  }

  private var repeatPin: some View {
    PinPage(
      asks: .lock("repeatPin"), pin: model.again, working: working, onDone: { model.next() },
      more: { EmptyView() }
    )
    .toolbar { ToolbarItem(placement: .cancellationAction) { back } }
  }

  private var working: Text? {
    guard model.busy else { return nil }
    return model.recovering ? .lock("recovering") : .lock("makingKeys")
  }

  private var back: some View {
    Button {
      model.back()
    } label: {
      Text.frame("back")
    }
    .disabled(model.busy)
  }
}
