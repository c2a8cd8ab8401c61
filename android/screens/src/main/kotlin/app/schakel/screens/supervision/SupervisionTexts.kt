package app.schakel.screens.supervision

/** What the supervisor's screens say. */
interface SupervisionTexts {
    val title: String

    val alarms: String

    fun alarm(worker: String): String

    val alarmNoName: String

    fun alarmSince(time: String): String

    val noWords: String
    val seen: String

    fun seenAt(time: String): String

    fun armed(until: String): String

    val drill: String
    val drillHint: String

    fun readNext(unread: UInt): String

    val allRead: String
    val unread: String
    val followUp: String
    val mark: String
    val marked: String
    val unmark: String
    val nothing: String

    fun visited(worker: String, time: String): String

    val standings: String
    val noStandings: String

    fun attempts(count: UInt): String

    fun promises(open: Int, late: Int): String

    fun toJustify(amount: String): String

    fun overdue(event: String, days: UInt): String

    fun due(event: String, day: String): String

    val digest: String
    val summary: String

    fun received(time: String): String

    fun readAt(time: String): String

    val next: String
    val ready: String

    val day: String
    val week: String
    val earlier: String
    val later: String

    fun period(from: String, until: String): String

    val visits: String
    val reached: String
    val inConversation: String
    val acceptsHelp: String
    val stillUnread: String
    val toFollowUp: String
    val overdueNow: String
    val lateNow: String
    val byWorker: String
    val callsAndArranged: String

    fun plot(calls: UInt, arranged: UInt): String

    val weekOf: String
    val calls: String
    val arranged: String
    val noCalls: String
}

/** In Dutch. */
object DutchSupervision : SupervisionTexts {
    override val title = "Team"

    override val alarms = "Alarm"

    override fun alarm(worker: String) = "Alarm van $worker"

    override val alarmNoName = "Alarm van iemand uit je team"

    override fun alarmSince(time: String) = "sinds $time"

    override val noWords = "Nog geen bericht bij dit alarm. Bel je collega."
    override val seen = "Gezien, ik doe iets"

    override fun seenAt(time: String) = "gezien om $time"

    override fun armed(until: String) = "bewaakt tot $until"

    override val drill = "Oefening"
    override val drillHint = "Dit is een oefening van het alarm. Laat zien dat je hem zag."

    override fun readNext(unread: UInt) = "Lees volgende ($unread)"

    override val allRead = "Alles is gelezen."
    override val unread = "Nog niet gelezen"
    override val followUp = "Om op te volgen"
    override val mark = "Opvolgen"
    override val marked = "Wordt opgevolgd"
    override val unmark = "Niet meer opvolgen"
    override val nothing = "Hier komen samenvattingen, alarmen en hoe de casussen staan. Zodra een collega iets stuurt, staat het er."

    override fun visited(worker: String, time: String) = "$worker · $time"

    override val standings = "Hoe het staat"
    override val noStandings = "Geen open casussen."

    override fun attempts(count: UInt) = if (count == 1u) "1 poging" else "$count pogingen"

    override fun promises(open: Int, late: Int) =
        when {
            late > 0 -> "$late van $open toezeggingen te laat"
            open == 1 -> "1 toezegging open"
            else -> "$open toezeggingen open"
        }

    override fun toJustify(amount: String) = "$amount te verantwoorden"

    override fun overdue(event: String, days: UInt) = "$event ${if (days == 1u) "1 dag" else "$days dagen"} te laat"

    override fun due(event: String, day: String) = "$event: $day"

    override val digest = "Overzicht"
    override val summary = "Samenvatting"

    override fun received(time: String) = "binnengekomen $time"

    override fun readAt(time: String) = "gelezen $time"

    override val next = "Lees volgende"
    override val ready = "Klaar"

    override val day = "Dag"
    override val week = "Week"
    override val earlier = "Eerder"
    override val later = "Later"

    override fun period(from: String, until: String) = if (from == until) from else "$from tot en met $until"

    override val visits = "bezoeken"
    override val reached = "bereikt"
    override val inConversation = "in gesprek"
    override val acceptsHelp = "accepteert hulp"
    override val stillUnread = "niet gelezen"
    override val toFollowUp = "om op te volgen"
    override val overdueNow = "termijnen te laat"
    override val lateNow = "toezeggingen te laat"
    override val byWorker = "Bezoeken per collega"
    override val callsAndArranged = "Geregeld met telefoontjes, per week"

    override fun plot(calls: UInt, arranged: UInt) = "$calls telefoontjes in twaalf weken, $arranged keer geregeld"

    override val weekOf = "week van"
    override val calls = "telefoontjes"
    override val arranged = "geregeld"
    override val noCalls = "Nog geen telefoontjes in deze weken."
}

/** In English. */
object EnglishSupervision : SupervisionTexts {
    override val title = "Team"

    override val alarms = "Alarm"

    override fun alarm(worker: String) = "Alarm of $worker"

    override val alarmNoName = "Alarm of somebody in your team"

    override fun alarmSince(time: String) = "since $time"

    override val noWords = "No message with this alarm yet. Call your colleague."
    override val seen = "Seen, I am on it"

    override fun seenAt(time: String) = "seen at $time"

    override fun armed(until: String) = "watched until $until"

    override val drill = "Drill"
    override val drillHint = "This is a drill of the alarm. Show that you saw it."

    override fun readNext(unread: UInt) = "Read next ($unread)"

    override val allRead = "Everything has been read."
    override val unread = "Not read yet"
    override val followUp = "To follow up"
    override val mark = "Follow up"
    override val marked = "To be followed up"
    override val unmark = "No follow-up after all"
    override val nothing = "Summaries, alarms and how the cases stand appear here, as soon as a colleague sends something."

    override fun visited(worker: String, time: String) = "$worker · $time"

    override val standings = "How it stands"
    override val noStandings = "No open cases."

    override fun attempts(count: UInt) = if (count == 1u) "1 attempt" else "$count attempts"

    override fun promises(open: Int, late: Int) =
        when {
            late > 0 -> "$late of $open promises late"
            open == 1 -> "1 promise open"
            else -> "$open promises open"
        }

    override fun toJustify(amount: String) = "$amount to account for"

    override fun overdue(event: String, days: UInt) = "$event ${if (days == 1u) "1 day" else "$days days"} late"

    override fun due(event: String, day: String) = "$event: $day"

    override val digest = "Overview"
    override val summary = "Summary"

    override fun received(time: String) = "received $time"

    override fun readAt(time: String) = "read $time"

    override val next = "Read next"
    override val ready = "Done"

    override val day = "Day"
    override val week = "Week"
    override val earlier = "Earlier"
    override val later = "Later"

    override fun period(from: String, until: String) = if (from == until) from else "$from to $until"

    override val visits = "visits"
    override val reached = "reached"
    override val inConversation = "in conversation"
    override val acceptsHelp = "accepts help"
    override val stillUnread = "not read"
    override val toFollowUp = "to follow up"
    override val overdueNow = "clocks overdue"
    override val lateNow = "promises late"
    override val byWorker = "Visits by colleague"
    override val callsAndArranged = "Arranged by calls, a week"

    override fun plot(calls: UInt, arranged: UInt) = "$calls calls in twelve weeks, arranged $arranged times"

    override val weekOf = "week of"
    override val calls = "calls"
    override val arranged = "arranged"
    override val noCalls = "No calls in these weeks yet."
}
