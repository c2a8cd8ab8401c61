package app.schakel.screens.call

/** Calls in English. */
object EnglishCall : CallTexts {
    override val title = "Call"
    override val nobody = "A call is always about somebody. Take a report first."
    override val firstReport = "Take a report"

    override fun about(name: String) = "For $name"

    override val aboutWhom = "About whom?"

    override fun outcomeMissing(callee: String) = "How did the call with $callee end?"

    override val fillIn = "Fill in"
    override val whatFor = "What for?"

    override fun forNeed(need: String) = "Who to call for: $need"

    override val nobodyForNeed = "Nobody is known who helps with this. Add a partner yourself."
    override val call = "Call"

    override fun callName(name: String) = "Call $name"

    override val text = "Text"
    override val email = "E-mail"
    override val partner = "About this partner"
    override val numberMissing = "number missing"
    override val others = "Or call"
    override val client = "client, counts as an attempt"
    override val relative = "relative"
    override val reporter = "reporter"
    override val told = "told already"
    override val notTold = "not told yet"
    override val mayNot = "client does not want you to call"
    override val callAnyway = "Call anyway"
    override val callBacks = "Call back"
    override val callBackOpen = "no time agreed"
    override val promises = "Promised"
    override val noDialer = "This device cannot open it itself. Use another device:"
    override val copyNumber = "Copy"
    override val toOutcome = "To the outcome"

    override val reasons = EnglishReasons
    override val round = EnglishRound
    override val after = EnglishAfter
    override val promise = EnglishPromise
    override val justify = EnglishJustify
}

/** Reasons in English. */
object EnglishReasons : ReasonTexts {
    override fun open(until: String) = "open until $until"

    override val openAlways = "always open"

    override fun closesIn(minutes: UInt) = "closes in $minutes min"

    override fun closed(opens: String) = if (opens.isEmpty()) "closed" else "closed until $opens"

    override val hoursUnknown = "opening hours unknown"

    override fun role(place: UInt) = if (place == 1u) "usually the first for this" else "usually number $place for this"

    override val coversMunicipality = "works for this municipality"
    override val coversElsewhere = "works for other municipalities"

    override fun nearby(metres: UInt) = if (metres < 1000u) "$metres m away" else "${metres / 1000u}.${metres % 1000u / 100u} km away"

    override fun agreement(version: UInt) = "agreement v$version"

    override fun reached(times: UInt, of: UInt) = "reached $times of $of times"

    override val kept = "kept its last promise"
    override val broke = "broke its last promise"

    override fun called(minutesAgo: UInt, outcome: String) = "called ${ago(minutesAgo)}" + if (outcome.isEmpty()) "" else ": $outcome"

    private fun ago(minutes: UInt) =
        when {
            minutes == 0u -> "just now"
            minutes < 60u -> "$minutes min ago"
            else -> "${minutes / 60u} h ago"
        }
}

/** Rounds in English. */
object EnglishRound : RoundTexts {
    override val title = "Call round"

    override fun start(needs: Int) = "Start a round ($needs)"

    override fun standing(arranged: UInt, needs: Int) = "Round: $arranged of $needs arranged"

    override fun price(calls: UInt, minutes: UInt) = (if (calls == 1u) "1 call" else "$calls calls") + " · $minutes min"

    override val arranged = "arranged"

    override fun promised(day: String) = if (day.isEmpty()) "promised" else "promised for $day"

    override fun late(day: String) = "promised for $day, late"

    override val notYet = "not yet"
    override val goOn = "Go on calling"
    override val end = "End the round"
    override val over = "Round done"
    override val add = "Add"

    override fun done(arranged: UInt, needs: Int) = "$arranged of $needs arranged"

    override fun alsoPromised(count: Int) = if (count == 1) "and 1 promise" else "and $count promises"

    override val nothingArranged = "Nothing arranged yet. Tomorrow is another chance."
}

/** The sheet after a call in English. */
object EnglishAfter : AfterTexts {
    override val title = "Back from the call"
    override val line = "One line (may be empty)"
    override val how = "How did it end?"
    override val notCalled = "Not called after all"
    override val otherOutcome = "Something else"
    override val what = "What was promised?"

    override fun by(name: String) = "By $name"

    override val byWhom = "By whom"
    override val on = "When will it be there?"
    override val otherDay = "Another day"
    override val earlier = "Earlier"
    override val later = "Later"
    override val record = "Done"
    override val whenBack = "When to call back?"
    override val inHalfAnHour = "In half an hour"
    override val inAnHour = "In an hour"
    override val noTime = "No time agreed"

    override fun promised(what: String, day: String) = "Promised for $day: $what"

    override val spend = "Add spending"
    override val spendMore = "More spending"
    override val amount = "Amount in euro"
    override val amountHint = "As in 85 or 85.50"
    override val purpose = "What for"
    override val row = "Belongs to"
    override val overMandate = "This is more than the mandate. Write down who agreed."
    override val agreedBy = "Agreed by"
    override val spent = "spent"

    override fun next(name: String) = "Next: call $name"

    override fun nextFor(need: String) = "Next, for: $need"

    override val goOn = "Done"
}

/** A promise in English. */
object EnglishPromise : PromiseTexts {
    override val title = "Promise"

    override fun by(name: String) = "by $name"

    override val worker = "you"

    override fun due(day: String) = "for $day"

    override fun late(days: UInt) =
        when (days) {
            0u -> "late today"
            1u -> "1 day late"
            else -> "$days days late"
        }

    override val dueToday = "today"
    override val kept = "Kept"
    override val withdrawn = "Withdrawn"
    override val callAgain = "Call again"

    override fun settled(state: String) = "Promise $state."

    override val undo = "Undo"
}

/** Accounting in English. */
object EnglishJustify : JustifyTexts {
    override val title = "Account for"

    override fun until(day: String) = "account for it by $day"

    override fun late(day: String) = "was due $day"

    override val effect = "What did it lead to?"
    override val effectHint = "One line is enough"
    override val justify = "Accounted for"
    override val justified = "Accounted for."
    override val others = "Still to be accounted for"

    override fun total(amount: String, count: Int) = if (count == 1) "$amount, 1 item" else "$amount, $count items"

    override val nothing = "Everything is accounted for."
}
