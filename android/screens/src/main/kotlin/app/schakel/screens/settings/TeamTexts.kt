package app.schakel.screens.settings

/** What joining a team and its members say. */
interface TeamTexts {
    val title: String
    val alone: String
    val asked: String
    val revoked: String
    val member: String
    val stale: String
    val worker: String
    val supervisor: String
    val coordinator: String

    val join: String
    val joinHow: String
    val joinWhat: String
    val paste: String
    val invitation: String
    val pastedNothing: String
    val joinAct: String
    val joining: String
    val later: String
    val goOn: String
    val askAgain: String

    val members: String
    val here: String

    fun heard(moment: String): String

    val neverHeard: String
    val invite: String
    val inviteName: String
    val inviteRoles: String
    val inviteMake: String

    fun invited(name: String, until: String): String

    val inviteHow: String
    val copy: String
    val copied: String
    val code: String
    val revoke: String

    fun revokeMeans(name: String): String

    val revokeSure: String
    val revokeWipe: String

    fun revokeWipeMeans(name: String): String

    val revokeWipeSure: String
    val onlyCoordinator: String
}

/** In Dutch. */
object DutchTeam : TeamTexts {
    override val title = "Team"
    override val alone = "Dit toestel zit in geen team. Alles werkt; er gaat alleen niets naar leidinggevenden."
    override val asked =
        "Gevraagd. Zodra de coördinator verbinding heeft, laat diens toestel je vanzelf toe. Je hoeft hier niet te wachten."
    override val revoked = "De toegang van dit toestel is ingetrokken. Vraag je coördinator waarom."
    override val member = "Je zit in het team."
    override val stale = "De ledenlijst is niet vers: het kan zijn dat iemand er al uit is. Sync zodra er verbinding is."
    override val worker = "casemanager"
    override val supervisor = "leidinggevende"
    override val coordinator = "coördinator"

    override val join = "Bij een team komen"
    override val joinHow =
        "Je coördinator stuurt je een uitnodiging: een stuk tekst, of een code om te scannen met je camera. Kopieer de hele tekst en " +
            "plak hem hier."
    override val joinWhat =
        "Daarna krijgt je coördinator je naam te zien en laat je toe. Je aantekeningen blijven hier; leidinggevenden zien alleen wat " +
            "je hun stuurt."
    override val paste = "Plak de uitnodiging"
    override val invitation = "Uitnodiging"
    override val pastedNothing = "Er is niets gekopieerd. Open het bericht met de uitnodiging en kopieer de hele tekst."
    override val joinAct = "Vraag om toegelaten te worden"
    override val joining = "Vragen …"
    override val later = "Later, via Instellingen"
    override val goOn = "Aan het werk"
    override val askAgain = "Kijk opnieuw"

    override val members = "Wie er in het team zitten"
    override val here = "dit toestel"

    override fun heard(moment: String) = "gehoord: $moment"

    override val neverHeard = "nog niets van gehoord"
    override val invite = "Iemand uitnodigen"
    override val inviteName = "Naam"
    override val inviteRoles = "Wat doet die in het team?"
    override val inviteMake = "Maak de uitnodiging"

    override fun invited(name: String, until: String) = "Uitnodiging voor $name. Werkt één keer, tot $until."

    override val inviteHow = "Laat de code scannen, of stuur de tekst langs een weg die je vertrouwt. Wie hem heeft, kan ermee binnen."
    override val copy = "Kopieer de tekst"
    override val copied = "Gekopieerd. Na een minuut is het van het klembord."
    override val code = "De uitnodiging als code om te scannen"
    override val revoke = "Toegang intrekken"

    override fun revokeMeans(name: String) =
        "$name krijgt niets nieuws meer en kan niets meer sturen. Wat al op dat toestel staat, blijft daar."

    override val revokeSure = "Ja, trek in"
    override val revokeWipe = "Intrekken en toestel wissen"

    override fun revokeWipeMeans(name: String) =
        "Het toestel van $name wist zichzelf zodra het dit hoort. Wat het nog wilde sturen, wacht op jouw besluit."

    override val revokeWipeSure = "Ja, trek in en wis"
    override val onlyCoordinator = "Uitnodigen en intrekken doet een coördinator."
}

/** In English. */
object EnglishTeam : TeamTexts {
    override val title = "Team"
    override val alone = "This device is in no team. Everything works; only, nothing goes to supervisors."
    override val asked = "Asked. As soon as the coordinator has a connection, their device lets you in by itself. You need not wait here."
    override val revoked = "This device's access was taken away. Ask your coordinator why."
    override val member = "You are in the team."
    override val stale = "The list of members is not fresh: somebody may be out already. Sync as soon as there is a connection."
    override val worker = "case manager"
    override val supervisor = "supervisor"
    override val coordinator = "coordinator"

    override val join = "Join a team"
    override val joinHow =
        "Your coordinator sends you an invitation: a piece of text, or a code to scan with your camera. Copy the whole text and paste " +
            "it here."
    override val joinWhat =
        "After that your coordinator sees your name and lets you in. Your notes stay here; supervisors see only what you send them."
    override val paste = "Paste the invitation"
    override val invitation = "Invitation"
    override val pastedNothing = "Nothing was copied. Open the message with the invitation and copy the whole text."
    override val joinAct = "Ask to be let in"
    override val joining = "Asking …"
    override val later = "Later, from Settings"
    override val goOn = "To work"
    override val askAgain = "Look again"

    override val members = "Who is in the team"
    override val here = "this device"

    override fun heard(moment: String) = "heard: $moment"

    override val neverHeard = "not heard of yet"
    override val invite = "Invite somebody"
    override val inviteName = "Name"
    override val inviteRoles = "What do they do in the team?"
    override val inviteMake = "Make the invitation"

    override fun invited(name: String, until: String) = "Invitation for $name. Works once, until $until."

    override val inviteHow = "Let them scan the code, or send the text along a way that you trust. Whoever has it can come in with it."
    override val copy = "Copy the text"
    override val copied = "Copied. After a minute it is off the clipboard."
    override val code = "The invitation as a code to scan"
    override val revoke = "Take access away"

    override fun revokeMeans(name: String) = "$name gets nothing new and can send nothing any more. What stands on that device stays there."

    override val revokeSure = "Yes, take it away"
    override val revokeWipe = "Take away and wipe"

    override fun revokeWipeMeans(name: String) =
        "The device of $name wipes itself as soon as it hears this. What it still wanted to send waits for your decision."

    override val revokeWipeSure = "Yes, take away and wipe"
    override val onlyCoordinator = "Inviting and taking away is done by a coordinator."
}
