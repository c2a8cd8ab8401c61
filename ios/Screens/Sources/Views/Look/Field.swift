import SwiftUI

/// What is typed into a field, which decides the keyboard.
enum Typed { case words, name, number, phone, email }

/// A field to type in. What is typed stands in the model and its sealed draft only: nothing here is
/// remembered by the system, and no keyboard learns from it.
struct Field: View {
  let label: Text
  let text: Binding<String>
  var typed = Typed.words
  /// More than one lets the field grow.
  var lines = 1
  /// What is wrong with it, to be shown beneath.
  var wrong: Text?

  init(
    _ label: Text, text: Binding<String>, typed: Typed = .words, lines: Int = 1, wrong: Text? = nil
  ) {
    self.label = label
    self.text = text
    self.typed = typed
    self.lines = lines
    self.wrong = wrong
  }

  var body: some View {
    VStack(alignment: .leading, spacing: 4) {
      label.font(.footnote).foregroundStyle(.secondary).accessibilityHidden(true)
      TextField(text: text, axis: lines > 1 ? .vertical : .horizontal) { label }
        .labelsHidden()
        .lineLimit(lines...)
        .keyboardType(keyboard)
        .textInputAutocapitalization(capitals)
        .autocorrectionDisabled(typed != .words)
        .privacySensitive()
        .accessibilityLabel(label)
      if let wrong { wrong.font(.footnote).foregroundStyle(Tone.overdue.color) }
    }
  }

  private var keyboard: UIKeyboardType {
    switch typed {
    case .words, .name: .default
    case .number: .decimalPad
    case .phone: .phonePad
    case .email: .emailAddress
    }
  }

  private var capitals: TextInputAutocapitalization {
    switch typed {
    case .words: .sentences
    case .name: .words
    default: .never
    }
  }
}
