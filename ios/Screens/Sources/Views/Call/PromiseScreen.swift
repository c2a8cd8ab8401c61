import SchakelCore
import Screens
import SwiftUI

/// A promise: kept, withdrawn, or called about again; each one tap, and undone in one.
struct PromiseScreen: View {
  let shell: Shell
  let promise: PromiseId

  var body: some View {
    Hosted {
      PromiseModel(shell, promise)
    } content: { model in
      List {
        Problem(model.problem)
        if let state = model.settled {
          Notice(
            .call("promise.settled \(label(state, shell.language))"),
            tone: state == .kept ? .arranged : .plain, icon: "checkmark",
            act: .call("promise.undo")
          ) { model.settle(.open) }
        }
        if let promise = model.promise { Promised(shell: shell, promise: promise) }
      }
      .page(shell, .call("promise.title"))
      .low { if model.promise?.isOpen == true { Acts(model: model) } }
      .showsNumber(model)
    }
  }
}

private struct Promised: View {
  let shell: Shell
  let promise: PromiseView

  var body: some View {
    Section {
      Text(verbatim: promise.what).font(.title3)
      Text.about(promise.about, shell).foregroundStyle(.secondary)
      Line(.call("promise.by \(maker)"), below: .typed(promise.partner), icon: "person")
      Line(
        .standing(of: promise, shell), below: due,
        icon: promise.tone == .plain ? "calendar" : promise.tone.icon, tone: promise.tone)
    }
  }

  private var due: Text {
    let day: Text = .call("promise.due \(shell.dates.day(promise.due))")
    guard let time = promise.time else { return day }
    return day + Text(verbatim: " \(time)")
  }

  private var maker: Text {
    switch promise.by {
    case .worker: .call("promise.worker")
    case .client: .name(promise.about, shell)
    case .relative: shell.covered ? .call("relative") : Text(verbatim: promise.who)
    case .partner: Text(verbatim: promise.who.isEmpty ? promise.partner : promise.who)
    }
  }
}

private struct Acts: View {
  let model: PromiseModel

  var body: some View {
    HStack(spacing: 12) {
      Act(
        .call("promise.callAgain"), icon: "phone", enabled: !model.busy, action: model.callAgain)
      Act(.call("promise.withdrawn"), icon: "xmark", enabled: !model.busy) {
        model.settle(.withdrawn)
      }
    }
    BigAct(.call("promise.kept"), icon: "checkmark", enabled: !model.busy) { model.settle(.kept) }
  }
}
