import Screens
import SwiftUI

/// A question for a PIN: what is asked above, our own keys low for the thumb. No keyboard sees a PIN,
/// and nothing can be pasted. While something is going on, the keys wait.
struct PinPage<More: View>: View {
  let asks: Text
  var below: Text?
  let pin: Pin
  var working: Text?
  var enabled = true
  /// Asks for finger or face, when that may be enough.
  var finger: (@MainActor () -> Void)?
  let onDone: @MainActor () -> Void
  @ViewBuilder let more: () -> More

  var body: some View {
    ScrollView {
      VStack(spacing: 16) {
        asks.font(.title2).multilineTextAlignment(.center).accessibilityAddTraits(.isHeader)
        if let below {
          below.font(.footnote).foregroundStyle(.secondary).multilineTextAlignment(.center)
        }
        if let working { ProgressView { working } } else { Dots(count: pin.count) }
        more()
      }
      .padding()
      .frame(maxWidth: .infinity)
    }
    .safeAreaInset(edge: .bottom) {
      Keypad(
        pin: pin, enabled: enabled && working == nil, finger: finger, onDone: onDone
      )
      .padding()
      .background(.bar)
    }
  }
}

/// A dot for each digit, and a ring for each that a PIN has at least. Nothing says them aloud.
private struct Dots: View {
  let count: Int

  var body: some View {
    HStack(spacing: 14) {
      ForEach(0..<max(count, Pin.least), id: \.self) { at in
        Image(systemName: at < count ? "circle.fill" : "circle")
          .font(.footnote)
          .foregroundStyle(Color("Petrol", bundle: .module))
      }
    }
    .frame(minHeight: 44)
    .accessibilityElement(children: .ignore)
    .accessibilityLabel(.lock("key.typed"))
  }
}

/// Keys that are large enough for a thumb that does not look.
private struct Keypad: View {
  let pin: Pin
  let enabled: Bool
  let finger: (@MainActor () -> Void)?
  let onDone: @MainActor () -> Void
  private let columns = [GridItem(), GridItem(), GridItem()]

  var body: some View {
    LazyVGrid(columns: columns, spacing: 10) {
      ForEach(1..<10, id: \.self) { digit($0) }
      if let finger, pin.count == 0 {
        key("faceid", says: .lock("fingerprint"), enabled: enabled, action: finger)
      } else {
        key("delete.left", says: .lock("key.remove"), enabled: enabled && pin.count > 0) {
          pin.remove()
        }
      }
      digit(0)
      key("checkmark", says: .lock("key.done"), enabled: enabled && pin.enough, action: onDone)
    }
    .frame(maxWidth: 400)
    // The keys fill the lower half as they are; larger letters would push them off the screen.
    .dynamicTypeSize(...DynamicTypeSize.accessibility1)
  }

  private func digit(_ digit: Int) -> some View {
    Button {
      pin.add(digit)
    } label: {
      Text(verbatim: "\(digit)").font(.title).frame(maxWidth: .infinity, minHeight: 56)
    }
    .buttonStyle(.bordered)
    .disabled(!enabled)
  }

  private func key(
    _ icon: String, says: Text, enabled: Bool, action: @escaping @MainActor () -> Void
  ) -> some View {
    Button(action: action) {
      Image(systemName: icon).font(.title2).frame(maxWidth: .infinity, minHeight: 56)
    }
    .buttonStyle(.bordered)
    .disabled(!enabled)
    .accessibilityLabel(says)
  }
}
