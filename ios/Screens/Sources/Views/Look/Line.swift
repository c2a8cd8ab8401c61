import SwiftUI

/// One line of a list: what it is, what is below it, and at its end how it stands. It opens something
/// when `onTap` is there.
struct Line: View {
  let text: Text
  var below: Text?
  var end: Text?
  var icon: String?
  var tone = Tone.plain
  var onTap: (@MainActor () -> Void)?

  init(
    _ text: Text, below: Text? = nil, end: Text? = nil, icon: String? = nil, tone: Tone = .plain,
    onTap: (@MainActor () -> Void)? = nil
  ) {
    self.text = text
    self.below = below
    self.end = end
    self.icon = icon
    self.tone = tone
    self.onTap = onTap
  }

  var body: some View {
    if let onTap {
      Button(action: onTap) { content }.buttonStyle(.plain).accessibilityElement(children: .combine)
        .accessibilityAddTraits(.isButton)
    } else {
      content.accessibilityElement(children: .combine)
    }
  }

  private var content: some View {
    HStack(spacing: 12) {
      if let icon {
        Image(systemName: icon).foregroundStyle(tone.color).accessibilityHidden(true)
      }
      // Large letters need the whole width: what stands at the end goes below.
      ViewThatFits(in: .horizontal) {
        HStack(spacing: 12) {
          words
          Spacer(minLength: 8)
          trailing
        }
        VStack(alignment: .leading) {
          words
          trailing
        }
      }
    }
    .frame(minHeight: 44)
    .contentShape(Rectangle())
  }

  private var words: some View {
    VStack(alignment: .leading, spacing: 2) {
      text
      if let below { below.font(.footnote).foregroundStyle(.secondary) }
    }
  }

  @ViewBuilder private var trailing: some View {
    if let end { end.font(.footnote).foregroundStyle(tone.color) }
  }
}
