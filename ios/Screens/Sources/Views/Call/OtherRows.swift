import SchakelCore
import Screens
import SwiftUI

/// The client, those around, and who reported: each is called the same way.
struct OtherRows: View {
  let shell: Shell
  let model: CallModel
  let about: CaseView

  var body: some View {
    Section {
      client
      ForEach(about.person.around.filter { !$0.dial.isEmpty }, id: \.self) { relative($0) }
      ForEach(about.reports.filter { !$0.reporter.dial.isEmpty }, id: \.report) { reporter($0) }
    } header: {
      Text.call("others")
    }
  }

  private var client: some View {
    let missing = about.person.dial.isEmpty
    let open: @MainActor () -> Void = { model.open("client") }
    return CalleeRow(
      name: .name(about.who, shell), why: missing ? .call("numberMissing") : .call("client"),
      opened: model.opened == "client", onOpen: missing ? nil : open
    ) {
      if missing {
        Act(.call("fillIn"), icon: "pencil") { shell.navigator.open(.person(about.case)) }
      } else {
        CallAct(enabled: !model.busy) { model.call(.client) }
      }
    } seldom: {
      text(.client)
    }
  }

  private func relative(_ relative: RelationPart) -> some View {
    let callee = Callee.relative(relative.name)
    let row = "relative \(relative.name)"
    let role = Text.typed(relative.role.capitalizedFirst) ?? .call("relative")
    let mayNot = relative.mayApproach == false
    let open: @MainActor () -> Void = { model.open(row) }
    return CalleeRow(
      name: shell.covered ? role : Text(verbatim: relative.name),
      why: mayNot ? .call("mayNot") : role, opened: model.opened == row, onOpen: open
    ) {
      if mayNot {
        Button {
          model.call(callee)
        } label: {
          Text.call("callAnyway")
        }
        .buttonStyle(.borderless)
      } else {
        CallAct(enabled: !model.busy) { model.call(callee) }
      }
    } seldom: {
      text(callee)
    }
  }

  private func reporter(_ report: ReportView) -> some View {
    let reporter = report.reporter
    let named = shell.covered ? nil : Text.typed(reporter.name)
    let source = label(report.source, shell.language).capitalizedFirst
    return CalleeRow(
      named ?? .typed(reporter.organisation) ?? Text(verbatim: source),
      why: .told([
        .call("reporter"), report.fedBack == nil ? .call("notTold") : .call("told"),
      ])
    ) {
      CallAct(enabled: !model.busy) { model.call(.reporter(report.report)) }
    }
  }

  private func text(_ callee: Callee) -> some View {
    Button {
      model.call(callee, by: .text)
    } label: {
      Text.call("text")
    }
  }
}

/// Who is to be called back, in whatever case.
struct CallBackRows: View {
  let shell: Shell
  let model: CallModel
  let calls: [CallView]

  var body: some View {
    if !calls.isEmpty {
      Section {
        ForEach(calls, id: \.call) { call in
          let when = call.callBack.map { Text(verbatim: shell.dates.moment($0)) }
          CalleeRow(
            .callee(call, shell),
            why: .told([.about(call.who, shell), when ?? .call("callBackOpen")])
          ) {
            CallAct(enabled: !model.busy) { model.callBack(call) }
          }
        }
      } header: {
        Text.call("callBacks")
      }
    }
  }
}

/// What was promised in this case and is still to come.
struct PromiseRows: View {
  let shell: Shell
  let promises: [PromiseView]

  var body: some View {
    if !promises.isEmpty {
      Section {
        ForEach(promises, id: \.promise) { promise in
          Line(
            Text(verbatim: promise.what), below: .typed(promise.partner),
            end: .standing(of: promise, shell), icon: "hand.raised", tone: promise.tone
          ) { shell.navigator.open(.promise(promise.promise, promise.case)) }
        }
      } header: {
        Text.call("promises")
      }
    }
  }
}
