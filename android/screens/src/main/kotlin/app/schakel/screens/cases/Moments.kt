package app.schakel.screens.cases

import androidx.compose.ui.graphics.vector.ImageVector
import app.schakel.core.CallView
import app.schakel.core.Callee
import app.schakel.core.ContactPart
import app.schakel.core.Moment
import app.schakel.core.PlacePart
import app.schakel.core.PromiseStanding
import app.schakel.core.VisitView
import app.schakel.core.label
import app.schakel.screens.look.Signs
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.capitalized
import app.schakel.screens.visit.sign
import app.schakel.screens.visit.written

/** A line of text behind a sign. */
data class Sentence(val text: String, val icon: ImageVector? = null)

/** The name of somebody around the client; initials while names are [covered]. */
internal fun named(name: String, covered: Boolean): String =
    if (!covered) {
        name
    } else {
        name.split(' ', '-').filter { it.isNotBlank() }.joinToString("") { "${it.first().uppercaseChar()}." }.ifEmpty { "–" }
    }

/** What happened, in one line of the route. No name of somebody around stands in it while [covered]. */
internal fun Moment.line(says: Texts, covered: Boolean): Sentence {
    val way = says.cases.way
    val language = says.language
    return when (this) {
        is Moment.Report -> Sentence(says.cases.report(label(v1.source, language)), Signs.report)
        is Moment.Attempt -> Sentence(way.attempt(label(v1.kind, language), label(v1.outcome, language)), v1.outcome.sign)
        is Moment.Visit -> Sentence(way.visit(label(v1.outcome, language), v1.minutes), v1.outcome.sign)
        is Moment.Appointment -> Sentence(way.appointment(label(v1.kind, language), says.dates.day(v1.on)), Signs.calendar)
        is Moment.Call -> Sentence(way.call(label(v1.channel, language).capitalized(), v1.whom(says, covered)), Signs.call)
        is Moment.Round -> Sentence(way.round(v1.arranged, v1.needs.size), Signs.callBack)
        is Moment.Promise -> Sentence(way.promise(v1.what), Signs.promise)
        is Moment.Plan -> Sentence(way.plan(v1.items.size), Signs.plan)
        is Moment.Spending -> Sentence("${says.dates.money(v1.cents)}: ${v1.purpose}", Signs.euro)
        is Moment.Summary -> Sentence(way.summary, Signs.team)
    }
}

/** Everything that is known about what happened, line by line. */
internal fun Moment.details(says: Texts, covered: Boolean): List<Sentence> {
    val way = says.cases.way
    val language = says.language
    return when (this) {
        is Moment.Report -> sentences(
            v1.concern,
            says.dates.moment(v1.received) + ", " + label(v1.channel, language),
            v1.place.written()?.let { way.address(it) },
            v1.safety.takeIf { it.isNotBlank() }?.let { way.minding(it) },
        )

        is Moment.Attempt -> sentences(v1.contact.written(says), label(v1.part, language).capitalized(), v1.line)

        is Moment.Visit -> v1.sentences(says, covered)

        is Moment.Appointment -> sentences(
            v1.what,
            listOfNotNull(
                says.dates.day(v1.on),
                v1.time?.let { says.dates.time(it) },
                v1.part?.let { label(it, language) },
            ).joinToString(", "),
            v1.settled?.let { way.done(says.dates.moment(it)) },
        )

        is Moment.Call -> sentences(
            v1.outcome?.let { label(it, language).capitalized() } ?: way.noOutcome.capitalized(),
            v1.callBack?.let { way.callBack(says.dates.moment(it)) },
            v1.line,
        )

        is Moment.Round -> sentences(way.roundTook(v1.calls, v1.minutes))

        is Moment.Promise -> sentences(
            says.cases.by(says.dates.day(v1.due), v1.partner.ifEmpty { named(v1.who, covered) }).capitalized(),
            v1.standing.written(says).capitalized(),
        )

        is Moment.Plan -> v1.items.map { item ->
            Sentence(listOf(item.stressor, item.goal, item.action).filter { it.isNotBlank() }.joinToString(" → "))
        } + sentences(v1.ownWords, (v1.clientsYes?.let { way.saidYes(says.dates.day(it)) } ?: way.noYes).capitalized())

        is Moment.Spending -> sentences(
            v1.agreedBy.takeIf { it.isNotBlank() }?.let { way.agreedBy(it) },
            if (v1.justified == null) way.justifyBy(says.dates.day(v1.justifyBy)) else way.effect(v1.effect),
        )

        // The card shows it.
        is Moment.Summary -> emptyList()
    }
}

private fun VisitView.sentences(says: Texts, covered: Boolean): List<Sentence> {
    val way = says.cases.way
    val language = says.language
    val names = present.joinToString(", ") { named(it.name, covered).ifEmpty { it.organisation } }
    return lines.map { Sentence(it.text, it.mark.sign) } + sentences(
        contact.written(says),
        names.takeIf { it.isNotEmpty() }?.let { way.present(it) },
        trust?.let { way.trust(label(it, language)) },
        stage?.let { way.stage(label(it, language)) },
        next?.let { way.next(it.written(says)) },
    )
}

private fun sentences(vararg texts: String?): List<Sentence> = texts.filterNotNull().filter { it.isNotBlank() }.map { Sentence(it) }

/** Whom a call was to; the client and those around without a name while [covered]. */
private fun CallView.whom(says: Texts, covered: Boolean): String =
    when (callee) {
        Callee.Client -> says.cases.way.client
        is Callee.Relative -> named(calleeName, covered)
        is Callee.Reporter -> says.cases.way.reporter
        is Callee.Partner -> calleeName
    }

private fun ContactPart.written(says: Texts): String =
    listOf(
        says.visit.reached to reached,
        says.visit.inConversation to inConversation,
        says.visit.acceptsHelp to acceptsHelp,
    ).filter { it.second }.joinToString(", ") { it.first }

/** Address and village in one line; null when neither is known. */
internal fun PlacePart.written(): String? =
    listOf(address, village)
        .filter {
            it.isNotBlank()
        }.joinToString(", ")
        .takeIf { it.isNotEmpty() }

/** Where a promise stands, in words. */
internal fun PromiseStanding.written(says: Texts): String {
    val way = says.cases.way
    return when (this) {
        PromiseStanding.Open -> way.open
        PromiseStanding.DueToday -> way.dueToday
        is PromiseStanding.Late -> way.late(days)
        PromiseStanding.Kept -> way.kept
        PromiseStanding.KeptLate -> way.keptLate
        PromiseStanding.Withdrawn -> way.withdrawn
    }
}
