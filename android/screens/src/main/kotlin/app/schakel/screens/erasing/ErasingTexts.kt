package app.schakel.screens.erasing

/** What erasing says: the page before it, the line after it, and the page of what was erased. */
interface ErasingTexts {
    val title: String
    val extent: String
    val whole: String
    val sharedPart: String
    val sharedPartHow: String

    val goes: String

    fun things(count: UInt): String

    fun states(count: UInt): String

    val earlierToo: String

    fun drafts(count: UInt): String

    val outside: String

    val others: String
    val othersHow: String
    val nobodyElse: String
    val left: String

    val stays: String
    val staysHow: String
    val partStays: String

    val why: String
    val whyFirst: String
    val erase: String
    val erasePart: String
    val means: String
    val sure: String
    val working: String

    fun notYours(whose: String): String

    val notYoursUnknown: String

    val caseGone: String
    val partGone: String

    fun waitingFor(names: String): String

    val nobodyHadIt: String
    val allConfirmed: String
    val look: String

    val erased: String

    fun notEverywhere(count: UInt): String

    val nothingErased: String
    val waiting: String
    val settled: String

    fun caseOn(moment: String): String

    fun partOn(moment: String): String

    val decidedHere: String

    fun decidedBy(name: String): String

    val decidedByLeft: String
    val notConfirmed: String

    fun confirmed(moment: String): String

    val hubTold: String
    val hubNotTold: String

    /** What stays of a case, in counts. */
    val tally: TallyTexts
}

/** The counts that stay of a case. */
interface TallyTexts {
    val title: String

    fun opened(quarter: Int, year: Int): String

    fun reports(count: UInt): String

    fun attempts(count: UInt): String

    fun contact(days: UInt): String

    val noContact: String

    fun visits(count: UInt): String

    fun calls(count: UInt): String

    fun arranged(count: UInt): String

    fun promises(count: UInt, kept: UInt): String

    fun spent(amount: String): String

    fun closed(weeks: UInt, reason: String): String

    val notClosed: String
}

/** In Dutch. */
object DutchErasing : ErasingTexts {
    override val title = "Dossier wissen"
    override val extent = "Hoeveel?"
    override val whole = "Het hele dossier"
    override val sharedPart = "Alleen het gedeelde deel"
    override val sharedPartHow = "Wat met een andere organisatie gedeeld is gaat weg. De regels van je eigen organisatie blijven."

    override val goes = "Wat weggaat"

    override fun things(count: UInt) =
        when (count) {
            1u -> "1 stuk uit het dossier"
            else -> "$count stukken: meldingen, bezoeken, telefoontjes en meer"
        }

    override fun states(count: UInt) = if (count == 1u) "1 versie" else "$count versies"

    override val earlierToo = "ook wat er eerder stond"

    override fun drafts(count: UInt) = if (count == 1u) "1 tekst die nog niet klaar is" else "$count teksten die nog niet klaar zijn"

    override val outside = "Wat je kopieerde of afdrukte, gaat hiermee niet weg."

    override val others = "Wie het ook moet wissen"
    override val othersHow = "Hun toestel wist het vanzelf zodra het ervan hoort, en bevestigt dat."
    override val nobodyElse = "Niemand anders heeft dit."
    override val left = "Iemand die niet meer in het team zit"

    override val stays = "Wat blijft"
    override val staysHow = "Tellingen zonder naam, voor de resultaten. Ook blijft staan wanneer en waarom er gewist is."
    override val partStays = "De rest van het dossier. Ook blijft staan wanneer en waarom er gewist is."

    override val why = "Waarom?"
    override val whyFirst = "Kies eerst waarom."
    override val erase = "Wis het hele dossier"
    override val erasePart = "Wis het gedeelde deel"
    override val means =
        "Dit kan niet ongedaan worden gemaakt, ook niet met de herstelcode. Op andere toestellen gaat het weg zodra ze ervan horen."
    override val sure = "Ja, wis voorgoed"
    override val working = "Wissen …"

    override fun notYours(whose: String) = "Alleen $whose kan dit dossier laten wissen. Overleg het samen."

    override val notYoursUnknown = "Je hebt dit dossier van een collega. Alleen wie het als eerste had, kan het laten wissen."

    override val caseGone = "Het dossier is gewist."
    override val partGone = "Het gedeelde deel is gewist."

    override fun waitingFor(names: String) = "Nog niet bevestigd: $names."

    override val nobodyHadIt = "Niemand anders had het."
    override val allConfirmed = "Iedereen heeft het bevestigd."
    override val look = "Bekijk wat gewist is"

    override val erased = "Gewist"

    override fun notEverywhere(count: UInt) = "$count keer nog niet overal bevestigd"

    override val nothingErased =
        "Hier komt wat je wist, en wie dat nog moet bevestigen. Wissen begint in een casus, bij Hoe het staat."
    override val waiting = "Nog niet overal bevestigd"
    override val settled = "Klaar"

    override fun caseOn(moment: String) = "Dossier, $moment"

    override fun partOn(moment: String) = "Gedeeld deel van een dossier, $moment"

    override val decidedHere = "besloten op dit toestel"

    override fun decidedBy(name: String) = "besloten door $name"

    override val decidedByLeft = "besloten door iemand die niet meer in het team zit"
    override val notConfirmed = "nog niet bevestigd"

    override fun confirmed(moment: String) = "bevestigd $moment"

    override val hubTold = "De hub heeft de opdracht, of krijgt die bij het volgende versturen."
    override val hubNotTold = "De hub heeft de opdracht nog niet."

    override val tally = DutchTally
}

/** The counts that stay, in Dutch. */
object DutchTally : TallyTexts {
    override val title = "Tellingen die bleven"

    override fun opened(quarter: Int, year: Int) = "Geopend in kwartaal $quarter van $year"

    override fun reports(count: UInt) = if (count == 1u) "1 melding" else "$count meldingen"

    override fun attempts(count: UInt) = if (count == 1u) "1 poging" else "$count pogingen"

    override fun contact(days: UInt) =
        when (days) {
            0u -> "contact op de eerste dag"
            1u -> "contact na 1 dag"
            else -> "contact na $days dagen"
        }

    override val noContact = "geen contact"

    override fun visits(count: UInt) = if (count == 1u) "1 bezoek" else "$count bezoeken"

    override fun calls(count: UInt) = if (count == 1u) "1 telefoontje" else "$count telefoontjes"

    override fun arranged(count: UInt) = if (count == 1u) "1 hulpvraag geregeld" else "$count hulpvragen geregeld"

    override fun promises(count: UInt, kept: UInt) = "$kept van $count toezeggingen nagekomen"

    override fun spent(amount: String) = "$amount besteed"

    override fun closed(weeks: UInt, reason: String) =
        if (weeks == 1u) "afgesloten na 1 week: $reason" else "afgesloten na $weeks weken: $reason"

    override val notClosed = "niet afgesloten"
}

/** In English. */
object EnglishErasing : ErasingTexts {
    override val title = "Erase case"
    override val extent = "How much?"
    override val whole = "The whole case"
    override val sharedPart = "The shared part only"
    override val sharedPartHow = "What is shared with another organisation goes. Your own organisation's lines stay."

    override val goes = "What goes"

    override fun things(count: UInt) =
        when (count) {
            1u -> "1 thing of the case"
            else -> "$count things: reports, visits, calls and more"
        }

    override fun states(count: UInt) = if (count == 1u) "1 state" else "$count states"

    override val earlierToo = "earlier ones included"

    override fun drafts(count: UInt) = if (count == 1u) "1 text that is not done" else "$count texts that are not done"

    override val outside = "What you copied or printed does not go with it."

    override val others = "Who else has to erase it"
    override val othersHow = "Their device erases it by itself as soon as it hears of it, and confirms that."
    override val nobodyElse = "Nobody else has this."
    override val left = "Somebody who left the team"

    override val stays = "What stays"
    override val staysHow = "Counts without a name, for results. When and why something was erased stays too."
    override val partStays = "The rest of the case. When and why something was erased stays too."

    override val why = "Why?"
    override val whyFirst = "Choose why first."
    override val erase = "Erase the whole case"
    override val erasePart = "Erase the shared part"
    override val means =
        "This cannot be undone, not with the recovery code either. On other devices it goes as soon as they hear of it."
    override val sure = "Yes, erase for good"
    override val working = "Erasing …"

    override fun notYours(whose: String) = "Only $whose can have this case erased. Talk it over together."

    override val notYoursUnknown = "You have this case from a colleague. Only the one who had it first can have it erased."

    override val caseGone = "The case is erased."
    override val partGone = "The shared part is erased."

    override fun waitingFor(names: String) = "Not confirmed yet: $names."

    override val nobodyHadIt = "Nobody else had it."
    override val allConfirmed = "Everybody has confirmed it."
    override val look = "See what was erased"

    override val erased = "Erased"

    override fun notEverywhere(count: UInt) = "$count not confirmed everywhere yet"

    override val nothingErased =
        "What you erase comes here, and who has yet to confirm it. Erasing begins in a case, under How it stands."
    override val waiting = "Not confirmed everywhere yet"
    override val settled = "Done"

    override fun caseOn(moment: String) = "Case, $moment"

    override fun partOn(moment: String) = "Shared part of a case, $moment"

    override val decidedHere = "decided on this device"

    override fun decidedBy(name: String) = "decided by $name"

    override val decidedByLeft = "decided by somebody who left the team"
    override val notConfirmed = "not confirmed yet"

    override fun confirmed(moment: String) = "confirmed $moment"

    override val hubTold = "The hub has the order, or gets it with the next sending."
    override val hubNotTold = "The hub does not have the order yet."

    override val tally = EnglishTally
}

/** The counts that stay, in English. */
object EnglishTally : TallyTexts {
    override val title = "Counts that stayed"

    override fun opened(quarter: Int, year: Int) = "Opened in quarter $quarter of $year"

    override fun reports(count: UInt) = if (count == 1u) "1 report" else "$count reports"

    override fun attempts(count: UInt) = if (count == 1u) "1 attempt" else "$count attempts"

    override fun contact(days: UInt) =
        when (days) {
            0u -> "contact on the first day"
            1u -> "contact after 1 day"
            else -> "contact after $days days"
        }

    override val noContact = "no contact"

    override fun visits(count: UInt) = if (count == 1u) "1 visit" else "$count visits"

    override fun calls(count: UInt) = if (count == 1u) "1 call" else "$count calls"

    override fun arranged(count: UInt) = if (count == 1u) "1 need arranged" else "$count needs arranged"

    override fun promises(count: UInt, kept: UInt) = "$kept of $count promises kept"

    override fun spent(amount: String) = "$amount spent"

    override fun closed(weeks: UInt, reason: String) =
        if (weeks == 1u) "closed after 1 week: $reason" else "closed after $weeks weeks: $reason"

    override val notClosed = "not closed"
}
