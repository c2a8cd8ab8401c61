package app.schakel.screens.report

import app.schakel.core.Audience
import app.schakel.core.Likeness

/** What taking a report says. */
interface ReportTexts {
    val title: String

    fun kept(time: String): String

    val notYetKept: String
    val from: String
    val reporter: String
    val reporterName: String
    val organisation: String
    val number: String
    val about: String
    val name: String
    val description: String
    val address: String
    val otherVillage: String
    val village: String
    val safety: String
    val what: String
    val concern: String
    val reason: String
    val urgency: String
    val kind: String

    fun hears(audience: Audience): String

    val unnamed: String
    val named: String
    val more: String
    val less: String
    val channel: String
    val birthYear: String
    val clientNumber: String
    val language: String
    val elsewhere: String
    val elsewhereAddress: String
    val shielded: String
    val yes: String
    val no: String
    val done: String
    val throwAway: String
    val thrownAway: String
    val undo: String
    val missingSource: String
    val missingUrgency: String
    val missingPerson: String

    fun looksLike(who: String): String

    fun closed(months: UInt): String

    val running: String
    val sameReason: String

    fun likeness(likeness: Likeness): String

    val sameCase: String
    val reopen: String
    val follows: String

    fun belongs(who: String): String

    fun comesAfter(who: String): String

    val notSame: String
}

/** In Dutch. */
object DutchReport : ReportTexts {
    override val title = "Melding"

    override fun kept(time: String) = "bewaard $time"

    override val notYetKept = "wordt bewaard terwijl je typt"
    override val from = "Waar komt het vandaan?"
    override val reporter = "Wie meldt?"
    override val reporterName = "Naam van de melder"
    override val organisation = "Organisatie of relatie"
    override val number = "Nummer om terug te bellen"
    override val about = "Over wie?"
    override val name = "Naam, als je die weet"
    override val description = "Of: wat je wel weet (man, ongeveer 30)"
    override val address = "Adres of plek"
    override val otherVillage = "Ergens anders"
    override val village = "Plaats"
    override val safety = "Let op bij de deur"
    override val what = "Wat is er aan de hand?"
    override val concern = "De zorg, in de woorden van de melder"
    override val reason = "Waarover gaat het?"
    override val urgency = "Hoe snel moet er iemand heen?"
    override val kind = "Soort melding"

    override fun hears(audience: Audience) =
        when (audience) {
            Audience.TakenUpOnly -> "De melder hoort alleen dat het is opgepakt."
            Audience.Outline -> "De melder hoort in grote lijnen wat ervan kwam."
            Audience.Nobody, is Audience.Unknown -> "De melder hoort niet wat ervan kwam."
        }

    override val unnamed = "De cliënt hoort niet wie meldde."
    override val named = "De cliënt mag weten wie meldde."
    override val more = "Meer"
    override val less = "Minder"
    override val channel = "Hoe kwam het binnen?"
    override val birthYear = "Geboortejaar, ook geschat"
    override val clientNumber = "Nummer van deze persoon"
    override val language = "Taal"
    override val elsewhere = "Ergens anders dan thuis?"
    override val elsewhereAddress = "Waar het is"
    override val shielded = "Blijft de melder onbekend voor de cliënt?"
    override val yes = "Ja"
    override val no = "Nee"
    override val done = "Klaar"
    override val throwAway = "Weggooien"
    override val thrownAway = "Weggegooid."
    override val undo = "Toch niet"
    override val missingSource = "Kies waar de melding vandaan komt."
    override val missingUrgency = "Kies hoe snel er iemand heen moet."
    override val missingPerson = "Schrijf om wie het gaat: een naam of een paar woorden."

    override fun looksLike(who: String) = "Lijkt op $who"

    override fun closed(months: UInt) =
        when (months) {
            0u -> "pas afgesloten"
            1u -> "1 maand geleden afgesloten"
            else -> "$months maanden geleden afgesloten"
        }

    override val running = "loopt nu"
    override val sameReason = "zelfde reden"

    override fun likeness(likeness: Likeness) =
        when (likeness) {
            Likeness.SAME_NAME -> "zelfde naam"
            Likeness.INITIALS_FIT -> "zelfde achternaam, voorletters passen"
            Likeness.NEAR_NAME -> "naam lijkt erop"
            Likeness.PART_OF_NAME -> "deel van de naam"
            Likeness.SAME_NUMBER -> "zelfde nummer"
            Likeness.SAME_ADDRESS -> "zelfde adres"
            Likeness.SAME_BIRTH_YEAR -> "zelfde geboortejaar"
            Likeness.NEAR_BIRTH_YEAR -> "geboortejaar scheelt er één"
            Likeness.SAME_VILLAGE -> "zelfde plaats"
        }

    override val sameCase = "Hoort hierbij"
    override val reopen = "Hoort hierbij: heropenen"
    override val follows = "Nieuwe casus, volgt hierop"

    override fun belongs(who: String) = "Hoort bij de casus van $who"

    override fun comesAfter(who: String) = "Nieuwe casus na de afgesloten casus van $who"

    override val notSame = "Toch niet"
}

/** In English. */
object EnglishReport : ReportTexts {
    override val title = "Report"

    override fun kept(time: String) = "kept $time"

    override val notYetKept = "is kept while you type"
    override val from = "Where does it come from?"
    override val reporter = "Who reports?"
    override val reporterName = "Name of the reporter"
    override val organisation = "Organisation or relation"
    override val number = "Number to call back"
    override val about = "About whom?"
    override val name = "Name, if you know it"
    override val description = "Or what you do know (man, about 30)"
    override val address = "Address or place"
    override val otherVillage = "Somewhere else"
    override val village = "Town"
    override val safety = "Mind at the door"
    override val what = "What is the matter?"
    override val concern = "The concern, in the reporter’s words"
    override val reason = "What is it about?"
    override val urgency = "How soon should somebody go?"
    override val kind = "Kind of report"

    override fun hears(audience: Audience) =
        when (audience) {
            Audience.TakenUpOnly -> "The reporter hears only that it was taken up."
            Audience.Outline -> "The reporter hears in outline what came of it."
            Audience.Nobody, is Audience.Unknown -> "The reporter does not hear what came of it."
        }

    override val unnamed = "The client does not hear who reported."
    override val named = "The client may know who reported."
    override val more = "More"
    override val less = "Less"
    override val channel = "How did it come in?"
    override val birthYear = "Year of birth, or a guess"
    override val clientNumber = "Number of this person"
    override val language = "Language"
    override val elsewhere = "Somewhere else than at home?"
    override val elsewhereAddress = "Where it is"
    override val shielded = "Does the reporter stay unknown to the client?"
    override val yes = "Yes"
    override val no = "No"
    override val done = "Done"
    override val throwAway = "Throw away"
    override val thrownAway = "Thrown away."
    override val undo = "Not after all"
    override val missingSource = "Choose where the report comes from."
    override val missingUrgency = "Choose how soon somebody should go."
    override val missingPerson = "Write whom it is about: a name or a few words."

    override fun looksLike(who: String) = "Looks like $who"

    override fun closed(months: UInt) =
        when (months) {
            0u -> "closed lately"
            1u -> "closed 1 month ago"
            else -> "closed $months months ago"
        }

    override val running = "open now"
    override val sameReason = "same reason"

    override fun likeness(likeness: Likeness) =
        when (likeness) {
            Likeness.SAME_NAME -> "same name"
            Likeness.INITIALS_FIT -> "same surname, initials fit"
            Likeness.NEAR_NAME -> "a name like it"
            Likeness.PART_OF_NAME -> "part of the name"
            Likeness.SAME_NUMBER -> "same number"
            Likeness.SAME_ADDRESS -> "same address"
            Likeness.SAME_BIRTH_YEAR -> "same year of birth"
            Likeness.NEAR_BIRTH_YEAR -> "born a year apart"
            Likeness.SAME_VILLAGE -> "same town"
        }

    override val sameCase = "Belongs here"
    override val reopen = "Belongs here: open again"
    override val follows = "New case that follows it"

    override fun belongs(who: String) = "Belongs to the case of $who"

    override fun comesAfter(who: String) = "New case after the closed case of $who"

    override val notSame = "Not after all"
}
