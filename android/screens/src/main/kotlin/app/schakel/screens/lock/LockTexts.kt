package app.schakel.screens.lock

/** What stands on the screens before the core is open. */
interface LockTexts {
    val title: String
    val pin: String
    val unlocking: String
    val key: KeyTexts
    val wrongPin: String

    fun triesLeft(count: UInt): String

    fun wait(minutes: Long, seconds: Long): String

    val fingerprint: String
    val forgotten: String
    val forgottenWhat: String
    val startAgain: String
    val startAgainMeans: String
    val begin: String
    val startAgainSure: String

    val welcome: String
    val name: String
    val organisation: String
    val function: String
    val goOn: String
    val hadDevice: String
    val noDevice: String
    val choosePin: String
    val choosePinHow: String
    val repeatPin: String
    val notTheSame: String
    val makingKeys: String

    val recover: String
    val recoverHow: String
    val card: String
    val cardPaste: String
    val code: String
    val codeHow: String

    fun codeGroups(groups: Int): String

    val recovering: String

    val otherDevice: String
    val newer: String
    val damaged: String

    fun damagedPlaces(count: UInt): String

    val olderCopy: String
    val toRescue: String
    val rescue: String
    val rescuePin: String
    val rescuing: String
    val wiped: String

    val rescuedTitle: String

    fun rescued(records: ULong): String

    fun lost(things: UInt): String

    val keptAs: String
}

/** The names of the keys that show a sign instead of a digit. */
class KeyTexts(val remove: String, val done: String, val typed: String)

/** In Dutch. */
object DutchLock : LockTexts {
    override val title = "Schakel"
    override val pin = "Pincode"
    override val unlocking = "Ontgrendelen …"
    override val key = KeyTexts("Laatste cijfer weg", "Klaar", "Wat je typt is niet te zien")
    override val wrongPin = "Dit is niet de pincode."

    override fun triesLeft(count: UInt) =
        if (count == 1u) "Nog 1 keer proberen. Daarna wordt alles gewist." else "Nog $count keer proberen. Daarna wordt alles gewist."

    override fun wait(minutes: Long, seconds: Long) = "Te vaak mis. Wacht nog $minutes:%02d.".format(seconds)

    override val fingerprint = "Met vingerafdruk of gezicht"
    override val forgotten = "Pincode vergeten?"
    override val forgottenWhat = "Zonder pincode gaat dit toestel niet open. Je kunt het wissen en opnieuw beginnen. " +
        "Met je herstelkaart en herstelcode komt daarna terug wat verstuurd was."
    override val startAgain = "Wissen en opnieuw beginnen"
    override val startAgainMeans = "Alles op dit toestel wordt gewist. Wat nog niet verstuurd is, is dan weg."
    override val startAgainSure = "Ja, wis alles"
    override val begin = "Opnieuw beginnen"

    override val welcome =
        "Alles wat je opschrijft staat versleuteld op deze telefoon. Vertel eerst wie je bent; collega's zien je naam en functie."
    override val name = "Je naam"
    override val organisation = "Organisatie of team"
    override val function = "Functie"
    override val goOn = "Verder"
    override val hadDevice = "Ik had al een toestel"
    override val noDevice = "Ik had nog geen toestel"
    override val choosePin = "Kies een pincode"
    override val choosePinHow = "Zes cijfers of meer. Gebruik niet de code van je telefoon."
    override val repeatPin = "Nog een keer dezelfde pincode"
    override val notTheSame = "Dat waren twee verschillende pincodes. Kies opnieuw."
    override val makingKeys = "Sleutels maken …"

    override val recover = "Toestel vervangen"
    override val recoverHow = "Met de herstelkaart en de herstelcode die je hebt bewaard. Er is verbinding nodig. " +
        "Het oude toestel wordt daarna afgesloten en wist zichzelf."
    override val card = "Tekst van de herstelkaart"
    override val cardPaste = "Plak de kaart"
    override val code = "Herstelcode"
    override val codeHow = "Acht groepjes van zes cijfers"

    override fun codeGroups(groups: Int) = "Nu $groups van de 8 groepjes"

    override val recovering = "Ophalen en sleutels maken …"

    override val otherDevice = "Deze gegevens horen bij een ander toestel, of de sleutels van deze telefoon zijn weg. " +
        "Begin opnieuw; met je herstelkaart en herstelcode komt terug wat verstuurd was."
    override val newer = "Een nieuwere versie van de app heeft dit geschreven. Werk de app bij; er is niets verloren."
    override val damaged =
        "Het bestand op deze telefoon is beschadigd. Herstellen haalt terug wat goed is, en bewaart het beschadigde bestand ernaast."

    override fun damagedPlaces(count: UInt): String {
        val are = if (count == 1u) "is 1 plek" else "zijn $count plekken"
        return "In het bestand op deze telefoon $are beschadigd. Wat goed is, zie je hier. Herstel het bestand voordat je verder schrijft."
    }

    override val olderCopy =
        "Dit is een oudere kopie van het bestand: het nieuwste ontbreekt. Schrijven kan pas na herstellen; wat verstuurd was, komt terug."
    override val toRescue = "Naar herstellen"
    override val rescue = "Herstellen"
    override val rescuePin = "Pincode, om te herstellen"
    override val rescuing = "Bezig met herstellen …"
    override val wiped = "Dit toestel is gewist. Begin opnieuw; met je herstelkaart en herstelcode komt terug wat verstuurd was."

    override val rescuedTitle = "Hersteld"

    override fun rescued(records: ULong) = if (records == 1uL) "1 stuk is teruggehaald." else "$records stukken zijn teruggehaald."

    override fun lost(things: UInt) =
        if (things == 1u) "1 plek in het bestand was beschadigd." else "$things plekken in het bestand waren beschadigd."

    override val keptAs = "Het beschadigde bestand is bewaard. Vraag je beheerder ernaar te kijken. Het staat hier:"
}

/** In English. */
object EnglishLock : LockTexts {
    override val title = "Schakel"
    override val pin = "PIN"
    override val unlocking = "Unlocking …"
    override val key = KeyTexts("Remove the last digit", "Done", "What you type is not shown")
    override val wrongPin = "This is not the PIN."

    override fun triesLeft(count: UInt) =
        if (count == 1u) "1 try left. After that everything is wiped." else "$count tries left. After that everything is wiped."

    override fun wait(minutes: Long, seconds: Long) = "Wrong too often. Wait another $minutes:%02d.".format(seconds)

    override val fingerprint = "With fingerprint or face"
    override val forgotten = "Forgot the PIN?"
    override val forgottenWhat = "Without the PIN this device does not open. You can wipe it and start again. " +
        "With your recovery card and recovery code, what was sent comes back after that."
    override val startAgain = "Wipe and start again"
    override val startAgainMeans = "Everything on this device is wiped. What was not sent yet is gone then."
    override val startAgainSure = "Yes, wipe everything"
    override val begin = "Start again"

    override val welcome =
        "Everything you write down stands encrypted on this phone. First say who you are; colleagues see your name and function."
    override val name = "Your name"
    override val organisation = "Organisation or team"
    override val function = "Function"
    override val goOn = "Go on"
    override val hadDevice = "I had a device before"
    override val noDevice = "I had no device before"
    override val choosePin = "Choose a PIN"
    override val choosePinHow = "Six digits or more. Do not use your phone's own code."
    override val repeatPin = "The same PIN once more"
    override val notTheSame = "Those were two different PINs. Choose again."
    override val makingKeys = "Making keys …"

    override val recover = "Replace a device"
    override val recoverHow = "With the recovery card and the recovery code that you kept. This needs a connection. " +
        "The old device is shut out after that and wipes itself."
    override val card = "Text of the recovery card"
    override val cardPaste = "Paste the card"
    override val code = "Recovery code"
    override val codeHow = "Eight groups of six digits"

    override fun codeGroups(groups: Int) = "Now $groups of the 8 groups"

    override val recovering = "Fetching and making keys …"

    override val otherDevice = "This belongs to another device, or this phone's keys are gone. " +
        "Start again; with your recovery card and recovery code, what was sent comes back."
    override val newer = "A newer version of the app wrote this. Update the app; nothing was lost."
    override val damaged = "The file on this phone is damaged. Rescuing brings back what is sound, and keeps the damaged file beside it."

    override fun damagedPlaces(count: UInt): String {
        val places = if (count == 1u) "1 place in the file on this phone is" else "$count places in the file on this phone are"
        return "$places damaged. What is sound is shown here. Rescue the file before you write on."
    }

    override val olderCopy =
        "This is an older copy of the file: the newest is missing. Writing works again after a rescue; what was sent comes back then."
    override val toRescue = "Go to rescue"
    override val rescue = "Rescue"
    override val rescuePin = "PIN, to rescue"
    override val rescuing = "Rescuing …"
    override val wiped = "This device was wiped. Start again; with your recovery card and recovery code, what was sent comes back."

    override val rescuedTitle = "Rescued"

    override fun rescued(records: ULong) = if (records == 1uL) "1 record was brought back." else "$records records were brought back."

    override fun lost(things: UInt) = if (things == 1u) "1 place in the file was damaged." else "$things places in the file were damaged."

    override val keptAs = "The damaged file is kept. Ask whoever looks after your phone to look at it. It is here:"
}
