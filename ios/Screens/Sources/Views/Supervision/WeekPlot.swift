import SchakelCore
import Screens
import SwiftUI

/// What was arranged against the calls it took, a week: an open bar for the calls, a filled one in it
/// for what was arranged. The same figures stand in the table under it.
struct WeekPlot: View {
  let shell: Shell
  let digest: DigestView
  @ScaledMetric private var height: CGFloat = 140

  var body: some View {
    HStack(alignment: .bottom, spacing: 6) {
      ForEach(digest.weeks, id: \.monday) { bars($0) }
    }
    .frame(height: height, alignment: .bottom)
    .accessibilityElement(children: .ignore)
    .accessibilityLabel(.supervision("plot \(total(\.calls)) \(total(\.arranged))"))
    HStack(spacing: 20) {
      key(.supervision("calls"), filled: false)
      key(.supervision("arranged"), filled: true)
    }
    row(.supervision("weekOf"), .supervision("calls"), .supervision("arranged"))
      .font(.footnote).foregroundStyle(.secondary)
    ForEach(digest.busyWeeks, id: \.monday) { week in
      row(
        Text(verbatim: shell.dates.written(week.monday)), Text(verbatim: String(week.calls)),
        Text(verbatim: String(week.arranged))
      )
      .monospacedDigit()
    }
  }

  private func total(_ figure: KeyPath<WeekView, UInt32>) -> Int {
    digest.weeks.reduce(0) { $0 + Int($1[keyPath: figure]) }
  }

  private var most: CGFloat {
    CGFloat(digest.weeks.map { max($0.calls, $0.arranged) }.max().map { max($0, 1) } ?? 1)
  }

  private func bars(_ week: WeekView) -> some View {
    ZStack(alignment: .bottom) {
      RoundedRectangle(cornerRadius: 3).fill(.tint)
        .frame(height: height * CGFloat(week.arranged) / most)
      RoundedRectangle(cornerRadius: 3).stroke(.secondary, lineWidth: 1.5)
        .frame(height: height * CGFloat(week.calls) / most)
    }
    .frame(maxWidth: .infinity)
  }

  private func key(_ name: Text, filled: Bool) -> some View {
    Label {
      name.font(.footnote)
    } icon: {
      Image(systemName: filled ? "square.fill" : "square").foregroundStyle(.tint)
    }
  }

  private func row(_ week: Text, _ calls: Text, _ arranged: Text) -> some View {
    HStack {
      week.frame(maxWidth: .infinity, alignment: .leading)
      calls.frame(maxWidth: .infinity, alignment: .trailing)
      arranged.frame(maxWidth: .infinity, alignment: .trailing)
    }
    .accessibilityElement(children: .combine)
  }
}
