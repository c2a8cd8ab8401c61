import SwiftUI

/// Somebody who can be called: who, why, and one act. A tap on the words opens what is seldom wanted.
struct CalleeRow<Seldom: View, Main: View>: View {
  let name: Text
  var function: Text?
  var why: Text?
  var opened = false
  var onOpen: (@MainActor () -> Void)?
  @ViewBuilder let act: () -> Main
  @ViewBuilder let seldom: () -> Seldom

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      // Large letters need the whole width: the act stands below the words it belongs to.
      ViewThatFits(in: .horizontal) {
        HStack(spacing: 12) {
          words
          Spacer(minLength: 8)
          act()
        }
        VStack(alignment: .leading, spacing: 8) {
          words
          act()
        }
      }
      if opened {
        ViewThatFits(in: .horizontal) {
          HStack(spacing: 16, content: seldom)
          VStack(alignment: .leading, spacing: 12, content: seldom)
        }
        .buttonStyle(.borderless)
      }
    }
    .frame(minHeight: 48)
  }

  @ViewBuilder private var words: some View {
    if let onOpen {
      Button(action: onOpen) { lines }.buttonStyle(.plain)
    } else {
      lines
    }
  }

  private var lines: some View {
    VStack(alignment: .leading, spacing: 2) {
      name.font(.headline)
      if let function { function }
      if let why { why.font(.footnote).foregroundStyle(.secondary) }
    }
    .contentShape(Rectangle())
    .accessibilityElement(children: .combine)
  }
}

extension CalleeRow where Seldom == EmptyView {
  /// Without anything that is seldom wanted.
  init(
    _ name: Text, function: Text? = nil, why: Text? = nil, @ViewBuilder act: @escaping () -> Main
  ) {
    self.init(name: name, function: function, why: why, act: act) { EmptyView() }
  }
}

/// The act of every row: the dialer opens.
struct CallAct: View {
  let enabled: Bool
  let action: @MainActor () -> Void

  var body: some View {
    Act(.call("call"), icon: "phone", enabled: enabled, action: action)
  }
}
