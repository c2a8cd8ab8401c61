package app.schakel.screens.directory

/** What the directory of partners says. */
interface DirectoryTexts {
    val title: String
    val find: String
    val openNow: String
    val own: String
    val others: String
    val nothing: String
    val nothingFound: String
    val add: String
    val allNeeds: String
    val withoutNumber: String

    fun call(name: String): String

    val number: String
    val email: String
    val hours: String
    val hoursHint: String
    val contacts: String
    val agreement: String

    fun agreed(title: String, version: UInt): String

    val record: String

    fun asked(kept: UInt, asked: UInt): String

    fun late(open: UInt): String

    fun days(median: UInt): String

    fun reached(times: UInt, of: UInt): String

    val noRecord: String
    val line: String
    val helpsWith: String
    val fillIn: String
    val change: String

    val newPartner: String
    val name: String
    val role: String
    val village: String
    val address: String
    val contactName: String
    val contactFunction: String
    val addContact: String
    val done: String
    val discard: String
    val fromPack: String
}

/** In Dutch. */
object DutchDirectory : DirectoryTexts {
    override val title = "Netwerkpartners"
    override val find = "Zoek op naam, functie of taak"
    override val openNow = "Nu open"
    override val own = "Eigen contacten"
    override val others = "Dicht of onbekend"
    override val nothing = "Hier komen de partners van de gemeente en je eigen contacten."
    override val nothingFound = "Niemand gevonden. Voeg zelf een partner toe."
    override val add = "Partner toevoegen"
    override val allNeeds = "Alles"
    override val withoutNumber = "nummer ontbreekt"

    override fun call(name: String) = "Bel, voor $name"

    override val number = "Nummer"
    override val email = "E-mail"
    override val hours = "Openingstijden"
    override val hoursHint = "Zoals Mo-Fr 09:00-17:00; Sa 10:00-12:00"
    override val contacts = "Wie werkt er"
    override val agreement = "Afspraak"

    override fun agreed(title: String, version: UInt) = "$title (v$version)"

    override val record = "Hoe het ging"

    override fun asked(kept: UInt, asked: UInt) = "$kept van $asked toezeggingen nagekomen"

    override fun late(open: UInt) = if (open == 1u) "1 toezegging te laat" else "$open toezeggingen te laat"

    override fun days(median: UInt) = if (median == 1u) "meestal na 1 dag" else "meestal na $median dagen"

    override fun reached(times: UInt, of: UInt) = "$times van $of keer bereikt"

    override val noRecord = "Nog niet gebeld en niets gevraagd."
    override val line = "Goed om te weten"
    override val helpsWith = "Helpt met"
    override val fillIn = "Vul aan"
    override val change = "Wijzig"

    override val newPartner = "Nieuwe partner"
    override val name = "Naam"
    override val role = "Taak"
    override val village = "Dorp of stad"
    override val address = "Straat en nummer"
    override val contactName = "Naam"
    override val contactFunction = "Functie"
    override val addContact = "Nog iemand"
    override val done = "Klaar"
    override val discard = "Laat maar"
    override val fromPack = "Naam en taak komen van de gemeente. Wat jij invult, gaat voor."
}

/** In English. */
object EnglishDirectory : DirectoryTexts {
    override val title = "Partners"
    override val find = "Search by name, function or role"
    override val openNow = "Open now"
    override val own = "Own contacts"
    override val others = "Closed or unknown"
    override val nothing = "The municipality's partners and your own contacts appear here."
    override val nothingFound = "Nobody found. Add a partner yourself."
    override val add = "Add a partner"
    override val allNeeds = "All"
    override val withoutNumber = "number missing"

    override fun call(name: String) = "Call, for $name"

    override val number = "Number"
    override val email = "E-mail"
    override val hours = "Opening hours"
    override val hoursHint = "As in Mo-Fr 09:00-17:00; Sa 10:00-12:00"
    override val contacts = "Who works there"
    override val agreement = "Agreement"

    override fun agreed(title: String, version: UInt) = "$title (v$version)"

    override val record = "How it went"

    override fun asked(kept: UInt, asked: UInt) = "$kept of $asked promises kept"

    override fun late(open: UInt) = if (open == 1u) "1 promise late" else "$open promises late"

    override fun days(median: UInt) = if (median == 1u) "usually after 1 day" else "usually after $median days"

    override fun reached(times: UInt, of: UInt) = "reached $times of $of times"

    override val noRecord = "Not called yet, and nothing asked."
    override val line = "Good to know"
    override val helpsWith = "Helps with"
    override val fillIn = "Fill in"
    override val change = "Change"

    override val newPartner = "New partner"
    override val name = "Name"
    override val role = "Role"
    override val village = "Village or town"
    override val address = "Street and number"
    override val contactName = "Name"
    override val contactFunction = "Function"
    override val addContact = "One more"
    override val done = "Done"
    override val discard = "Never mind"
    override val fromPack = "Name and role come from the municipality. What you fill in stands first."
}
