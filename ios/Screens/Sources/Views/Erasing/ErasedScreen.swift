import SchakelCore
import Screens
import SwiftUI

/// What was erased: who has yet to confirm it stands first; and the counts that stayed.
struct ErasedScreen: View {
  let shell: Shell

  var body: some View {
    Hosted {
      ErasedModel(shell)
    } content: { model in
      List {
        Problem(model.problem)
        if let standing = model.standing {
          if standing.isEmpty { Empty(.erasing("nothingErased"), icon: "trash") }
          Erasures(
            shell: shell, title: .erasing("waiting"), all: model.waiting, inTeam: model.inTeam)
          Erasures(
            shell: shell, title: .erasing("settled"), all: model.settled, inTeam: model.inTeam)
          Tallies(shell: shell, all: model.tallies)
        }
      }
      .page(shell, .erasing("erased"))
      .refreshable { await shell.postman.syncAndWait() }
      .onAppear { model.read() }
      .low {
        if model.inTeam, !model.waiting.isEmpty {
          BigAct(
            .frame("syncNow"), icon: "arrow.triangle.2.circlepath", enabled: !shell.postman.running
          ) { shell.postman.sync() }
        }
      }
    }
  }
}

private struct Erasures: View {
  let shell: Shell
  let title: Text
  let all: [ErasureView]
  let inTeam: Bool

  var body: some View {
    if !all.isEmpty {
      Section {
        ForEach(Array(all.enumerated()), id: \.offset) { _, erasure in
          Erasure(shell: shell, erasure: erasure, inTeam: inTeam)
        }
      } header: {
        title
      }
    }
  }
}

/// One erasure: when, why, how much and whose decision; beneath it who has it too.
private struct Erasure: View {
  let shell: Shell
  let erasure: ErasureView
  let inTeam: Bool

  var body: some View {
    let moment = shell.dates.moment(erasure.at)
    Line(
      erasure.whole ? .erasing("caseOn \(moment)") : .erasing("partOn \(moment)"),
      below: .joined([
        Text(verbatim: label(erasure.ground, shell.language)),
        .erasing("states \(Int(erasure.revisions))"), .decided(erasure, shell),
      ]), icon: "trash")
    ForEach(erasure.holders, id: \.device) { Holder(shell: shell, holder: $0) }
    if erasure.here, inTeam {
      if erasure.hubTold {
        Text.erasing("hubTold").font(.footnote).foregroundStyle(.secondary)
      } else {
        Line(.erasing("hubNotTold"), icon: "clock", tone: .due)
      }
    }
  }
}

private struct Holder: View {
  let shell: Shell
  let holder: HolderView

  var body: some View {
    if let confirmed = holder.confirmed {
      Line(
        .holder(holder, shell), end: .erasing("confirmed \(shell.dates.moment(confirmed))"),
        icon: "checkmark", tone: .arranged)
    } else {
      Line(.holder(holder, shell), end: .erasing("notConfirmed"), icon: "clock", tone: .due)
    }
  }
}

private struct Tallies: View {
  let shell: Shell
  let all: [TallyView]

  var body: some View {
    if !all.isEmpty {
      Section {
        ForEach(Array(all.enumerated()), id: \.offset) { _, tally in
          TallyLine(shell: shell, tally: tally)
        }
      } header: {
        Text.erasing("tally.title")
      }
    }
  }
}
