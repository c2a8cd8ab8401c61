package app.schakel.screens.visit

/** What the visit, its end, its summary and notes afterwards say. */
interface VisitTexts {
    val title: String

    fun begun(time: String): String

    fun kept(time: String): String

    fun mind(risks: String): String

    val writeHere: String
    val nextLine: String
    val own: String
    val ownLine: String
    val ready: String
    val present: String
    val nobodyElse: String
    val presentName: String
    val presentRole: String
    val addPresent: String
    val removePresent: String
    val times: String

    fun until(time: String, minutes: Long): String

    val goingOn: String
    val time: String
    val timeWrong: String
    val lasted: String

    fun minutes(count: Long): String

    val dayBefore: String
    val dayAfter: String
    val weekAfter: String
    val discard: String
    val discardSure: String
    val discardYes: String
    val discardCorrection: String
    val notDiscard: String

    val endingTitle: String
    val whatHappened: String
    val otherOutcome: String
    val next: String
    val nextDefault: String
    val nextWhat: String

    fun suggestion(days: Long, day: String): String

    val anyTime: String
    val contact: String
    val reached: String
    val inConversation: String
    val acceptsHelp: String
    val trust: String
    val stage: String
    val finish: String
    val toText: String

    val previewTitle: String
    val previewSees: String
    val line: String
    val lineBelow: String
    val neverTravels: String
    val send: String
    val sendLater: String
    val noTeam: String
    val copy: String
    val copied: String

    val noteTitle: String
    val stillOpen: String
    val correcting: String
    val aboutWhom: String
    val noCases: String
}

/** In Dutch. */
object DutchVisit : VisitTexts {
    override val title = "Bezoek"

    override fun begun(time: String) = "begonnen $time"

    override fun kept(time: String) = "bewaard $time"

    override fun mind(risks: String) = "Let op: $risks"

    override val writeHere = "Schrijf wat je ziet en hoort"
    override val nextLine = "Volgende regel"
    override val own = "Alleen eigen organisatie"
    override val ownLine = "alleen eigen organisatie"
    override val ready = "Klaar"
    override val present = "Wie was erbij?"
    override val nobodyElse = "niemand anders"
    override val presentName = "Naam"
    override val presentRole = "Organisatie of wie het is"
    override val addPresent = "Iemand erbij"
    override val removePresent = "Weghalen"
    override val times = "Begin en einde"

    override fun until(time: String, minutes: Long) = "tot $time, ${minutes(minutes)}"

    override val goingOn = "tot nu"
    override val time = "Begonnen om"
    override val timeWrong = "Schrijf een tijd zoals 13:45."
    override val lasted = "Hoe lang?"

    override fun minutes(count: Long) = if (count == 1L) "1 minuut" else "$count minuten"

    override val dayBefore = "Een dag eerder"
    override val dayAfter = "Een dag later"
    override val weekAfter = "Een week later"
    override val discard = "Bezoek weggooien"
    override val discardSure = "Alles wat je hier schreef is dan weg. Dat kan niet terug."
    override val discardYes = "Weggooien"
    override val discardCorrection = "Je correctie is dan weg. Het bezoek blijft zoals het was."
    override val notDiscard = "Toch niet"

    override val endingTitle = "Hoe liep het af?"
    override val whatHappened = "Wat is er gebeurd?"
    override val otherOutcome = "andere uitkomst"
    override val next = "Wanneer verder?"
    override val nextDefault = "Langsgaan"
    override val nextWhat = "Wat ga je dan doen?"

    override fun suggestion(days: Long, day: String) =
        when (days) {
            1L -> "morgen"
            2L -> "overmorgen"
            7L -> "over een week"
            14L -> "over twee weken"
            else -> day
        }

    override val anyTime = "hele dag"
    override val contact = "Contact"
    override val reached = "Bereikt"
    override val inConversation = "In gesprek"
    override val acceptsHelp = "Accepteert hulp"
    override val trust = "Vertrouwen"
    override val stage = "Fase van verandering"
    override val finish = "Klaar"
    override val toText = "Naar de tekst"

    override val previewTitle = "Samenvatting"
    override val previewSees = "Dit ziet je leidinggevende, en niets anders:"
    override val line = "Eén regel erbij"
    override val lineBelow = "Schrijf zonder namen."
    override val neverTravels = "Je tekst van het bezoek gaat nooit mee."
    override val send = "Versturen"
    override val sendLater = "Geen verbinding? Dan gaat het vanzelf later mee."
    override val noTeam = "Je zit nog niet in een team. De samenvatting wacht op dit toestel tot je erin zit."
    override val copy = "Kopieer bezoek als tekst"
    override val copied = "Gekopieerd voor je eigen systeem. Na 60 seconden is het van het klembord."

    override val noteTitle = "Notitie"
    override val stillOpen = "Nog open"
    override val correcting = "correctie van een bezoek"
    override val aboutWhom = "Over wie?"
    override val noCases = "Er zijn nog geen casussen. Een casus begint met een melding."
}

/** In English. */
object EnglishVisit : VisitTexts {
    override val title = "Visit"

    override fun begun(time: String) = "begun $time"

    override fun kept(time: String) = "kept $time"

    override fun mind(risks: String) = "Mind: $risks"

    override val writeHere = "Write what you see and hear"
    override val nextLine = "Next line"
    override val own = "Own organisation only"
    override val ownLine = "own organisation only"
    override val ready = "Done"
    override val present = "Who was there?"
    override val nobodyElse = "nobody else"
    override val presentName = "Name"
    override val presentRole = "Organisation, or who it is"
    override val addPresent = "Add somebody"
    override val removePresent = "Take away"
    override val times = "Start and end"

    override fun until(time: String, minutes: Long) = "until $time, ${minutes(minutes)}"

    override val goingOn = "until now"
    override val time = "Started at"
    override val timeWrong = "Write a time such as 13:45."
    override val lasted = "How long?"

    override fun minutes(count: Long) = if (count == 1L) "1 minute" else "$count minutes"

    override val dayBefore = "A day earlier"
    override val dayAfter = "A day later"
    override val weekAfter = "A week later"
    override val discard = "Throw this visit away"
    override val discardSure = "Everything you wrote here will be gone. It cannot be brought back."
    override val discardYes = "Throw away"
    override val discardCorrection = "Your correction will be gone. The visit stays as it was."
    override val notDiscard = "Not after all"

    override val endingTitle = "How did it end?"
    override val whatHappened = "What happened?"
    override val otherOutcome = "another outcome"
    override val next = "When next?"
    override val nextDefault = "Go by"
    override val nextWhat = "What will you do then?"

    override fun suggestion(days: Long, day: String) =
        when (days) {
            1L -> "tomorrow"
            2L -> "in two days"
            7L -> "in a week"
            14L -> "in two weeks"
            else -> day
        }

    override val anyTime = "any time"
    override val contact = "Contact"
    override val reached = "Reached"
    override val inConversation = "In conversation"
    override val acceptsHelp = "Accepts help"
    override val trust = "Trust"
    override val stage = "Stage of change"
    override val finish = "Done"
    override val toText = "To the text"

    override val previewTitle = "Summary"
    override val previewSees = "This is what your supervisor sees, and nothing else:"
    override val line = "Add one line"
    override val lineBelow = "Write without names."
    override val neverTravels = "The text of your visit never travels."
    override val send = "Send"
    override val sendLater = "No connection? Then it goes later, by itself."
    override val noTeam = "You are not in a team yet. The summary waits on this phone until you are."
    override val copy = "Copy the visit as text"
    override val copied = "Copied for your own system. It leaves the clipboard after 60 seconds."

    override val noteTitle = "Note"
    override val stillOpen = "Still open"
    override val correcting = "correction of a visit"
    override val aboutWhom = "About whom?"
    override val noCases = "There are no cases yet. A case begins with a report."
}
