import Observation
import SchakelCore

/// A screen from which somebody is called. The call is written down before the dialer opens.
@MainActor @Observable public class DialModel: Model {
  /// A call that this device cannot make itself: its number is shown large.
  public private(set) var byHand: DialView?

  /// Opens the phone's own dialer, text or mail app; the sheet after the call waits behind it.
  func dial(_ draft: CallDraft) async throws {
    let view = try await ask { try $0.calls.dial(draft: draft) }
    if await shell.phone.open(view.uri) {
      toSheet(view.call)
    } else {
      byHand = view
    }
  }

  /// The call was made on another device.
  public func calledByHand() {
    guard let view = byHand else { return }
    byHand = nil
    toSheet(view.call)
  }

  /// Copies the number or address.
  public func copyNumber() {
    if let view = byHand { shell.phone.copy(view.shown) }
  }

  private func toSheet(_ call: CallId) {
    if case .afterCall = shell.navigator.current {
      shell.navigator.replace(.afterCall(call))
    } else {
      shell.navigator.open(.afterCall(call))
    }
  }
}
