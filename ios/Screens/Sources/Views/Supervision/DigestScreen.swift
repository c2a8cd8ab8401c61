import SchakelCore
import Screens
import SwiftUI

/// A day or a week in figures: numbers first, then one plot with its table under it.
struct DigestScreen: View {
  let shell: Shell

  var body: some View {
    Hosted {
      DigestModel(shell)
    } content: { model in
      List {
        Problem(model.problem)
        Section {
          Picker(selection: span(model)) {
            Text.supervision("day").tag(DigestModel.Span.day)
            Text.supervision("week").tag(DigestModel.Span.week)
          } label: {
            Text.supervision("digest")
          }
          .pickerStyle(.segmented)
          if let digest = model.digest { period(digest).font(.title3) }
          Button(action: model.earlier) { Sign(.supervision("earlier"), icon: "chevron.backward") }
          if model.hasLater {
            Button(action: model.later) { Sign(.supervision("later"), icon: "chevron.forward") }
          }
        }
        if let digest = model.digest {
          Figures(digest: digest)
          workers(digest)
          plot(digest)
        }
      }
      .page(shell, .supervision("digest"))
    }
  }

  private func span(_ model: DigestModel) -> Binding<DigestModel.Span> {
    .through {
      model.span
    } set: {
      model.show($0)
    }
  }

  private func period(_ digest: DigestView) -> Text {
    let from = shell.dates.day(digest.from).capitalizedFirst
    if digest.from == digest.until { return Text(verbatim: from) }
    return .supervision("period \(from) \(shell.dates.day(digest.until))")
  }

  @ViewBuilder private func workers(_ digest: DigestView) -> some View {
    if !digest.workers.isEmpty {
      Section {
        ForEach(digest.workers, id: \.worker) { worker in
          Line(
            Text(verbatim: worker.worker), end: Text(verbatim: String(worker.visits)),
            icon: "person")
        }
      } header: {
        Text.supervision("byWorker")
      }
    }
  }

  private func plot(_ digest: DigestView) -> some View {
    Section {
      if digest.busyWeeks.isEmpty {
        Text.supervision("noCalls")
      } else {
        WeekPlot(shell: shell, digest: digest)
      }
    } header: {
      Text.supervision("callsAndArranged")
    }
  }
}

/// Numbers to be read at arm's length, and what they count.
private struct Figures: View {
  let digest: DigestView

  var body: some View {
    Section {
      LazyVGrid(columns: [GridItem(.adaptive(minimum: 130))], alignment: .leading, spacing: 16) {
        figure(digest.visits, .supervision("visits"))
        figure(digest.reached, .supervision("reached"))
        figure(digest.inConversation, .supervision("inConversation"))
        figure(digest.acceptsHelp, .supervision("acceptsHelp"))
        figure(digest.unread, .supervision("stillUnread"), .due)
        figure(digest.followUp, .supervision("toFollowUp"))
        figure(digest.overdue, .supervision("overdueNow"), .overdue)
        figure(digest.latePromises, .supervision("lateNow"), .overdue)
      }
    }
  }

  /// In the colour of its gravity while there is any; the word beneath says the same.
  private func figure(_ number: UInt32, _ what: Text, _ tone: Tone = .plain) -> some View {
    VStack(alignment: .leading, spacing: 2) {
      Text(verbatim: String(number)).font(.largeTitle).monospacedDigit()
        .foregroundStyle(number > 0 && tone != .plain ? tone.color : .primary)
      what.font(.footnote).foregroundStyle(.secondary)
    }
    .accessibilityElement(children: .combine)
  }
}
