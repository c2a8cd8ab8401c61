package app.schakel.screens.call

/** Calls in Dutch. */
object DutchCall : CallTexts {
    override val title = "Bellen"
    override val nobody = "Een telefoontje gaat altijd over iemand. Neem eerst een melding op."
    override val firstReport = "Melding opnemen"

    override fun about(name: String) = "Voor $name"

    override val aboutWhom = "Over wie gaat het?"

    override fun outcomeMissing(callee: String) = "Hoe liep het telefoontje met $callee af?"

    override val fillIn = "Invullen"
    override val whatFor = "Waarvoor?"

    override fun forNeed(need: String) = "Wie te bellen voor: $need"

    override val nobodyForNeed = "Niemand bekend die hierbij helpt. Voeg zelf een netwerkpartner toe."
    override val call = "Bel"

    override fun callName(name: String) = "Bel $name"

    override val text = "Sms"
    override val email = "E-mail"
    override val partner = "Over deze partner"
    override val numberMissing = "nummer ontbreekt"
    override val others = "Of bel"
    override val client = "cliënt, telt als poging"
    override val relative = "naaste"
    override val reporter = "melder"
    override val told = "al teruggekoppeld"
    override val notTold = "nog niet teruggekoppeld"
    override val mayNot = "cliënt wil niet dat je belt"
    override val callAnyway = "Toch bellen"
    override val callBacks = "Terugbellen"
    override val callBackOpen = "geen tijd afgesproken"
    override val promises = "Toegezegd"
    override val noDialer = "Dit toestel kan dit niet zelf openen. Gebruik een ander toestel:"
    override val copyNumber = "Kopiëren"
    override val toOutcome = "Naar de uitkomst"

    override val reasons = DutchReasons
    override val round = DutchRound
    override val after = DutchAfter
    override val promise = DutchPromise
    override val justify = DutchJustify
}

/** Reasons in Dutch. */
object DutchReasons : ReasonTexts {
    override fun open(until: String) = "open tot $until"

    override val openAlways = "altijd open"

    override fun closesIn(minutes: UInt) = "sluit over $minutes min"

    override fun closed(opens: String) = if (opens.isEmpty()) "gesloten" else "gesloten tot $opens"

    override val hoursUnknown = "openingstijden onbekend"

    override fun role(place: UInt) = if (place == 1u) "hier meestal de eerste" else "hier meestal nummer $place"

    override val coversMunicipality = "werkt voor deze gemeente"
    override val coversElsewhere = "werkt voor andere gemeenten"

    override fun nearby(metres: UInt) = if (metres < 1000u) "op $metres m" else "op ${metres / 1000u},${metres % 1000u / 100u} km"

    override fun agreement(version: UInt) = "afspraak v$version"

    override fun reached(times: UInt, of: UInt) = "$times van $of keer bereikt"

    override val kept = "kwam de laatste toezegging na"
    override val broke = "kwam de laatste toezegging niet na"

    override fun called(minutesAgo: UInt, outcome: String) = "${ago(minutesAgo)} gebeld" + if (outcome.isEmpty()) "" else ": $outcome"

    private fun ago(minutes: UInt) =
        when {
            minutes == 0u -> "net"
            minutes < 60u -> "$minutes min geleden"
            else -> "${minutes / 60u} uur geleden"
        }
}

/** Rounds in Dutch. */
object DutchRound : RoundTexts {
    override val title = "Belronde"

    override fun start(needs: Int) = "Begin belronde ($needs)"

    override fun standing(arranged: UInt, needs: Int) = "Ronde: $arranged van $needs geregeld"

    override fun price(calls: UInt, minutes: UInt) = (if (calls == 1u) "1 telefoontje" else "$calls telefoontjes") + " · $minutes min"

    override val arranged = "geregeld"

    override fun promised(day: String) = if (day.isEmpty()) "toegezegd" else "toegezegd voor $day"

    override fun late(day: String) = "toegezegd voor $day, te laat"

    override val notYet = "nog niet"
    override val goOn = "Verder bellen"
    override val end = "Ronde afsluiten"
    override val over = "Ronde klaar"
    override val add = "Erbij"

    override fun done(arranged: UInt, needs: Int) = "$arranged van $needs geregeld"

    override fun alsoPromised(count: Int) = if (count == 1) "en 1 toezegging" else "en $count toezeggingen"

    override val nothingArranged = "Vandaag nog niets geregeld. Morgen is er weer een kans."
}

/** The sheet after a call in Dutch. */
object DutchAfter : AfterTexts {
    override val title = "Terug van bellen"
    override val line = "Eén regel (mag leeg)"
    override val how = "Hoe liep het af?"
    override val notCalled = "Toch niet gebeld"
    override val otherOutcome = "Toch anders"
    override val what = "Wat is toegezegd?"

    override fun by(name: String) = "Door $name"

    override val byWhom = "Door wie"
    override val on = "Wanneer is het er?"
    override val otherDay = "Andere dag"
    override val earlier = "Eerder"
    override val later = "Later"
    override val record = "Klaar"
    override val whenBack = "Wanneer terugbellen?"
    override val inHalfAnHour = "Over een half uur"
    override val inAnHour = "Over een uur"
    override val noTime = "Geen tijd afgesproken"

    override fun promised(what: String, day: String) = "Toegezegd voor $day: $what"

    override val spend = "Uitgave erbij"
    override val spendMore = "Nog een uitgave"
    override val amount = "Bedrag in euro"
    override val amountHint = "Zoals 85 of 85,50"
    override val purpose = "Waarvoor"
    override val row = "Hoort bij"
    override val overMandate = "Dit is meer dan het mandaat. Schrijf op wie akkoord gaf."
    override val agreedBy = "Akkoord van"
    override val spent = "uitgegeven"

    override fun next(name: String) = "Volgende: bel $name"

    override fun nextFor(need: String) = "Volgende, voor: $need"

    override val goOn = "Klaar"
}

/** A promise in Dutch. */
object DutchPromise : PromiseTexts {
    override val title = "Toezegging"

    override fun by(name: String) = "door $name"

    override val worker = "jou"

    override fun due(day: String) = "voor $day"

    override fun late(days: UInt) =
        when (days) {
            0u -> "vandaag te laat"
            1u -> "1 dag te laat"
            else -> "$days dagen te laat"
        }

    override val dueToday = "vandaag"
    override val kept = "Nagekomen"
    override val withdrawn = "Ingetrokken"
    override val callAgain = "Bel opnieuw"

    override fun settled(state: String) = "Toezegging $state."

    override val undo = "Ongedaan maken"
}

/** Accounting in Dutch. */
object DutchJustify : JustifyTexts {
    override val title = "Verantwoorden"

    override fun until(day: String) = "verantwoorden voor $day"

    override fun late(day: String) = "had $day gemoeten"

    override val effect = "Wat leverde het op?"
    override val effectHint = "Eén regel is genoeg"
    override val justify = "Verantwoord"
    override val justified = "Verantwoord."
    override val others = "Nog te verantwoorden"

    override fun total(amount: String, count: Int) = if (count == 1) "$amount, 1 uitgave" else "$amount, $count uitgaven"

    override val nothing = "Alles is verantwoord."
}
