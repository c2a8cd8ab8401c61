package app.schakel.screens.settings

/** What Settings says; its screens have texts of their own. */
interface SettingsTexts {
    val title: String
    val you: String
    val noName: String
    val name: String
    val organisation: String
    val function: String
    val workerKeptHere: String

    val phone: String
    val language: String
    val languageOfPhone: String
    val dutch: String
    val english: String
    val changePin: String
    val pinOld: String
    val pinNew: String
    val pinAgain: String
    val pinDifferent: String
    val pinWorking: String
    val pinChanged: String
    val biometrics: String
    val biometricsOn: String
    val biometricsOff: String

    val municipality: String

    fun pack(version: UInt): String

    val noPack: String
    val example: String

    fun partners(count: UInt, withoutNumber: UInt): String

    val otherPack: String
    val otherPackHow: String
    val signer: String
    val signerHow: String
    val takePack: String
    val packTaken: String

    val lockNow: String
    val wipe: String
    val wipeMeans: String
    val wipeSure: String

    fun contents(records: UInt): String

    fun unread(records: UInt): String

    val team: TeamTexts
    val recovery: RecoveryTexts
    val sync: SyncTexts
}

/** In Dutch. */
object DutchSettings : SettingsTexts {
    override val title = "Instellingen"
    override val you = "Jij"
    override val noName = "Nog geen naam"
    override val name = "Je naam"
    override val organisation = "Organisatie of team"
    override val function = "Functie"
    override val workerKeptHere = "Zo staat je naam onder wat je opschrijft."

    override val phone = "Deze telefoon"
    override val language = "Taal"
    override val languageOfPhone = "Als de telefoon"
    override val dutch = "Nederlands"
    override val english = "English"
    override val changePin = "Andere pincode"
    override val pinOld = "De pincode van nu"
    override val pinNew = "De nieuwe pincode"
    override val pinAgain = "Nog een keer de nieuwe"
    override val pinDifferent = "Dat waren twee verschillende pincodes. Kies opnieuw."
    override val pinWorking = "Pincode veranderen …"
    override val pinChanged = "De nieuwe pincode geldt."
    override val biometrics = "Openen met vingerafdruk of gezicht"
    override val biometricsOn = "Aan. Na een herstart en elke drie dagen is de pincode nodig."
    override val biometricsOff = "Uit. Alleen de pincode opent."

    override val municipality = "Gemeentepakket"

    override fun pack(version: UInt) = "versie $version"

    override val noPack = "Nog geen pakket. Vraag het bestand aan de gemeente."
    override val example = "Dit is een voorbeeld: de gemeente moet klokken, mandaat en teksten nog vaststellen."

    override fun partners(count: UInt, withoutNumber: UInt) =
        if (withoutNumber == 0u) "$count partners" else "$count partners, $withoutNumber zonder nummer"

    override val otherPack = "Ander pakket kiezen"
    override val otherPackHow = "Het bestand dat de gemeente heeft ondertekend."
    override val signer = "Ondertekend door"
    override val signerHow = "Bel de gemeente en vergelijk deze cijfers. Kloppen ze niet, neem het pakket dan niet."
    override val takePack = "De cijfers kloppen, neem dit pakket"
    override val packTaken = "Het nieuwe pakket is in gebruik."

    override val lockNow = "Nu vergrendelen"
    override val wipe = "Dit toestel wissen"
    override val wipeMeans = "Alles op dit toestel gaat weg, ook wat nog niet verstuurd is. Zonder herstelcode komt het niet terug."
    override val wipeSure = "Ja, wis dit toestel"

    override fun contents(records: UInt) = "Hier staan $records stukken, versleuteld."

    override fun unread(records: UInt) = "$records stukken zijn van een nieuwere versie. Werk de app bij om ze te zien."

    override val team = DutchTeam
    override val recovery = DutchRecovery
    override val sync = DutchSync
}

/** In English. */
object EnglishSettings : SettingsTexts {
    override val title = "Settings"
    override val you = "You"
    override val noName = "No name yet"
    override val name = "Your name"
    override val organisation = "Organisation or team"
    override val function = "Function"
    override val workerKeptHere = "This is how your name stands under what you write."

    override val phone = "This phone"
    override val language = "Language"
    override val languageOfPhone = "As the phone"
    override val dutch = "Nederlands"
    override val english = "English"
    override val changePin = "Another PIN"
    override val pinOld = "The PIN of now"
    override val pinNew = "The new PIN"
    override val pinAgain = "The new one once more"
    override val pinDifferent = "Those were two different PINs. Choose again."
    override val pinWorking = "Changing the PIN …"
    override val pinChanged = "The new PIN is in force."
    override val biometrics = "Open with fingerprint or face"
    override val biometricsOn = "On. After a restart and every three days the PIN is needed."
    override val biometricsOff = "Off. Only the PIN opens."

    override val municipality = "Municipality's pack"

    override fun pack(version: UInt) = "version $version"

    override val noPack = "No pack yet. Ask the municipality for the file."
    override val example = "This is an example: the municipality still has to set clocks, mandate and texts."

    override fun partners(count: UInt, withoutNumber: UInt) =
        if (withoutNumber == 0u) "$count partners" else "$count partners, $withoutNumber without a number"

    override val otherPack = "Choose another pack"
    override val otherPackHow = "The file that the municipality signed."
    override val signer = "Signed by"
    override val signerHow = "Call the municipality and compare these digits. If they differ, do not take the pack."
    override val takePack = "The digits are right, take this pack"
    override val packTaken = "The new pack is in use."

    override val lockNow = "Lock now"
    override val wipe = "Wipe this device"
    override val wipeMeans = "Everything on this device goes, also what was not sent yet. Without a recovery code it does not come back."
    override val wipeSure = "Yes, wipe this device"

    override fun contents(records: UInt) = "$records records stand here, encrypted."

    override fun unread(records: UInt) = "$records records are of a newer version. Update the app to see them."

    override val team = EnglishTeam
    override val recovery = EnglishRecovery
    override val sync = EnglishSync
}
