import SchakelCore
import Screens
import SwiftUI

/// How grave something is; shown by colour and by sign or word, never by colour alone.
enum Tone {
  case plain, due, overdue, arranged

  var color: Color {
    switch self {
    case .plain: .secondary
    case .due: Color("Due", bundle: .module)
    case .overdue: Color("Overdue", bundle: .module)
    case .arranged: Color("Arranged", bundle: .module)
    }
  }

  /// The sign that stands beside the colour.
  var icon: String {
    switch self {
    case .plain: "info.circle"
    case .due: "clock"
    case .overdue: "exclamationmark.triangle"
    case .arranged: "checkmark.circle"
    }
  }
}

/// One plain sentence about what is so, and what to do.
struct Notice: View {
  let text: Text
  var tone = Tone.plain
  var icon: String?
  var act: Text?
  var onAct: @MainActor () -> Void = {}

  init(
    _ text: Text, tone: Tone = .plain, icon: String? = nil, act: Text? = nil,
    onAct: @escaping @MainActor () -> Void = {}
  ) {
    self.text = text
    self.tone = tone
    self.icon = icon
    self.act = act
    self.onAct = onAct
  }

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      Label {
        text
      } icon: {
        Image(systemName: icon ?? tone.icon).foregroundStyle(tone.color)
      }
      if let act { Button(action: onAct) { act }.buttonStyle(.borderless) }
    }
  }
}

/// What went wrong last, when something did.
struct Problem: View {
  let problem: CoreError?

  init(_ problem: CoreError?) { self.problem = problem }

  var body: some View {
    if let problem { Notice(.problem(problem), tone: .overdue) }
  }
}

/// What will come here, and the first act.
struct Empty: View {
  let text: Text
  let icon: String
  var act: Text?
  var onAct: @MainActor () -> Void = {}

  init(
    _ text: Text, icon: String, act: Text? = nil, onAct: @escaping @MainActor () -> Void = {}
  ) {
    self.text = text
    self.icon = icon
    self.act = act
    self.onAct = onAct
  }

  var body: some View {
    ContentUnavailableView {
      Label {
        text
      } icon: {
        Image(systemName: icon)
      }
    } actions: {
      if let act { Button(action: onAct) { act }.buttonStyle(.bordered) }
    }
  }
}
