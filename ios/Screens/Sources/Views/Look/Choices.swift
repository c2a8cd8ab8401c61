import SwiftUI

/// One or several of a few, each in one tap; what is chosen carries a tick beside its colour.
struct Choices<Option: Hashable>: View {
  let options: [Option]
  let isChosen: (Option) -> Bool
  let label: (Option) -> Text
  let onChoose: (Option) -> Void

  /// Any of a few.
  init(
    _ options: [Option], isChosen: @escaping (Option) -> Bool, label: @escaping (Option) -> Text,
    onChoose: @escaping (Option) -> Void
  ) {
    self.options = options
    self.isChosen = isChosen
    self.label = label
    self.onChoose = onChoose
  }

  /// One of a few.
  init(
    _ options: [Option], chosen: Option?, label: @escaping (Option) -> Text,
    onChoose: @escaping (Option) -> Void
  ) {
    self.init(options, isChosen: { $0 == chosen }, label: label, onChoose: onChoose)
  }

  var body: some View {
    LazyVGrid(columns: [GridItem(.adaptive(minimum: 140), spacing: 8)], spacing: 8) {
      ForEach(options, id: \.self) { option in
        let chosen = isChosen(option)
        Button {
          onChoose(option)
        } label: {
          Sign(label(option), icon: chosen ? "checkmark" : nil)
            .frame(maxWidth: .infinity, minHeight: 36)
        }
        .buttonStyle(.bordered)
        .tint(chosen ? nil : .secondary)
        .accessibilityAddTraits(chosen ? .isSelected : [])
      }
    }
  }
}

/// Large answers in a grid: the outcome of an attempt or a call.
struct Answers<Option: Hashable>: View {
  let options: [Option]
  let label: (Option) -> Text
  let icon: (Option) -> String?
  let onAnswer: (Option) -> Void

  init(
    _ options: [Option], label: @escaping (Option) -> Text,
    icon: @escaping (Option) -> String? = { _ in nil }, onAnswer: @escaping (Option) -> Void
  ) {
    self.options = options
    self.label = label
    self.icon = icon
    self.onAnswer = onAnswer
  }

  var body: some View {
    LazyVGrid(columns: [GridItem(.adaptive(minimum: 150), spacing: 10)], spacing: 10) {
      ForEach(options, id: \.self) { option in
        Button {
          onAnswer(option)
        } label: {
          Sign(label(option), icon: icon(option)).frame(maxWidth: .infinity, minHeight: 52)
        }
        .buttonStyle(.bordered)
      }
    }
  }
}
