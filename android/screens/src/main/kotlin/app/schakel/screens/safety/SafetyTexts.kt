package app.schakel.screens.safety

/** What the safety timer and the silent alarm say. */
interface SafetyTexts {
    val title: String
    val allWell: String

    fun watched(until: String): String

    fun connecting(until: String): String

    fun offline(until: String): String

    fun alone(until: String): String

    fun unconfirmed(until: String): String

    fun passed(at: String): String

    fun passedUnwatched(at: String): String

    val timer: String
    val timerWhy: String

    fun minutes(count: Int): String

    val theyRead: String
    val coveredWords: String
    val change: String
    val running: String
    val noneRunning: String
    val startFor: String
    val forWhom: String
    val noCases: String
    val late: String
    val allow: String
    val silent: String
    val silentWhy: String
    val silentHold: String
    val silentHoldLabel: String

    fun silentRaised(at: String): String

    val drill: String
    val drillWhy: String
    val drillStart: String

    fun drillHere(at: String): String

    fun drillAtHub(at: String): String

    fun drillSeen(at: String, by: String, seen: String): String
}

/** In Dutch. */
object DutchSafety : SafetyTexts {
    override val title = "Veiligheid"
    override val allWell = "Alles goed"

    override fun watched(until: String) = "Bewaakt tot $until"

    override fun connecting(until: String) = "Timer tot $until. Nog niet bewaakt: bezig met verbinden."

    override fun offline(until: String) = "Timer tot $until. Niet bewaakt: geen verbinding."

    override fun alone(until: String) = "Timer tot $until. Niet bewaakt: dit toestel zit in geen team."

    override fun unconfirmed(until: String) = "Timer tot $until. Niet bewaakt: de hub heeft nog niets bevestigd."

    override fun passed(at: String) = "De timer van $at is afgegaan: leidinggevenden krijgen het alarm. Is alles goed?"

    override fun passedUnwatched(at: String) = "De timer van $at is afgegaan, maar niemand weet het: hij was niet bewaakt."

    override val timer = "Veiligheidstimer"
    override val timerWhy = "Tik hoe lang het duurt. Zeg je daarna niet \"Alles goed\", dan krijgen leidinggevenden een alarm."

    override fun minutes(count: Int) = "$count min"

    override val theyRead = "Dit lezen zij dan"
    override val coveredWords = "Naam en plek (afgedekt)"
    override val change = "Aanpassen"
    override val running = "Loopt nu"
    override val noneRunning = "Er loopt geen timer."
    override val startFor = "Timer zetten"
    override val forWhom = "Bij wie ben je?"
    override val noCases = "Zodra er een casus is, kun je hier een timer zetten."
    override val late = "Deze telefoon waarschuwt niet op de minuut: je hoort het misschien te laat. De hub waakt wel op tijd."
    override val allow = "Op de minuut toestaan"
    override val silent = "Stil alarm"
    override val silentWhy = "Houd de knop hieronder, of op elk scherm het schild bovenaan, even vast. " +
        "Leidinggevenden krijgen direct alarm met bij wie je bent. Op het scherm is er niets van te zien."
    override val silentHold = "Vasthouden: stil alarm"
    override val silentHoldLabel = "Stil alarm geven"

    override fun silentRaised(at: String) = "Timer van $at"

    override val drill = "Oefening"
    override val drillWhy = "Een oefening gaat dezelfde weg als een echt alarm. Leidinggevenden zien dat het een oefening is."
    override val drillStart = "Oefenen"

    override fun drillHere(at: String) = "Oefening van $at: nog niet bij de hub."

    override fun drillAtHub(at: String) = "Oefening van $at: bij de hub, nog door niemand gezien."

    override fun drillSeen(at: String, by: String, seen: String) = "Oefening van $at: gezien door $by, $seen. De hele keten werkte."
}

/** In English. */
object EnglishSafety : SafetyTexts {
    override val title = "Safety"
    override val allWell = "All is well"

    override fun watched(until: String) = "Watched until $until"

    override fun connecting(until: String) = "Timer until $until. Not watched yet: connecting."

    override fun offline(until: String) = "Timer until $until. Not watched: no connection."

    override fun alone(until: String) = "Timer until $until. Not watched: this device is in no team."

    override fun unconfirmed(until: String) = "Timer until $until. Not watched: the hub has not confirmed anything yet."

    override fun passed(at: String) = "The timer of $at has gone off: supervisors get the alarm. Is all well?"

    override fun passedUnwatched(at: String) = "The timer of $at has gone off, but nobody knows: it was not watched."

    override val timer = "Safety timer"
    override val timerWhy = "Tap how long it takes. If you do not say \"All is well\" by then, supervisors get an alarm."

    override fun minutes(count: Int) = "$count min"

    override val theyRead = "This is what they read then"
    override val coveredWords = "Name and place (covered)"
    override val change = "Change"
    override val running = "Running now"
    override val noneRunning = "No timer is running."
    override val startFor = "Set a timer"
    override val forWhom = "Who are you with?"
    override val noCases = "As soon as there is a case you can set a timer here."
    override val late = "This phone does not warn to the minute: you may hear it too late. The hub does watch on time."
    override val allow = "Allow to the minute"
    override val silent = "Silent alarm"
    override val silentWhy = "Hold the button below, or the shield at the top of any screen. " +
        "Supervisors are alarmed at once, with whom you are with. Nothing on the screen shows it."
    override val silentHold = "Hold: silent alarm"
    override val silentHoldLabel = "Raise the silent alarm"

    override fun silentRaised(at: String) = "Timer of $at"

    override val drill = "Drill"
    override val drillWhy = "A drill goes the same way as a real alarm. Supervisors see that it is a drill."
    override val drillStart = "Do a drill"

    override fun drillHere(at: String) = "Drill of $at: not at the hub yet."

    override fun drillAtHub(at: String) = "Drill of $at: at the hub, seen by nobody yet."

    override fun drillSeen(at: String, by: String, seen: String) = "Drill of $at: seen by $by, $seen. The whole chain worked."
}
