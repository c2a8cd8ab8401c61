package app.schakel.screens.settings

/** What the recovery code says. */
interface RecoveryTexts {
    val title: String
    val has: String
    val hasNot: String
    val does: String
    val doesNot: String
    val needsTeam: String
    val make: String
    val makeNew: String
    val makeNewMeans: String
    val makeNewSure: String
    val making: String
    val write: String
    val once: String

    fun group(number: Int): String

    val card: String
    val cardHow: String
    val copyCard: String
    val copied: String
    val written: String
}

/** In Dutch. */
object DutchRecovery : RecoveryTexts {
    override val title = "Herstelcode"
    override val has = "Er is een herstelcode. Bewaar hem niet bij de telefoon."
    override val hasNot = "Er is nog geen herstelcode. Raak je deze telefoon kwijt, dan komt er niets terug."
    override val does =
        "Met de code en de kaart zet je een nieuwe telefoon neer in de plaats van deze. Wat verstuurd was, komt terug; de oude " +
            "telefoon wist zichzelf."
    override val doesNot =
        "Wat nog niet verstuurd was, komt niet terug. De code alleen opent niets: ook de hub is nodig. Niemand anders kan de code voor " +
            "je opzoeken."
    override val needsTeam = "Een herstelcode kan pas als je in een team zit."
    override val make = "Maak een herstelcode"
    override val makeNew = "Maak een nieuwe code"
    override val makeNewMeans = "De code die je nu hebt, opent daarna niets meer."
    override val makeNewSure = "Ja, maak een nieuwe"
    override val making = "Code maken …"
    override val write = "Schrijf deze code op papier, van links naar rechts."
    override val once = "Je ziet hem alleen nu. Maak geen foto."

    override fun group(number: Int) = "Groepje $number"

    override val card = "Herstelkaart"
    override val cardHow =
        "Deze tekst zegt waar de hub is. Hij is niet geheim; bewaar hem waar je erbij kunt zonder deze telefoon, bijvoorbeeld in je " +
            "mail."
    override val copyCard = "Kopieer de kaart"
    override val copied = "Gekopieerd. Na een minuut is het van het klembord."
    override val written = "Opgeschreven"
}

/** In English. */
object EnglishRecovery : RecoveryTexts {
    override val title = "Recovery code"
    override val has = "There is a recovery code. Do not keep it with the phone."
    override val hasNot = "There is no recovery code yet. If you lose this phone, nothing comes back."
    override val does =
        "With the code and the card you put a new phone in the place of this one. What was sent comes back; the old phone wipes itself."
    override val doesNot =
        "What was not sent yet does not come back. The code alone opens nothing: the hub is needed too. Nobody else can look the code " +
            "up for you."
    override val needsTeam = "A recovery code can be made once you are in a team."
    override val make = "Make a recovery code"
    override val makeNew = "Make a new code"
    override val makeNewMeans = "The code that you have now opens nothing after that."
    override val makeNewSure = "Yes, make a new one"
    override val making = "Making the code …"
    override val write = "Write this code on paper, from left to right."
    override val once = "You see it only now. Do not take a picture."

    override fun group(number: Int) = "Group $number"

    override val card = "Recovery card"
    override val cardHow =
        "This text says where the hub is. It is not secret; keep it where you can reach it without this phone, in your mail for " +
            "example."
    override val copyCard = "Copy the card"
    override val copied = "Copied. After a minute it is off the clipboard."
    override val written = "Written down"
}
