package app.schakel.screens.call

import app.schakel.core.ActionState
import app.schakel.core.CaseId
import app.schakel.core.ContactDraft
import app.schakel.core.Owner
import app.schakel.core.PartnerDraft
import app.schakel.core.PartnerView
import app.schakel.core.PersonPart
import app.schakel.core.PlacePart
import app.schakel.core.PlanDraft
import app.schakel.core.PlanItemPart
import app.schakel.core.RelationPart
import app.schakel.core.ReportDraft
import app.schakel.core.ReporterPart
import app.schakel.core.Source
import app.schakel.core.Unlocked
import app.schakel.core.Urgency

/** Somebody invented, with a sister, reported by somebody of the housing association. */
fun Unlocked.rinus(): CaseId =
    cases
        .report(
            ReportDraft(
                source = Source.HousingAssociation,
                reporter = ReporterPart("Teun Hypotheet", "Woningcorporatie", "(0546) 00 00 11"),
                channel = null,
                kind = "urgent-concern",
                person = PersonPart(
                    name = "Rinus Kwakernaat",
                    description = "man, ongeveer 45, vaste pet",
                    birthYear = null,
                    place = PlacePart("Verzonnenlaan 12", "Vroomshoop", null),
                    dial = "(0546) 00 00 21",
                    language = "",
                    around = listOf(RelationPart("Wil Kwakernaat", "zus", "(0546) 00 00 22", true)),
                ),
                case = null,
                follows = null,
                concern = "Vijf maanden huurachterstand, post stapelt op.",
                reason = "home",
                urgency = Urgency.Today,
                place = PlacePart("", "", null),
                safety = "Grote hond",
                received = null,
                shielded = null,
            ),
        ).case

/** Numbers that cannot exist, for partners of the example pack. */
fun Unlocked.fillInPartners() {
    fillIn("Woningcorporatie", "(0546) 00 00 10", "wijkconsulent", "Teun Hypotheet", "(0546) 00 00 11")
    fillIn("Gemeente Twenterand", "(0546) 840 840")
    fillIn("Verslavingszorg", "", "opnamecoördinator", "Sanne Denkbeeld", "(0546) 00 00 12")
    fillIn("Werk en inkomen", "", "inkomensconsulent", "Bas Fictief", "(0546) 00 00 13")
    fillIn("Schuldhulpverlening", "(0546) 00 00 15")
}

/** A partner of the pack by its name. */
fun Unlocked.partner(name: String): PartnerView = directory.list(null).first { it.name == name }

private fun Unlocked.fillIn(name: String, dial: String, function: String = "", person: String = "", own: String = "") {
    val contacts = if (function.isEmpty()) emptyList() else listOf(ContactDraft(null, person, function, own, ""))
    val draft = PartnerDraft("", "", emptyList(), dial, "", "Mo-Su 00:00-24:00", contacts, PlacePart("", "", null), "")
    directory.fillIn(partner(name).partner, draft)
}

/** A plan of two rows. */
fun Unlocked.planFor(case: CaseId) {
    val row = { action: String -> PlanItemPart(null, "", "", action, Owner.Worker, "", null, ActionState.Open) }
    plans.write(case, PlanDraft(listOf(row("Opname voor detox"), row("Oppas voor de hond")), "Eerst slapen."))
}
