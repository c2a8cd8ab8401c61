import SchakelCore
import Screens
import SwiftUI

/// What is due, in the order in which it is best done; low down, what comes next.
struct TodayScreen: View {
  let shell: Shell

  var body: some View {
    Hosted {
      TodayModel(shell)
    } content: { model in
      Hosted {
        FileModel(shell)
      } content: {
        Day(shell: shell, model: model, file: $0)
      }
    }
  }
}

private struct Day: View {
  let shell: Shell
  let model: TodayModel
  let file: FileModel
  @Environment(\.dynamicTypeSize) private var size

  var body: some View {
    List {
      Text(verbatim: shell.dates.whole(shell.dates.today)).foregroundStyle(.secondary)
      FileLine(model: file)
      SyncLine(shell: shell)
      WatchLine(shell: shell)
      Problem(model.problem)
      // Large words scroll with the day; the act stays.
      if size.isAccessibilitySize, let next = model.view?.today.next {
        Next(shell: shell, item: next)
      }
      if let view = model.view { Due(shell: shell, model: model, view: view) }
    }
    .page(shell, .today("title"))
    .toolbar {
      ToolbarItemGroup(placement: .topBarLeading) {
        Button {
          shell.navigator.open(.search)
        } label: {
          Image(systemName: "magnifyingglass")
        }
        .accessibilityLabel(.frame("search"))
        Button {
          shell.navigator.open(.settings)
        } label: {
          Image(systemName: "gearshape")
        }
        .accessibilityLabel(.settings("title"))
      }
    }
    .refreshable { await shell.postman.syncAndWait() }
    .onAppear { model.look() }
    .onChange(of: shell.postman.state) { file.look() }
    .low { act }
  }

  /// The act of the day: a visit starts at once, anything else is opened.
  @ViewBuilder private var act: some View {
    if let next = model.view?.today.next {
      if !size.isAccessibilitySize { Next(shell: shell, item: next) }
      if next.goesOut {
        BigAct(.today("start"), icon: "play.fill", enabled: !model.busy) { model.start(next) }
      } else {
        BigAct(.today("goOn"), icon: next.icon) { model.open(next) }
      }
    }
  }
}

/// What is most likely next, and what to know about it.
private struct Next: View {
  let shell: Shell
  let item: Item

  var body: some View {
    let who = [shell.name(item.who), item.who.village].filter { !$0.isEmpty }.joined(
      separator: ", ")
    VStack(alignment: .leading, spacing: 4) {
      Text.joined([.today("now \(who)"), item.what(shell), item.due(shell, late: false)], by: "  ")
        .font(.headline)
      if let mind = item.mind {
        Sign(mind, icon: "exclamationmark.triangle").foregroundStyle(Tone.overdue.color)
      }
    }
    .frame(maxWidth: .infinity, alignment: .leading)
    .accessibilityElement(children: .combine)
  }
}

/// The parts of the day.
private struct Due: View {
  let shell: Shell
  let model: TodayModel
  let view: TodayView

  var body: some View {
    if view.clockBehind { Notice(.today("clockBehind"), tone: .due) }
    if let call = view.pending {
      Notice(.today("outcomeMissing \(call.calleeName)"), icon: "phone", act: .today("fillIn")) {
        shell.navigator.open(.afterCall(call.call))
      }
    }
    Lines(shell: shell, model: model, title: .today("late"), items: view.today.late, late: true)
    if !view.unfinished.isEmpty {
      Section {
        ForEach(view.unfinished, id: \.visit) { visit in
          Line(
            .name(visit.who, shell),
            below: visit.correction
              ? .today("correcting") : .today("begun \(shell.dates.moment(visit.started))"),
            icon: "square.and.pencil"
          ) { shell.navigator.open(.visit(visit.visit)) }
        }
      } header: {
        Text.today("openVisits")
      }
    }
    Lines(shell: shell, model: model, title: .today("due"), items: view.today.due, late: false)
    Lines(
      shell: shell, model: model, title: .today("visits"), items: view.today.visits, late: false)
    if nothing {
      Empty(.today("nothing"), icon: "sun.max", act: .today("firstReport")) {
        shell.navigator.open(.report)
      }
    }
    if view.today.promisesOpen > 0 {
      Promises(shell: shell, model: model, count: Int(view.today.promisesOpen))
    }
  }

  private var nothing: Bool {
    view.unfinished.isEmpty && view.today.late.isEmpty && view.today.due.isEmpty
      && view.today.visits.isEmpty
  }
}

/// One part of the day; nothing when it is empty.
private struct Lines: View {
  let shell: Shell
  let model: TodayModel
  let title: Text
  let items: [Item]
  let late: Bool

  var body: some View {
    if !items.isEmpty {
      Section {
        ForEach(DayLine.lines(items)) { line in
          let item = line.item
          Line(
            .joined([.name(item.who, shell), item.what(shell)], by: "  "),
            below: item.mind,
            end: item.due(shell, late: late),
            icon: late ? Tone.overdue.icon : item.icon,
            tone: late ? .overdue : .plain
          ) { model.open(item) }
        }
      } header: {
        title
      }
    }
  }
}

/// How many promises are open; a tap shows which, another opens one.
private struct Promises: View {
  let shell: Shell
  let model: TodayModel
  let count: Int

  var body: some View {
    let shown = model.promises
    Section {
      Line(
        .today("promisesOpen \(count)"),
        end: Text(Image(systemName: shown == nil ? "chevron.down" : "chevron.up")),
        icon: "hand.raised"
      ) { model.promises(wanted: shown == nil) }
      ForEach(shown ?? [], id: \.promise) { promise in
        Line(
          .joined([.name(promise.about, shell), Text(verbatim: promise.what)], by: "  "),
          below: .typed(
            [promise.partner, shell.named(promise.who)].filter { !$0.isEmpty }.joined(
              separator: ", ")),
          end: Text(verbatim: shell.dates.day(promise.due)),
          tone: promise.due < shell.dates.today ? .overdue : .plain
        ) { shell.navigator.open(.promise(promise.promise, promise.case)) }
      }
    }
  }
}
