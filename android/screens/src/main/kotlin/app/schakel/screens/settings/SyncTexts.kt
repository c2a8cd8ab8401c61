package app.schakel.screens.settings

import app.schakel.core.Trouble

/** The truth about sending and fetching, in sentences. */
interface SyncTexts {
    val title: String
    val out: String
    val allArrived: String

    fun waiting(count: UInt): String

    fun sent(count: UInt): String

    val nothingWaits: String
    val incoming: String

    fun complete(asOf: String): String

    fun missing(records: UInt): String

    fun unsure(devices: UInt, since: String): String

    fun unsureNever(devices: UInt): String

    val alone: String
    val joinTeam: String

    fun heard(moment: String): String

    val neverHeard: String

    fun trouble(trouble: Trouble): String

    val now: String
    val busy: String

    fun progress(done: UInt, total: UInt): String

    val stop: String
    val inOrder: String
    val notInOrder: String
}

/** In Dutch. */
object DutchSync : SyncTexts {
    override val title = "Versturen en ophalen"
    override val out = "Van jou"
    override val allArrived = "Alles wat je stuurde is aangekomen."

    override fun waiting(count: UInt) =
        when (count) {
            1u -> "1 stuk wacht hier en is nog niet verstuurd."
            else -> "$count stukken wachten hier en zijn nog niet verstuurd."
        }

    override fun sent(count: UInt) =
        when (count) {
            1u -> "1 stuk is verstuurd; het toestel waarvoor het is heeft nog niets laten horen."
            else -> "$count stukken zijn verstuurd; de toestellen waarvoor ze zijn hebben nog niets laten horen."
        }

    override val nothingWaits = "Er wacht niets."
    override val incoming = "Van anderen"

    override fun complete(asOf: String) = "Er ontbreekt niets, stand van $asOf. Dat heeft iedereen in het team ondertekend."

    override fun missing(records: UInt) =
        if (records == 1u) "1 stuk is aangekondigd en nog niet hier." else "$records stukken zijn aangekondigd en nog niet hier."

    override fun unsure(devices: UInt, since: String) =
        when (devices) {
            1u -> "Niet zeker: van 1 toestel is sinds $since niets gehoord."
            else -> "Niet zeker: van $devices toestellen is niets gehoord, het langst sinds $since."
        }

    override fun unsureNever(devices: UInt) =
        when (devices) {
            1u -> "Niet zeker: van 1 toestel is nog nooit iets gehoord."
            else -> "Niet zeker: van $devices toestellen is een tijd niets gehoord, en van minstens één nog nooit."
        }

    override val alone = "Dit toestel zit in geen team. Er is niets te versturen of op te halen."
    override val joinTeam = "Bij een team komen"

    override fun heard(moment: String) = "De hub antwoordde het laatst: $moment."

    override val neverHeard = "De hub heeft nog nooit geantwoord."

    override fun trouble(trouble: Trouble) =
        when (trouble) {
            Trouble.UNREACHABLE -> {
                "Geen verbinding met de hub. Alles is bewaard en gaat vanzelf mee zodra het kan."
            }

            Trouble.BUSY -> {
                "De hub heeft het druk en vraagt te wachten. Het gaat vanzelf opnieuw."
            }

            Trouble.WRONG_CERTIFICATE -> {
                "De hub laat een ander certificaat zien dan in je uitnodiging. Gebruik een ander netwerk; blijft het, bel je beheerder."
            }

            Trouble.PENDING -> {
                "Je coördinator heeft je nog niet toegelaten. Vraag of die de app wil openen."
            }

            Trouble.REVOKED -> {
                "De toegang van dit toestel is ingetrokken. Bel je coördinator."
            }

            Trouble.UPDATE -> {
                "App en hub verschillen te veel van versie. Werk de app bij, of vraag je beheerder de hub bij te werken."
            }

            Trouble.DISHONEST -> {
                "De hub zei iets dat niet kan; er is niets van overgenomen. Bel je beheerder en noem dit."
            }

            Trouble.REFUSED -> {
                "De hub weigerde. Wat wacht, blijft wachten. Bel je beheerder als dit morgen nog zo is."
            }
        }

    override val now = "Nu versturen en ophalen"
    override val busy = "Bezig met de hub …"

    override fun progress(done: UInt, total: UInt) = "Bezig: $done van $total"

    override val stop = "Stoppen"
    override val inOrder = "Alles is in orde."
    override val notInOrder = "Nog niet alles is aangekomen."
}

/** In English. */
object EnglishSync : SyncTexts {
    override val title = "Sending and fetching"
    override val out = "From you"
    override val allArrived = "Everything that you sent has arrived."

    override fun waiting(count: UInt) =
        when (count) {
            1u -> "1 record waits here and was not sent yet."
            else -> "$count records wait here and were not sent yet."
        }

    override fun sent(count: UInt) =
        when (count) {
            1u -> "1 record was sent; the device that it is for has not answered yet."
            else -> "$count records were sent; the devices that they are for have not answered yet."
        }

    override val nothingWaits = "Nothing waits."
    override val incoming = "From others"

    override fun complete(asOf: String) = "Nothing is missing, as of $asOf. Everyone in the team has signed that."

    override fun missing(records: UInt) =
        if (records == 1u) "1 record is announced and not here yet." else "$records records are announced and not here yet."

    override fun unsure(devices: UInt, since: String) =
        when (devices) {
            1u -> "Not certain: nothing was heard of 1 device since $since."
            else -> "Not certain: nothing was heard of $devices devices, the longest since $since."
        }

    override fun unsureNever(devices: UInt) =
        when (devices) {
            1u -> "Not certain: 1 device was never heard of."
            else -> "Not certain: nothing was heard of $devices devices for a while, and of at least one never."
        }

    override val alone = "This device is in no team. There is nothing to send or fetch."
    override val joinTeam = "Join a team"

    override fun heard(moment: String) = "The hub last answered: $moment."

    override val neverHeard = "The hub has never answered."

    override fun trouble(trouble: Trouble) =
        when (trouble) {
            Trouble.UNREACHABLE -> {
                "No connection with the hub. Everything is kept and goes by itself as soon as it can."
            }

            Trouble.BUSY -> {
                "The hub is busy and asks to wait. It is tried again by itself."
            }

            Trouble.WRONG_CERTIFICATE -> {
                "The hub shows another certificate than your invitation has. Use another network; if it stays, call your administrator."
            }

            Trouble.PENDING -> {
                "Your coordinator has not let you in yet. Ask them to open the app."
            }

            Trouble.REVOKED -> {
                "This device's access was taken away. Call your coordinator."
            }

            Trouble.UPDATE -> {
                "App and hub are too far apart. Update the app, or ask your administrator to update the hub."
            }

            Trouble.DISHONEST -> {
                "The hub said something that cannot be; nothing of it was taken over. Call your administrator and say so."
            }

            Trouble.REFUSED -> {
                "The hub refused. What waits keeps waiting. Call your administrator if this is still so tomorrow."
            }
        }

    override val now = "Send and fetch now"
    override val busy = "Busy with the hub …"

    override fun progress(done: UInt, total: UInt) = "Busy: $done of $total"

    override val stop = "Stop"
    override val inOrder = "Everything is in order."
    override val notInOrder = "Not everything has arrived yet."
}
