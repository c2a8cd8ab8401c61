import SchakelCore
import Screens
import SwiftUI

/// One case: how it stands, who is in it, the route so far; by the thumb what is done most.
struct CaseScreen: View {
  let shell: Shell
  let file: CaseId

  var body: some View {
    Hosted {
      CaseModel(shell, file)
    } content: { model in
      OneCase(shell: shell, file: file, model: model)
    }
    .id(file)
  }
}

private struct OneCase: View {
  let shell: Shell
  let file: CaseId
  let model: CaseModel
  @Environment(\.dynamicTypeSize) private var size

  var body: some View {
    List {
      WatchLine(shell: shell)
      Problem(model.problem)
      if shell.erased == file { ErasedLine(shell: shell) }
      if !model.number.isEmpty { Notice(.cases("noDialer \(model.number)"), icon: "phone") }
      if let view = model.view {
        CaseRisks(shell: shell, view: view)
        // In large letters what else is done often scrolls with the page, which has no room beside it.
        if size.isAccessibilitySize { OtherActs(shell: shell, model: model, view: view) }
        Disputes(shell: shell, model: model)
        CaseStanding(shell: shell, model: model, view: view)
        Promises(shell: shell, promises: model.promises)
        CaseReports(shell: shell, model: model, reports: view.reports)
        CasePeople(shell: shell, model: model, view: view)
        AtBat(shell: shell, model: model, view: view)
        RouteSoFar(shell: shell, model: model)
      }
    }
    .page(shell, model.view.map { .name($0.who, shell) } ?? .cases("title"))
    .navigationBarTitleDisplayMode(.inline)
    .refreshable { await shell.postman.syncAndWait() }
    .onAppear { model.look() }
    .low { acts }
  }

  /// What is most likely now: to the door until there is contact, then a visit; and beside it the rest.
  @ViewBuilder private var acts: some View {
    if let view = model.view {
      if !size.isAccessibilitySize { OtherActs(shell: shell, model: model, view: view) }
      if model.visitFirst {
        BigAct(
          model.unfinished == nil ? .cases("visit") : .cases("goOnVisit"),
          icon: "door.left.hand.open", enabled: !model.busy
        ) { model.visit() }
      } else {
        BigAct(.cases("atTheDoor"), icon: "door.left.hand.closed") {
          shell.navigator.open(.door(view.case, nil))
        }
      }
    }
  }
}

/// What else is done often.
private struct OtherActs: View {
  let shell: Shell
  let model: CaseModel
  let view: CaseView

  var body: some View {
    ViewThatFits(in: .horizontal) {
      HStack(spacing: 8) { acts }
      VStack(alignment: .leading, spacing: 8) { acts }
    }
  }

  @ViewBuilder private var acts: some View {
    Act(.cases("call"), icon: "phone") { shell.navigator.open(.call(view.case)) }
    if model.visitFirst {
      Act(.cases("atTheDoor"), icon: "door.left.hand.closed") {
        shell.navigator.open(.door(view.case, nil))
      }
    } else {
      Act(.cases("visit"), icon: "door.left.hand.open", enabled: !model.busy) { model.visit() }
    }
    Act(.cases("plan"), icon: "list.bullet") { shell.navigator.open(.plan(view.case)) }
  }
}

/// What was promised and is still to come.
private struct Promises: View {
  let shell: Shell
  let promises: [PromiseView]

  var body: some View {
    if !promises.isEmpty {
      Section {
        ForEach(promises, id: \.promise) { promise in
          Line(
            Text(verbatim: promise.what), below: promise.byWhen(shell),
            end: .standing(promise.standing),
            icon: promise.standing.tone == .overdue ? Tone.overdue.icon : "hand.raised",
            tone: promise.standing.tone
          ) { shell.navigator.open(.promise(promise.promise, promise.case)) }
        }
      } header: {
        Text.cases("promises")
      }
    }
  }
}
