package app.schakel.screens.cases

import app.schakel.core.ActionState
import app.schakel.core.AttemptDraft
import app.schakel.core.AttemptKind
import app.schakel.core.AttemptOutcome
import app.schakel.core.CaseId
import app.schakel.core.ContactPart
import app.schakel.core.LinePart
import app.schakel.core.Mark
import app.schakel.core.NextPart
import app.schakel.core.Owner
import app.schakel.core.PartOfDay
import app.schakel.core.PlanDraft
import app.schakel.core.PlanItemPart
import app.schakel.core.PromiseDraft
import app.schakel.core.Promiser
import app.schakel.core.RelationPart
import app.schakel.core.Trust
import app.schakel.core.Unlocked
import app.schakel.core.VisitId
import app.schakel.screens.report
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import app.schakel.core.Stage as Change

/** A case as it stands halfway a day: reported, tried, visited, planned, something promised. */
class Day(val case: CaseId, val visit: VisitId, val unfinished: VisitId)

private val LINES = listOf(
    Mark.Fact to "Keuken vol post, ongeopend sinds juli. Koelkast leeg, geen verwarming aan.",
    Mark.Quote to "Ik doe de deur niet meer open, het is toch altijd geld.",
    Mark.Interpretation to "Somber en bang, niet onwillig. Drinkt sinds het overlijden van zijn broer.",
    Mark.Agreement to "Hij wil opgenomen worden als de hond Boef ergens heen kan.",
).map { (mark, text) -> LinePart(null, mark, text, false) }

/** Lives that day. Every person, address and remark is invented. */
fun Unlocked.day(): Day {
    listOf("Joke Nergens" to "Westerhaar", "Karim Fictief" to "Den Ham", "Mia Denkbeeld" to "Vriezenveen").forEach { (name, village) ->
        report(name, village)
    }
    val case = report(
        "Rinus Kwakernaat",
        address = "Verzonnenlaan 12",
        safety = "Grote hond, slaat aan bij de voordeur",
        concern = "Vijf maanden huurachterstand, post stapelt op, buren horen hem 's nachts praten.",
    )
    val around = listOf(
        RelationPart("Bep Verzonnen", "zus", "(0546) 00 00 22", true),
        RelationPart("Dirk Bedacht", "buurman", "", null),
    )
    val known = cases.get(case).person
    cases.correctPerson(
        case,
        known.copy(description = "man, ongeveer 45, vaste pet", birthYear = 1981.toUShort(), dial = "(0546) 00 00 21", around = around),
    )
    val tried = AttemptDraft(
        case,
        AttemptKind.HomeVisit,
        AttemptOutcome.DidNotOpen,
        null,
        Instant.now().minus(Duration.ofHours(2)),
        null,
        "Gordijnen bewogen, hond blafte",
        null,
    )
    visits.attempt(tried)
    val visit = visits.start(case, null)
    visits.finish(
        visit,
        visits.draft(visit).copy(
            started = Instant.now().minus(Duration.ofMinutes(52)),
            lines = LINES,
            outcome = AttemptOutcome.Inside,
            contact = ContactPart(reached = true, inConversation = true, acceptsHelp = true),
            trust = Trust.Beginning,
            stage = Change.Contemplation,
            next = NextPart("Samen naar de opname, hond eerst wegbrengen", LocalDate.now().plusDays(2), PartOfDay.Morning),
        ),
    )
    plan(case)
    calls.promise(
        case,
        Promiser.Relative,
        PromiseDraft("Uitstel ontruiming met vier weken, op papier", "wijkconsulent", LocalDate.now(), null),
    )
    val unfinished = visits.start(case, null)
    visits.keep(unfinished, visits.draft(unfinished).copy(lines = LINES.dropLast(1)))
    return Day(case, visit, unfinished)
}

private fun Unlocked.plan(case: CaseId) {
    fun row(stressor: String, goal: String, action: String, owner: Owner, name: String, days: Long, state: ActionState) =
        PlanItemPart(null, stressor, goal, action, owner, name, LocalDate.now().plusDays(days), state)
    plans.write(
        case,
        PlanDraft(
            listOf(
                row(
                    "Ontruiming op dinsdag",
                    "In de woning blijven",
                    "Uitstel vragen en betalingsregeling",
                    Owner.Partner,
                    "wijkconsulent",
                    2,
                    ActionState.Done,
                ),
                row("Drinkt elke dag", "Nuchter beginnen", "Opname voor detox", Owner.Worker, "", 2, ActionState.Open),
                row("Hond kan niet mee", "Hond veilig", "Oppas voor de hond", Owner.Network, "Bep", 1, ActionState.Open),
            ),
            "Eerst slapen en niet meer alleen zijn met die stapel.",
        ),
    )
    plans.clientSaidYes(case, LocalDate.now())
}
