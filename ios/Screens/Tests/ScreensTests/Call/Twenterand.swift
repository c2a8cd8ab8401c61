import SchakelCore
import Testing

/// Invented people and numbers for calls, over the partners of the example pack.
enum Twenterand {
  /// Somebody with a sister, reported by somebody of the housing association.
  static func rinus(_ core: Unlocked) throws -> CaseId {
    try core.cases.report(
      draft: ReportDraft(
        source: .housingAssociation,
        reporter: ReporterPart(
          name: "Teun Hypotheet", organisation: "Woningcorporatie", dial: "(0546) 00 00 11"),
        kind: "urgent-concern",
        person: PersonPart(
          name: "Rinus Kwakernaat", description: "man, ongeveer 45, vaste pet",
          place: PlacePart(address: "Verzonnenlaan 12", village: "Vroomshoop"),
          dial: "(0546) 00 00 21",
          around: [
            RelationPart(
              name: "Wil Kwakernaat", role: "zus", dial: "(0546) 00 00 22", mayApproach: true)
          ]),
        concern: "Vijf maanden huurachterstand, post stapelt op.", reason: "home", urgency: .today,
        safety: "Grote hond")
    ).case
  }

  /// Numbers that cannot exist, for partners of the example pack.
  static func fillInPartners(_ core: Unlocked) throws {
    try fillIn(
      core, "Woningcorporatie", "(0546) 00 00 10", "wijkconsulent", "Teun Hypotheet",
      "(0546) 00 00 11")
    try fillIn(core, "Gemeente Twenterand", "(0546) 840 840")
    try fillIn(
      core, "Verslavingszorg", "", "opnamecoördinator", "Sanne Denkbeeld", "(0546) 00 00 12")
    try fillIn(
      core, "Werk en inkomen", "", "inkomensconsulent", "Bas Fictief", "(0546) 00 00 13")
    try fillIn(core, "Schuldhulpverlening", "(0546) 00 00 15")
  }

  /// A partner of the pack by its name.
  static func partner(_ core: Unlocked, _ name: String) throws -> PartnerView {
    try #require(try core.directory.list(need: nil).first { $0.name == name })
  }

  /// A plan of two rows.
  static func plan(_ core: Unlocked, for client: CaseId) throws {
    let rows = ["Opname voor detox", "Oppas voor de hond"].map {
      PlanItemPart(action: $0, owner: .worker, state: .open)
    }
    _ = try core.plans.write(case: client, draft: PlanDraft(items: rows, ownWords: "Eerst slapen."))
  }

  private static func fillIn(
    _ core: Unlocked, _ name: String, _ dial: String, _ function: String = "",
    _ person: String = "", _ own: String = ""
  ) throws {
    let somebody = ContactDraft(name: person, function: function, dial: own)
    let draft = PartnerDraft(
      dial: dial, hours: "Mo-Su 00:00-24:00", contacts: function.isEmpty ? [] : [somebody],
      place: PlacePart())
    _ = try core.directory.fillIn(id: partner(core, name).partner, draft: draft)
  }
}
