import SchakelCore
import Screens
import SwiftUI

/// Alarms, what is to be read, and how every case stands.
struct TeamScreen: View {
  let shell: Shell

  var body: some View {
    Hosted {
      TeamModel(shell)
    } content: { model in
      List {
        SyncLine(shell: shell)
        Problem(model.problem)
        if let page = model.page {
          Alarms(shell: shell, model: model, page: page)
          if page.nothing {
            Empty(.supervision("nothing"), icon: "envelope.open")
          } else {
            Summaries(shell: shell, model: model, page: page)
            Standings(shell: shell, standings: page.standings)
          }
        }
      }
      .page(shell, .supervision("title"))
      .toolbar {
        ToolbarItemGroup(placement: .topBarLeading) {
          Tool(icon: "chart.bar", name: .supervision("digest")) { shell.navigator.open(.digest) }
          Tool(icon: "magnifyingglass", name: .frame("search")) { shell.navigator.open(.search) }
        }
      }
      .pullToSync(shell)
      .low {
        if let unread = model.page?.unread.unread, unread > 0 {
          BigAct(
            .supervision("readNext \(Int(unread))"), icon: "envelope.open", action: model.readNext)
        }
      }
    }
  }
}

/// Alarms that sound first, with one act each; then timers that run, and what was seen.
private struct Alarms: View {
  let shell: Shell
  let model: TeamModel
  let page: TeamPage

  var body: some View {
    if !page.alarms.isEmpty {
      Section {
        ForEach(page.sounding, id: \.id) { sounding($0) }
        ForEach(page.armed, id: \.id) { alarm in
          Line(
            .alarm(alarm), below: .supervision("armed \(shell.dates.moment(alarm.due))"),
            icon: "shield.fill")
        }
        ForEach(page.seen, id: \.id) { alarm in
          let seen: Text? = alarm.seen.map { .supervision("seenAt \(shell.dates.moment($0))") }
          Line(
            .alarm(alarm), below: .told([seen, .typed(alarm.words)]), icon: "checkmark",
            tone: .arranged)
        }
      } header: {
        Text.supervision("alarms")
      }
    }
  }

  /// Who, since when, what was left for this moment, and one act.
  private func sounding(_ alarm: AlarmView) -> some View {
    VStack(alignment: .leading, spacing: 8) {
      Label {
        Text.alarm(alarm).font(.title3)
      } icon: {
        Image(systemName: alarm.drill ? "bell" : "bell.and.waves.left.and.right")
          .foregroundStyle(alarm.drill ? Tone.due.color : Tone.overdue.color)
      }
      Text.supervision("alarmSince \(shell.dates.moment(alarm.due))").font(.footnote)
      words(alarm)
      BigAct(.supervision("seen"), icon: "checkmark", enabled: !model.busy) { model.saw(alarm.id) }
    }
    .accessibilityElement(children: .contain)
  }

  private func words(_ alarm: AlarmView) -> Text {
    if alarm.drill { return .supervision("drillHint") }
    return .typed(alarm.words) ?? .supervision("noWords")
  }
}

/// What is to be read, and what was marked; a swipe marks it.
private struct Summaries: View {
  let shell: Shell
  let model: TeamModel
  let page: TeamPage

  var body: some View {
    Section {
      ForEach(page.unread.summaries, id: \.id) { line($0) }
      if page.unread.summaries.isEmpty {
        Line(.supervision("allRead"), icon: "checkmark.circle", tone: .arranged)
      }
    } header: {
      Text.supervision("unread")
    }
    if !page.readToFollowUp.isEmpty {
      Section {
        ForEach(page.readToFollowUp, id: \.id) { line($0) }
      } header: {
        Text.supervision("followUp")
      }
    }
  }

  private func line(_ received: ReceivedView) -> some View {
    let mark: Text = received.followUp ? .supervision("unmark") : .supervision("mark")
    let started = shell.dates.moment(received.summary.started)
    return Line(
      Text(verbatim: received.summary.about),
      below: .supervision("visited \(received.worker) \(started)"),
      end: received.followUp ? .supervision("marked") : nil,
      icon: received.read == nil ? "envelope" : "envelope.open"
    ) { model.open(received) }
    .swipeActions {
      Button {
        model.mark(received)
      } label: {
        Sign(mark, icon: received.followUp ? "flag.slash" : "flag")
      }
    }
  }
}

/// How every case stands, without a name: what is overdue first, then promises and money.
private struct Standings: View {
  let shell: Shell
  let standings: [StandingView]

  var body: some View {
    Section {
      ForEach(standings, id: \.case) { standing in
        let tone = standing.gravity.tone
        Line(
          Text(verbatim: standing.about), below: .told(told(standing)),
          icon: tone == .plain ? "folder" : tone.icon, tone: tone)
      }
      if standings.isEmpty { Text.supervision("noStandings") }
    } header: {
      Text.supervision("standings")
    }
  }

  private func told(_ standing: StandingView) -> [Text?] {
    let (open, cents) = (standing.promises.count, standing.toJustifyCents)
    let phase = Text(verbatim: label(standing.phase, shell.language).capitalizedFirst)
    return standing.clocks.map(late) + [
      phase, .typed(standing.worker), .supervision("attempts \(Int(standing.attempts))"),
      open > 0 ? promises(open, late: standing.late) : nil,
      cents > 0 ? .supervision("toJustify \(shell.dates.money(cents))") : nil,
    ]
  }

  private func promises(_ open: Int, late: Int) -> Text {
    late > 0 ? .supervision("promises.late \(late) \(open)") : .supervision("promises \(open)")
  }

  private func late(_ clock: ClockView) -> Text? {
    let event = label(clock.event, shell.language).capitalizedFirst
    switch clock.state {
    case .overdue(_, let days): return .supervision("overdue \(event) \(Int(days))")
    case .soon: return .supervision("due \(event) \(shell.dates.moment(clock.due))")
    case .running, .met: return nil
    }
  }
}

extension StandingView.Gravity {
  fileprivate var tone: Tone {
    switch self {
    case .plain: .plain
    case .due: .due
    case .overdue: .overdue
    }
  }
}
