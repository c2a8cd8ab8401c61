import SchakelCore

extension Unlocked {
  /// An invented report, of which a test says only what it is about.
  func report(
    _ name: String, village: String = "Vroomshoop", address: String = "", safety: String = "",
    reason: String = "", concern: String = ""
  ) throws -> CaseId {
    let place = PlacePart(address: address, village: village, spot: nil)
    let reporter = ReporterPart(
      name: "Teun Hypotheet", organisation: "Woningcorporatie", dial: "(0546) 00 00 11")
    let draft = ReportDraft(
      source: .housingAssociation, reporter: reporter, person: PersonPart(name: name, place: place),
      concern: concern, reason: reason, urgency: .today, safety: safety)
    return try cases.report(draft: draft).case
  }
}
