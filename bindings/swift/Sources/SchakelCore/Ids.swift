// Ids as the core writes them: 32 hexadecimal digits. Values, so that they can be a list's key or
// stand in saved state; a type per kind, so that a visit's id is never taken for a case's.

/// What every id is: a name that only the core can read anything from.
public protocol Id: Hashable, Codable, Sendable, CustomStringConvertible {
  /// Its 32 digits.
  var hex: String { get }

  /// An id from saved state; what is none names nothing.
  init(hex: String)
}

extension Id {
  /// Coded as its digits alone.
  public init(from decoder: any Decoder) throws {
    self.init(hex: try decoder.singleValueContainer().decode(String.self))
  }

  /// Coded as its digits alone.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }

  /// Its digits.
  public var description: String { hex }
}

/// A safety timer of somebody else.
public struct AlarmId: Id {
  public let hex: String

  public init(hex: String) {
    self.hex = hex
  }
}

/// Something agreed for a day.
public struct AppointmentId: Id {
  public let hex: String

  public init(hex: String) {
    self.hex = hex
  }
}

/// An attempt to reach somebody.
public struct AttemptId: Id {
  public let hex: String

  public init(hex: String) {
    self.hex = hex
  }
}

/// One telephone call, text or e-mail.
public struct CallId: Id {
  public let hex: String

  public init(hex: String) {
    self.hex = hex
  }
}

/// A case.
public struct CaseId: Id {
  public let hex: String

  public init(hex: String) {
    self.hex = hex
  }
}

/// A contact person within a partner.
public struct ContactId: Id {
  public let hex: String

  public init(hex: String) {
    self.hex = hex
  }
}

/// A phone or desk, for as long as it is in use.
public struct DeviceId: Id {
  public let hex: String

  public init(hex: String) {
    self.hex = hex
  }
}

/// Any entity, whatever its kind.
public struct EntityId: Id {
  public let hex: String

  public init(hex: String) {
    self.hex = hex
  }
}

/// Somebody who was invited.
public struct InviteeId: Id {
  public let hex: String

  public init(hex: String) {
    self.hex = hex
  }
}

/// One line of a visit.
public struct LineId: Id {
  public let hex: String

  public init(hex: String) {
    self.hex = hex
  }
}

/// A network partner.
public struct PartnerId: Id {
  public let hex: String

  public init(hex: String) {
    self.hex = hex
  }
}

/// A person.
public struct PersonId: Id {
  public let hex: String

  public init(hex: String) {
    self.hex = hex
  }
}

/// One row of a plan.
public struct PlanItemId: Id {
  public let hex: String

  public init(hex: String) {
    self.hex = hex
  }
}

/// A promise.
public struct PromiseId: Id {
  public let hex: String

  public init(hex: String) {
    self.hex = hex
  }
}

/// A report.
public struct ReportId: Id {
  public let hex: String

  public init(hex: String) {
    self.hex = hex
  }
}

/// One immutable revision of an entity.
public struct RevisionId: Id {
  public let hex: String

  public init(hex: String) {
    self.hex = hex
  }
}

/// A round of calls for one case.
public struct RoundId: Id {
  public let hex: String

  public init(hex: String) {
    self.hex = hex
  }
}

/// Money spent.
public struct SpendingId: Id {
  public let hex: String

  public init(hex: String) {
    self.hex = hex
  }
}

/// A visit summary for the supervisors.
public struct SummaryId: Id {
  public let hex: String

  public init(hex: String) {
    self.hex = hex
  }
}

/// A visit.
public struct VisitId: Id {
  public let hex: String

  public init(hex: String) {
    self.hex = hex
  }
}

/// A safety timer.
public struct WatchId: Id {
  public let hex: String

  public init(hex: String) {
    self.hex = hex
  }
}
