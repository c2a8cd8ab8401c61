// refused: conformance of 'Unlocked' to 'Sendable' is unavailable
import SchakelCore

/// The areas of the core stay on the thread that they were handed to.
func leak(from core: Core) async throws -> Unlocked {
  try await core.ask { $0 }
}
