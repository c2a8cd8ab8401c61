package app.schakel.screens.door

/** What At the door says. */
interface DoorTexts {
    val title: String
    val whose: String
    val find: String
    val recent: String

    fun nobody(words: String): String

    val noCases: String
    val takeReport: String
    val whatHappened: String
    val how: String
    val mind: String

    fun appointment(what: String): String

    fun recorded(outcome: String, time: String): String

    val correct: String
    val whatReally: String
    val line: String

    fun next(number: UInt): String

    fun propose(day: String, part: String): String

    val firstAttempt: String
    val notTriedThen: String

    fun triedLeast(times: UInt): String

    fun plan(day: String, part: String): String

    fun planned(day: String, part: String): String

    val undo: String
    val asVisit: String
    val done: String
}

/** In Dutch. */
object DutchDoor : DoorTexts {
    override val title = "Aan de deur"
    override val whose = "Bij wie?"
    override val find = "Zoek een naam"
    override val recent = "Laatst"

    override fun nobody(words: String) = "Niemand gevonden met “$words”."

    override val noCases = "Er is nog geen casus. Die begint met een melding."
    override val takeReport = "Melding opnemen"
    override val whatHappened = "Wat gebeurde er?"
    override val how = "Hoe ging je?"
    override val mind = "Let op"

    override fun appointment(what: String) = "Afspraak: $what"

    override fun recorded(outcome: String, time: String) = "Vastgelegd $time: $outcome"

    override val correct = "Klopt niet"
    override val whatReally = "Wat was het wel?"
    override val line = "Eén regel erbij"

    override fun next(number: UInt) = "Poging $number"

    override fun propose(day: String, part: String) = "Probeer het $day, $part"

    override val firstAttempt = "de eerste poging"
    override val notTriedThen = "op die dag en dat dagdeel nog niet geprobeerd"

    override fun triedLeast(times: UInt) = "toen het minst geprobeerd ($times keer)"

    override fun plan(day: String, part: String) = "Plan $day, $part"

    override fun planned(day: String, part: String) = "Gepland: $day, $part"

    override val undo = "Toch niet"
    override val asVisit = "Verder als bezoek"
    override val done = "Klaar"
}

/** In English. */
object EnglishDoor : DoorTexts {
    override val title = "At the door"
    override val whose = "Whose door?"
    override val find = "Find a name"
    override val recent = "Latest"

    override fun nobody(words: String) = "Nobody found for “$words”."

    override val noCases = "There is no case yet. One starts with a report."
    override val takeReport = "Take a report"
    override val whatHappened = "What happened?"
    override val how = "How did you go?"
    override val mind = "Mind"

    override fun appointment(what: String) = "Appointment: $what"

    override fun recorded(outcome: String, time: String) = "Recorded $time: $outcome"

    override val correct = "Not right"
    override val whatReally = "What was it?"
    override val line = "One line to add"

    override fun next(number: UInt) = "Attempt $number"

    override fun propose(day: String, part: String) = "Try $day, $part"

    override val firstAttempt = "the first attempt"
    override val notTriedThen = "not tried yet on that day and part of it"

    override fun triedLeast(times: UInt) = "tried least then ($times times)"

    override fun plan(day: String, part: String) = "Plan $day, $part"

    override fun planned(day: String, part: String) = "Planned: $day, $part"

    override val undo = "Not after all"
    override val asVisit = "Go on as a visit"
    override val done = "Done"
}
