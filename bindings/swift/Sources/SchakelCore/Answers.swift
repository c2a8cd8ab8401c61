/// The code for a fault inside the core that nothing else names.
private let panic: UInt32 = 99

/// The answer of the core to a question. A panic inside it is an error like any other.
func answer<T>(_ question: () throws -> T) throws -> T {
  do {
    return try question()
  } catch  where String(describing: type(of: error)) == "UniffiInternalError" {
    // The generated package keeps this type to itself.
    throw CoreError.Internal(code: panic)
  }
}
