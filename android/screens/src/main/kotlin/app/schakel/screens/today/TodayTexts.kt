package app.schakel.screens.today

/** What Today says. */
interface TodayTexts {
    val title: String
    val late: String
    val due: String
    val visits: String

    fun now(who: String, what: String, at: String): String

    val start: String
    val goOn: String
    val openVisits: String

    fun begun(time: String): String

    val correcting: String

    fun outcomeMissing(callee: String): String

    val fillIn: String

    fun mind(risks: String): String

    val callBack: String

    fun promised(what: String): String

    fun attempt(number: UInt): String

    val outcome: String

    fun justify(amount: String): String

    val nothing: String
    val firstReport: String
    val clockBehind: String

    fun promisesOpen(count: UInt): String

    fun daysLate(days: Long): String
}

/** Today in Dutch. */
object DutchToday : TodayTexts {
    override val title = "Vandaag"
    override val late = "Te laat"
    override val due = "Vandaag"
    override val visits = "Erheen"

    override fun now(who: String, what: String, at: String) = listOf("Nu  $who", what, at).filter { it.isNotEmpty() }.joinToString("  ")

    override val start = "Start bezoek"
    override val goOn = "Verder"
    override val openVisits = "Nog open"

    override fun begun(time: String) = "bezoek, begonnen $time"

    override val correcting = "correctie van een bezoek"

    override fun outcomeMissing(callee: String) = "Hoe liep het telefoontje met $callee af?"

    override val fillIn = "Invullen"

    override fun mind(risks: String) = "let op: $risks"

    override val callBack = "terugbellen"

    override fun promised(what: String) = "toegezegd: $what"

    override fun attempt(number: UInt) = "poging $number"

    override val outcome = "telefoontje: uitkomst ontbreekt"

    override fun justify(amount: String) = "$amount verantwoorden"

    override val nothing = "Niets te doen vandaag. Wat moet, komt hier vanzelf te staan."
    override val firstReport = "Melding opnemen"
    override val clockBehind = "De klok van dit toestel staat terug. Zet hem goed; tijden hieronder kunnen niet kloppen."

    override fun promisesOpen(count: UInt) = if (count == 1u) "1 toezegging staat open" else "$count toezeggingen staan open"

    override fun daysLate(days: Long) = if (days == 1L) "1 dag te laat" else "$days dagen te laat"
}

/** Today in English. */
object EnglishToday : TodayTexts {
    override val title = "Today"
    override val late = "Late"
    override val due = "Today"
    override val visits = "To go to"

    override fun now(who: String, what: String, at: String) = listOf("Now  $who", what, at).filter { it.isNotEmpty() }.joinToString("  ")

    override val start = "Start visit"
    override val goOn = "Go on"
    override val openVisits = "Still open"

    override fun begun(time: String) = "visit, begun at $time"

    override val correcting = "correction of a visit"

    override fun outcomeMissing(callee: String) = "How did the call with $callee end?"

    override val fillIn = "Fill in"

    override fun mind(risks: String) = "mind: $risks"

    override val callBack = "call back"

    override fun promised(what: String) = "promised: $what"

    override fun attempt(number: UInt) = "attempt $number"

    override val outcome = "call: outcome missing"

    override fun justify(amount: String) = "account for $amount"

    override val nothing = "Nothing to do today. What has to be done appears here by itself."
    override val firstReport = "Take a report"
    override val clockBehind = "This phone's clock was set back. Set it right; times below may be wrong."

    override fun promisesOpen(count: UInt) = if (count == 1u) "1 promise is open" else "$count promises are open"

    override fun daysLate(days: Long) = if (days == 1L) "1 day late" else "$days days late"
}
