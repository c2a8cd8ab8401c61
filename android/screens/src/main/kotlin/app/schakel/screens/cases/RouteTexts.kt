package app.schakel.screens.cases

/** What the route so far says about each thing that happened. */
interface RouteTexts {
    fun attempt(kind: String, outcome: String): String

    fun visit(outcome: String, minutes: UInt): String

    fun appointment(kind: String, day: String): String

    fun call(channel: String, whom: String): String

    val noOutcome: String
    val client: String
    val reporter: String

    fun round(arranged: UInt, needs: Int): String

    fun roundTook(calls: UInt, minutes: UInt): String

    fun promise(what: String): String

    fun plan(rows: Int): String

    fun saidYes(day: String): String

    val noYes: String
    val summary: String

    fun present(names: String): String

    fun trust(trust: String): String

    fun stage(stage: String): String

    fun next(next: String): String

    fun callBack(moment: String): String

    fun done(moment: String): String

    fun agreedBy(name: String): String

    fun justifyBy(day: String): String

    fun effect(effect: String): String

    fun address(place: String): String

    fun minding(safety: String): String

    val open: String
    val dueToday: String

    fun late(days: UInt): String

    val kept: String
    val keptLate: String
    val withdrawn: String
}

/** In Dutch. */
object DutchRoute : RouteTexts {
    override fun attempt(kind: String, outcome: String) = "Poging, $kind: $outcome"

    override fun visit(outcome: String, minutes: UInt) = "Bezoek: $outcome, $minutes min"

    override fun appointment(kind: String, day: String) = "Afspraak, $kind: $day"

    override fun call(channel: String, whom: String) = "$channel met $whom"

    override val noOutcome = "uitkomst ontbreekt"
    override val client = "cliënt"
    override val reporter = "melder"

    override fun round(arranged: UInt, needs: Int) = "Belronde: $arranged van $needs geregeld"

    override fun roundTook(calls: UInt, minutes: UInt) = (if (calls == 1u) "1 telefoontje" else "$calls telefoontjes") + ", $minutes min"

    override fun promise(what: String) = "Toezegging: $what"

    override fun plan(rows: Int) = if (rows == 1) "Plan, 1 regel" else "Plan, $rows regels"

    override fun saidYes(day: String) = "ja van de cliënt, $day"

    override val noYes = "nog geen ja van de cliënt"
    override val summary = "Samenvatting voor de leidinggevende"

    override fun present(names: String) = "Erbij: $names"

    override fun trust(trust: String) = "Vertrouwen: $trust"

    override fun stage(stage: String) = "Fase van verandering: $stage"

    override fun next(next: String) = "Vervolg: $next"

    override fun callBack(moment: String) = "Terugbellen: $moment"

    override fun done(moment: String) = "Gedaan of afgezegd $moment"

    override fun agreedBy(name: String) = "Akkoord van $name"

    override fun justifyBy(day: String) = "Verantwoorden uiterlijk $day"

    override fun effect(effect: String) = "Effect: $effect"

    override fun address(place: String) = "Waar: $place"

    override fun minding(safety: String) = "Let op: $safety"

    override val open = "open"
    override val dueToday = "vandaag"

    override fun late(days: UInt) =
        when (days) {
            0u -> "vandaag te laat"
            1u -> "1 dag te laat"
            else -> "$days dagen te laat"
        }

    override val kept = "nagekomen"
    override val keptLate = "nagekomen, te laat"
    override val withdrawn = "ingetrokken"
}

/** In English. */
object EnglishRoute : RouteTexts {
    override fun attempt(kind: String, outcome: String) = "Attempt, $kind: $outcome"

    override fun visit(outcome: String, minutes: UInt) = "Visit: $outcome, $minutes min"

    override fun appointment(kind: String, day: String) = "Appointment, $kind: $day"

    override fun call(channel: String, whom: String) = "$channel with $whom"

    override val noOutcome = "outcome missing"
    override val client = "client"
    override val reporter = "reporter"

    override fun round(arranged: UInt, needs: Int) = "Round: $arranged of $needs arranged"

    override fun roundTook(calls: UInt, minutes: UInt) = (if (calls == 1u) "1 call" else "$calls calls") + ", $minutes min"

    override fun promise(what: String) = "Promise: $what"

    override fun plan(rows: Int) = if (rows == 1) "Plan, 1 row" else "Plan, $rows rows"

    override fun saidYes(day: String) = "client said yes, $day"

    override val noYes = "no yes of the client yet"
    override val summary = "Summary for the supervisor"

    override fun present(names: String) = "Present: $names"

    override fun trust(trust: String) = "Trust: $trust"

    override fun stage(stage: String) = "Stage of change: $stage"

    override fun next(next: String) = "Next: $next"

    override fun callBack(moment: String) = "Call back: $moment"

    override fun done(moment: String) = "Done or called off $moment"

    override fun agreedBy(name: String) = "Agreed by $name"

    override fun justifyBy(day: String) = "Account for it by $day"

    override fun effect(effect: String) = "Effect: $effect"

    override fun address(place: String) = "Where: $place"

    override fun minding(safety: String) = "Mind: $safety"

    override val open = "open"
    override val dueToday = "today"

    override fun late(days: UInt) =
        when (days) {
            0u -> "late today"
            1u -> "1 day late"
            else -> "$days days late"
        }

    override val kept = "kept"
    override val keptLate = "kept, too late"
    override val withdrawn = "withdrawn"
}
