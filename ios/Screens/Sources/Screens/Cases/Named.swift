extension Shell {
  /// The name of somebody around the client; initials while names are covered.
  public func named(_ name: String) -> String {
    if !covered || name.isEmpty { return name }
    let parts = name.split { $0 == " " || $0 == "-" }
    return parts.isEmpty ? "–" : parts.map { "\($0.prefix(1).uppercased())." }.joined()
  }
}
