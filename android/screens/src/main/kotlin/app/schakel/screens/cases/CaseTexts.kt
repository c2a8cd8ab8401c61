package app.schakel.screens.cases

/** What the list of cases, a case and its person say. */
interface CaseTexts {
    val title: String
    val open: String
    val closed: String
    val search: String
    val noOpen: String
    val noClosed: String
    val firstReport: String

    fun mind(risks: String): String

    val twoPhones: String

    fun last(moment: String): String

    val call: String
    val atTheDoor: String
    val visit: String
    val goOnVisit: String
    val plan: String

    val stands: String

    fun since(day: String, attempts: UInt): String

    val phase: String
    val close: String
    val closeWhy: String

    fun closeAs(reason: String): String

    val notClose: String

    fun closedBecause(reason: String): String

    fun nextTry(day: String, part: String): String

    fun attempt(number: UInt): String

    val previous: String

    val risks: String
    val addRisk: String
    val risksHere: String
    val change: String
    val ready: String

    val chooseTrue: String
    val caseOrPerson: String

    fun state(moment: String): String

    val here: String
    val elsewhere: String
    val thisOne: String

    val atBat: String

    fun sinceDay(day: String): String

    val giveDuty: String
    val whichDuty: String
    val toWhom: String
    val organisation: String
    val give: String
    val share: String
    val shared: String
    val shareSure: String
    val shareYes: String

    val people: String
    val client: String

    fun dial(whom: String): String

    val noNumber: String

    fun noDialer(number: String): String

    val mayApproach: String
    val mayNotApproach: String
    val details: String

    val reports: String

    fun report(source: String): String

    val shielded: String
    val hearsTakenUp: String
    val hearsOutline: String
    val hearsNothing: String

    fun fedBack(moment: String): String

    val tell: String
    val told: String

    fun daysLeft(days: UInt): String

    fun minutesLeft(minutes: UInt): String

    fun overdue(days: UInt): String

    fun met(moment: String): String

    fun metLate(moment: String): String

    val promises: String

    fun by(day: String, whom: String): String

    /** What the route so far says about what happened. */
    val way: RouteTexts
    val route: String
    val nothingYet: String
    val lateEntry: String
    val corrected: String
    val earlier: String
    val correct: String
    val summary: String

    val personTitle: String
    val name: String
    val description: String
    val birthYear: String
    val birthYearWrong: String
    val number: String
    val address: String
    val village: String
    val spokenLanguage: String
    val around: String
    val role: String
    val approach: String
    val yes: String
    val no: String
    val unknown: String
    val addSomebody: String
    val removeSomebody: String
}

/** In Dutch. */
object DutchCase : CaseTexts {
    override val title = "Casussen"
    override val open = "Open"
    override val closed = "Afgesloten"
    override val search = "Zoek op naam, dorp of woord"
    override val noOpen = "Hier komen je casussen. Een casus begint met een melding."
    override val noClosed = "Hier komt wat je afsluit."
    override val firstReport = "Melding opnemen"

    override fun mind(risks: String) = "Let op: $risks"

    override val twoPhones = "veranderd op twee telefoons"

    override fun last(moment: String) = "laatst $moment"

    override val call = "Bellen"
    override val atTheDoor = "Aan de deur"
    override val visit = "Bezoek"
    override val goOnVisit = "Verder met bezoek"
    override val plan = "Plan"

    override val stands = "Hoe het staat"

    override fun since(day: String, attempts: UInt) = "sinds $day, " + if (attempts == 1u) "1 poging" else "$attempts pogingen"

    override val phase = "Naar welke fase?"
    override val close = "Afsluiten"
    override val closeWhy = "Waarom sluit je af?"

    override fun closeAs(reason: String) = "Sluit af: $reason"

    override val notClose = "Toch niet"

    override fun closedBecause(reason: String) = "afgesloten: $reason"

    override fun nextTry(day: String, part: String) = "Probeer $day, $part"

    override fun attempt(number: UInt) = "poging $number"

    override val previous = "Eerdere casus"

    override val risks = "Let op"
    override val addRisk = "Iets om op te letten"
    override val risksHere = "Eén per regel, zoals: grote hond"
    override val change = "Wijzig"
    override val ready = "Klaar"

    override val chooseTrue = "Veranderd op twee telefoons. Kies wat klopt; de rest blijft leesbaar."
    override val caseOrPerson = "gegevens van de casus of de persoon"

    override fun state(moment: String) = "geschreven $moment"

    override val here = "op dit toestel"
    override val elsewhere = "op een ander toestel"
    override val thisOne = "Dit klopt"

    override val atBat = "Wie is aan zet"

    override fun sinceDay(day: String) = "sinds $day"

    override val giveDuty = "Verantwoordelijkheid geven"
    override val whichDuty = "Welke?"
    override val toWhom = "Aan wie?"
    override val organisation = "Team of organisatie"
    override val give = "Geef"
    override val share = "Delen met andere organisatie"
    override val shared = "Bezoeken worden gedeeld met een andere organisatie."
    override val shareSure =
        "Vanaf nu staan gedeelde regels van een bezoek apart van regels voor je eigen organisatie. Dit kan niet terug."
    override val shareYes = "Deel vanaf nu"

    override val people = "Mensen"
    override val client = "cliënt"

    override fun dial(whom: String) = "Bel $whom"

    override val noNumber = "nummer ontbreekt"

    override fun noDialer(number: String) = "Dit toestel kan niet bellen. Het nummer is $number."

    override val mayApproach = "mag benaderd worden"
    override val mayNotApproach = "niet benaderen"
    override val details = "Gegevens wijzigen"

    override val reports = "Meldingen"

    override fun report(source: String) = "Melding, $source"

    override val shielded = "melder blijft onbekend voor de cliënt"
    override val hearsTakenUp = "mag alleen horen dat het is opgepakt"
    override val hearsOutline = "mag de uitkomst in grote lijnen horen"
    override val hearsNothing = "mag niets horen over de uitkomst"

    override fun fedBack(moment: String) = "melder gehoord $moment"

    override val tell = "Bel melder"
    override val told = "Melder weet het"

    override fun daysLeft(days: UInt) =
        when (days) {
            0u -> "vandaag nog"
            1u -> "nog 1 dag"
            else -> "nog $days dagen"
        }

    override fun minutesLeft(minutes: UInt) = if (minutes < 120u) "nog $minutes minuten" else "nog ${minutes / 60u} uur"

    override fun overdue(days: UInt) = if (days == 1u) "1 dag te laat" else "$days dagen te laat"

    override fun met(moment: String) = "gehaald $moment"

    override fun metLate(moment: String) = "te laat gedaan, $moment"

    override val promises = "Toezeggingen"

    override fun by(day: String, whom: String) = if (whom.isEmpty()) "uiterlijk $day" else "$whom, uiterlijk $day"

    override val way = DutchRoute
    override val route = "De weg tot nu toe"
    override val nothingYet = "Er is nog niets gebeurd."
    override val lateEntry = "later ingevoerd"
    override val corrected = "verbeterd"
    override val earlier = "Eerder stond er"
    override val correct = "Verbeter"
    override val summary = "Samenvatting"

    override val personTitle = "Gegevens"
    override val name = "Naam"
    override val description = "Omschrijving"
    override val birthYear = "Geboortejaar"
    override val birthYearWrong = "Schrijf een jaar, zoals 1981."
    override val number = "Telefoonnummer"
    override val address = "Adres"
    override val village = "Dorp of stad"
    override val spokenLanguage = "Taal"
    override val around = "Mensen eromheen"
    override val role = "Wie is het?"
    override val approach = "Mag je die benaderen?"
    override val yes = "Ja"
    override val no = "Nee"
    override val unknown = "Weet ik niet"
    override val addSomebody = "Iemand erbij"
    override val removeSomebody = "Weghalen"
}

/** In English. */
object EnglishCase : CaseTexts {
    override val title = "Cases"
    override val open = "Open"
    override val closed = "Closed"
    override val search = "Search a name, village or word"
    override val noOpen = "Your cases come here. A case begins with a report."
    override val noClosed = "What you close comes here."
    override val firstReport = "Take a report"

    override fun mind(risks: String) = "Mind: $risks"

    override val twoPhones = "changed on two phones"

    override fun last(moment: String) = "last $moment"

    override val call = "Call"
    override val atTheDoor = "At the door"
    override val visit = "Visit"
    override val goOnVisit = "Go on with visit"
    override val plan = "Plan"

    override val stands = "How it stands"

    override fun since(day: String, attempts: UInt) = "since $day, " + if (attempts == 1u) "1 attempt" else "$attempts attempts"

    override val phase = "To which phase?"
    override val close = "Close the case"
    override val closeWhy = "Why do you close it?"

    override fun closeAs(reason: String) = "Close: $reason"

    override val notClose = "Not after all"

    override fun closedBecause(reason: String) = "closed: $reason"

    override fun nextTry(day: String, part: String) = "Try $day, $part"

    override fun attempt(number: UInt) = "attempt $number"

    override val previous = "Earlier case"

    override val risks = "Mind"
    override val addRisk = "Something to mind"
    override val risksHere = "One a line, such as: large dog"
    override val change = "Change"
    override val ready = "Done"

    override val chooseTrue = "Changed on two phones. Choose what is right; the rest stays readable."
    override val caseOrPerson = "details of the case or the person"

    override fun state(moment: String) = "written $moment"

    override val here = "on this phone"
    override val elsewhere = "on another phone"
    override val thisOne = "This is right"

    override val atBat = "Who is at bat"

    override fun sinceDay(day: String) = "since $day"

    override val giveDuty = "Give a responsibility"
    override val whichDuty = "Which?"
    override val toWhom = "To whom?"
    override val organisation = "Team or organisation"
    override val give = "Give"
    override val share = "Share with another organisation"
    override val shared = "Visits are shared with another organisation."
    override val shareSure =
        "From now on a visit's shared lines stand apart from lines for your own organisation. This cannot be undone."
    override val shareYes = "Share from now on"

    override val people = "People"
    override val client = "client"

    override fun dial(whom: String) = "Call $whom"

    override val noNumber = "number missing"

    override fun noDialer(number: String) = "This phone cannot call. The number is $number."

    override val mayApproach = "may be approached"
    override val mayNotApproach = "do not approach"
    override val details = "Change details"

    override val reports = "Reports"

    override fun report(source: String) = "Report, $source"

    override val shielded = "the reporter stays unknown to the client"
    override val hearsTakenUp = "may hear only that it was taken up"
    override val hearsOutline = "may hear the outcome in outline"
    override val hearsNothing = "may hear nothing of the outcome"

    override fun fedBack(moment: String) = "reporter told $moment"

    override val tell = "Call the reporter"
    override val told = "Reporter knows"

    override fun daysLeft(days: UInt) =
        when (days) {
            0u -> "today"
            1u -> "1 day left"
            else -> "$days days left"
        }

    override fun minutesLeft(minutes: UInt) = if (minutes < 120u) "$minutes minutes left" else "${minutes / 60u} hours left"

    override fun overdue(days: UInt) = if (days == 1u) "1 day late" else "$days days late"

    override fun met(moment: String) = "met $moment"

    override fun metLate(moment: String) = "done too late, $moment"

    override val promises = "Promises"

    override fun by(day: String, whom: String) = if (whom.isEmpty()) "by $day" else "$whom, by $day"

    override val way = EnglishRoute
    override val route = "The route so far"
    override val nothingYet = "Nothing happened yet."
    override val lateEntry = "entered later"
    override val corrected = "corrected"
    override val earlier = "Before, it said"
    override val correct = "Correct"
    override val summary = "Summary"

    override val personTitle = "Details"
    override val name = "Name"
    override val description = "Description"
    override val birthYear = "Year of birth"
    override val birthYearWrong = "Write a year, such as 1981."
    override val number = "Telephone number"
    override val address = "Address"
    override val village = "Village or town"
    override val spokenLanguage = "Language"
    override val around = "People around"
    override val role = "Who is it?"
    override val approach = "May you approach them?"
    override val yes = "Yes"
    override val no = "No"
    override val unknown = "I do not know"
    override val addSomebody = "Add somebody"
    override val removeSomebody = "Take away"
}
