package app.schakel.screens.texts

import app.schakel.core.CoreException
import app.schakel.core.Language
import app.schakel.core.Refusal
import app.schakel.core.Rejection
import app.schakel.core.Rule

/** One plain sentence about what went wrong, and what to do. */
fun Texts.of(error: CoreException): String = if (language == Language.NL) dutch(error) else english(error)

/** What a field has to obey, to be shown beneath it. */
fun Texts.of(rule: Rule): String = if (language == Language.NL) dutch(rule) else english(rule)

/** What is wrong with a field of this name, when that is what went wrong; else empty. */
fun Texts.wrong(error: CoreException?, field: String): String =
    if (error is CoreException.Invalid && error.field == field) of(error.rule) else ""

private fun dutch(error: CoreException): String =
    when (error) {
        is CoreException.Locked -> "Vergrendeld. Ontgrendel om door te gaan; alles is bewaard."
        is CoreException.Refused -> dutch(error.refusal)
        is CoreException.NotFound -> "Dit is er niet meer. Misschien is het op een ander toestel verwijderd."
        is CoreException.Invalid -> dutch(error.rule)
        is CoreException.Conflict -> "Dit is intussen veranderd. Kijk opnieuw en kies dan."
        is CoreException.StorageFull -> "Het toestel is vol. Maak ruimte vrij; er is niets verloren."
        is CoreException.ReadOnly -> "Er kan niet worden geschreven. Controleer de opslag van het toestel."
        is CoreException.Corrupt -> "Het bestand is beschadigd. Herstellen bewaart het en haalt terug wat goed is."
        is CoreException.Newer -> "Een nieuwere versie heeft dit geschreven. Werk de app bij."
        is CoreException.InUse -> "De app is al ergens open. Sluit die eerst."
        is CoreException.Unreachable -> "Geen verbinding. Over ${error.retryAfterS} s wordt het opnieuw geprobeerd."
        is CoreException.Rejected -> dutch(error.code)
        is CoreException.Internal -> "Een fout van ons (code ${error.code}). Er is niets verloren. Meld deze code."
    }

private fun english(error: CoreException): String =
    when (error) {
        is CoreException.Locked -> "Locked. Unlock to go on; everything is kept."
        is CoreException.Refused -> english(error.refusal)
        is CoreException.NotFound -> "This is not here any more. It may have been removed on another device."
        is CoreException.Invalid -> english(error.rule)
        is CoreException.Conflict -> "This changed in the meantime. Look again, then choose."
        is CoreException.StorageFull -> "The phone is full. Free some space; nothing was lost."
        is CoreException.ReadOnly -> "Nothing can be written. Check the phone's storage."
        is CoreException.Corrupt -> "The file is damaged. Rescuing keeps it aside and brings back what is sound."
        is CoreException.Newer -> "A newer version wrote this. Update the app."
        is CoreException.InUse -> "The app is open elsewhere. Close that first."
        is CoreException.Unreachable -> "No connection. It is tried again in ${error.retryAfterS} s."
        is CoreException.Rejected -> english(error.code)
        is CoreException.Internal -> "A fault of ours (code ${error.code}). Nothing was lost. Please report this code."
    }

private fun dutch(refusal: Refusal): String =
    when (refusal) {
        is Refusal.WrongPin -> "Verkeerde pincode. Nog ${refusal.triesLeft} keer proberen, dan wordt alles gewist."
        is Refusal.Wait -> "Wacht ${refusal.waitS} s en probeer het dan opnieuw."
        is Refusal.PinNeeded -> "Nu is de pincode nodig."
        is Refusal.OtherDevice -> "Deze gegevens horen bij een ander toestel. Gebruik de herstelcode."
        is Refusal.RolledBack -> "Dit is een oudere kopie, van voor iets werd gewist. Gebruik de herstelcode."
        is Refusal.Wiped -> "Gewist. Meld je opnieuw aan of gebruik de herstelcode."
        is Refusal.WeakPin -> "Een pincode heeft zes cijfers of meer."
    }

private fun english(refusal: Refusal): String =
    when (refusal) {
        is Refusal.WrongPin -> "Wrong PIN. ${refusal.triesLeft} tries left, then everything is wiped."
        is Refusal.Wait -> "Wait ${refusal.waitS} s, then try again."
        is Refusal.PinNeeded -> "The PIN is needed now."
        is Refusal.OtherDevice -> "This belongs to another device. Use the recovery code."
        is Refusal.RolledBack -> "This is an older copy, from before something was erased. Use the recovery code."
        is Refusal.Wiped -> "Wiped. Join again or use the recovery code."
        is Refusal.WeakPin -> "A PIN has six digits or more."
    }

private fun dutch(rejection: Rejection): String =
    when (rejection) {
        Rejection.NOT_A_PACK -> "Dit is geen gemeentepakket, of niet helemaal. Haal het opnieuw op."
        Rejection.TOO_LARGE -> "Dit is te groot. Maak de tekst korter, of vraag het goede bestand."
        Rejection.BAD_SIGNATURE -> "Dit is na het ondertekenen veranderd. Vraag een nieuw bestand."
        Rejection.OTHER_SIGNER -> "Dit is door een ander ondertekend dan het pakket van nu. Vraag het de gemeente."
        Rejection.OLDER -> "Dit is ouder dan het pakket van nu. Je hoeft niets te doen."
        Rejection.NEWER_FORMAT -> "Dit is van een nieuwere versie. Werk de app bij."
        Rejection.ALREADY_SET_UP -> "Dit toestel is al ingericht. Ontgrendel het."
        Rejection.NOT_AN_INVITATION -> "Dit is geen uitnodiging. Kopieer de hele tekst opnieuw."
        Rejection.INVITATION_USED -> "De uitnodiging is al gebruikt of te oud. Vraag een nieuwe."
        Rejection.NOT_COORDINATOR -> "Dit kan alleen een coördinator. Vraag het aan hen."
        Rejection.OTHER_TEAM -> "Dit toestel zit al in een team, of in geen."
        Rejection.WRONG_CODE -> "Dit is niet de herstelcode. Controleer elk groepje van zes cijfers."
        Rejection.WRONG_HUB -> "Dit is niet de hub van de uitnodiging. Vraag een nieuwe uitnodiging."
        Rejection.NOT_YOURS -> "Alleen wie de casus heeft, kan haar wissen. Vraag het aan hen."
    }

private fun english(rejection: Rejection): String =
    when (rejection) {
        Rejection.NOT_A_PACK -> "This is not a pack, or not all of it. Fetch it again."
        Rejection.TOO_LARGE -> "This is too large. Make the text shorter, or ask for the right file."
        Rejection.BAD_SIGNATURE -> "This was changed after it was signed. Ask for a new one."
        Rejection.OTHER_SIGNER -> "This is signed by somebody else than the pack in use. Ask the municipality."
        Rejection.OLDER -> "This is older than the pack in use. Nothing has to be done."
        Rejection.NEWER_FORMAT -> "This is of a newer version. Update the app."
        Rejection.ALREADY_SET_UP -> "This device is set up already. Unlock it."
        Rejection.NOT_AN_INVITATION -> "This is not an invitation. Copy the whole text again."
        Rejection.INVITATION_USED -> "The invitation was used before or is too old. Ask for a new one."
        Rejection.NOT_COORDINATOR -> "Only a coordinator may do this. Ask them."
        Rejection.OTHER_TEAM -> "This device is in a team already, or in none."
        Rejection.WRONG_CODE -> "This is not the recovery code. Check each group of six digits."
        Rejection.WRONG_HUB -> "This is not the hub of the invitation. Ask for a new invitation."
        Rejection.NOT_YOURS -> "Only the one whose case it is may erase it. Ask them."
    }

private fun dutch(rule: Rule): String =
    when (rule) {
        Rule.EMPTY -> "Vul dit in."
        Rule.TOO_LONG -> "Maak dit korter."
        Rule.IN_FUTURE -> "Kies een moment dat geweest is."
        Rule.BEFORE_START -> "Kies een einde na het begin."
        Rule.NOT_FOUND -> "Kies iets dat op dit toestel bekend is."
        Rule.SEVERAL -> "Laat er één staan."
        Rule.OUT_OF_RANGE -> "Kies een getal boven nul."
        Rule.NOT_DIALABLE -> "Kies een nummer dat gebeld kan worden."
        Rule.NOT_READABLE -> "Schrijf openingstijden zoals Mo-Fr 09:00-17:00."
        Rule.CITIZEN_NUMBER -> "Laat het burgerservicenummer (BSN) weg."
    }

private fun english(rule: Rule): String =
    when (rule) {
        Rule.EMPTY -> "Fill this in."
        Rule.TOO_LONG -> "Make this shorter."
        Rule.IN_FUTURE -> "Choose a time that has passed."
        Rule.BEFORE_START -> "Choose an end after the start."
        Rule.NOT_FOUND -> "Choose something that is known on this phone."
        Rule.SEVERAL -> "Leave one."
        Rule.OUT_OF_RANGE -> "Choose a number above zero."
        Rule.NOT_DIALABLE -> "Choose a number that can be dialled."
        Rule.NOT_READABLE -> "Write opening hours as in Mo-Fr 09:00-17:00."
        Rule.CITIZEN_NUMBER -> "Leave out the citizen service number (BSN)."
    }
