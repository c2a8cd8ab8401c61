import Observation
import SchakelCore

/// The tabs of the frame: Team is there for supervisors.
@Observable
public final class FrameModel: Model {
  /// Whether this device supervises.
  public private(set) var supervises = false

  /// Follows the device's place in the team.
  public override init(_ shell: Shell) {
    super.init(shell)
    watch {
      try $0.team.view().place.supervises
    } show: { [weak self] in
      self?.supervises = $0
    }
  }

  /// The tabs, in their order.
  public var tabs: [MainTab] {
    MainTab.allCases.filter { $0 != .team || supervises || shell.navigator.tab == .team }
  }
}

extension Place {
  /// Whether this place in the team supervises.
  public var supervises: Bool {
    if case .member(let roles) = self { roles.supervisor } else { false }
  }
}
