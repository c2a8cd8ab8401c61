package app.schakel.screens.frame

/** What the frame around the screens says. */
interface FrameTexts {
    val today: String
    val cases: String
    val call: String
    val team: String
    val search: String
    val add: String
    val back: String
    val close: String
    val cover: String
    val uncover: String
    val safety: String
    val silentAlarm: String
    val silentAlarmSent: String
    val report: String
    val atTheDoor: String
    val note: String
    val again: String
    val stop: String
    val cancel: String
    val done: String
    val syncing: String
    val syncNow: String

    fun notSent(count: UInt): String

    val offline: String
    val moreTrouble: String
}

/** The frame in Dutch. */
object DutchFrame : FrameTexts {
    override val today = "Vandaag"
    override val cases = "Casussen"
    override val call = "Bellen"
    override val team = "Team"
    override val search = "Zoeken"
    override val add = "Toevoegen"
    override val back = "Terug"
    override val close = "Sluiten"
    override val cover = "Namen afdekken"
    override val uncover = "Namen tonen"
    override val safety = "Veiligheid; lang drukken is stil alarm"
    override val silentAlarm = "Stil alarm"
    override val silentAlarmSent = "Stil alarm gezet. Het gaat uit zodra er verbinding is."
    override val report = "Melding"
    override val atTheDoor = "Aan de deur"
    override val note = "Notitie"
    override val again = "Opnieuw"
    override val stop = "Stoppen"
    override val cancel = "Toch niet"
    override val done = "Klaar"
    override val syncing = "Bezig met versturen en ophalen"
    override val syncNow = "Nu versturen en ophalen"

    override fun notSent(count: UInt) = "Nog niet verstuurd ($count)"

    override val offline = "Geen verbinding. Alles is bewaard en gaat later mee."
    override val moreTrouble = "Versturen lukt niet. Kijk bij Instellingen waarom."
}

/** The frame in English. */
object EnglishFrame : FrameTexts {
    override val today = "Today"
    override val cases = "Cases"
    override val call = "Call"
    override val team = "Team"
    override val search = "Search"
    override val add = "Add"
    override val back = "Back"
    override val close = "Close"
    override val cover = "Cover names"
    override val uncover = "Show names"
    override val safety = "Safety; a long press is the silent alarm"
    override val silentAlarm = "Silent alarm"
    override val silentAlarmSent = "Silent alarm set. It goes out as soon as there is a connection."
    override val report = "Report"
    override val atTheDoor = "At the door"
    override val note = "Note"
    override val again = "Again"
    override val stop = "Stop"
    override val cancel = "Not after all"
    override val done = "Done"
    override val syncing = "Sending and fetching"
    override val syncNow = "Send and fetch now"

    override fun notSent(count: UInt) = "Not sent yet ($count)"

    override val offline = "No connection. Everything is kept and goes later."
    override val moreTrouble = "Sending does not work. See Settings for why."
}
