package app.schakel.screens.supervision

/** What a summary says beside the core's own words. */
interface SummaryTexts {
    fun minutes(count: UInt): String

    val outcome: String
    val contact: String

    fun reached(yes: Boolean): String

    fun inConversation(yes: Boolean): String

    fun acceptsHelp(yes: Boolean): String

    val phase: String
    val attempts: String
    val trust: String
    val stage: String
    val next: String
    val sinceReport: String

    fun arranged(needs: UInt, calls: UInt): String

    fun promisesOpen(count: UInt): String

    val noLine: String
}

/** In Dutch. */
object DutchSummary : SummaryTexts {
    override fun minutes(count: UInt) = if (count == 1u) "1 minuut" else "$count minuten"

    override val outcome = "Uitkomst"
    override val contact = "Contact"

    override fun reached(yes: Boolean) = if (yes) "bereikt" else "niet bereikt"

    override fun inConversation(yes: Boolean) = if (yes) "in gesprek" else "geen gesprek"

    override fun acceptsHelp(yes: Boolean) = if (yes) "accepteert hulp" else "nog geen hulp"

    override val phase = "Fase"
    override val attempts = "Pogingen"
    override val trust = "Vertrouwen"
    override val stage = "Fase van verandering"
    override val next = "Vervolg"
    override val sinceReport = "Sinds de melding"

    override fun arranged(needs: UInt, calls: UInt) =
        when {
            calls == 0u -> "nog niet gebeld"
            calls == 1u -> "$needs geregeld in 1 telefoontje"
            else -> "$needs geregeld in $calls telefoontjes"
        }

    override fun promisesOpen(count: UInt) =
        when (count) {
            0u -> "geen toezegging open"
            1u -> "1 toezegging open"
            else -> "$count toezeggingen open"
        }

    override val noLine = "Geen regel erbij"
}

/** In English. */
object EnglishSummary : SummaryTexts {
    override fun minutes(count: UInt) = if (count == 1u) "1 minute" else "$count minutes"

    override val outcome = "Outcome"
    override val contact = "Contact"

    override fun reached(yes: Boolean) = if (yes) "reached" else "not reached"

    override fun inConversation(yes: Boolean) = if (yes) "in conversation" else "no conversation"

    override fun acceptsHelp(yes: Boolean) = if (yes) "accepts help" else "no help yet"

    override val phase = "Phase"
    override val attempts = "Attempts"
    override val trust = "Trust"
    override val stage = "Stage of change"
    override val next = "Next"
    override val sinceReport = "Since the report"

    override fun arranged(needs: UInt, calls: UInt) =
        when {
            calls == 0u -> "no calls yet"
            calls == 1u -> "$needs arranged in 1 call"
            else -> "$needs arranged in $calls calls"
        }

    override fun promisesOpen(count: UInt) =
        when (count) {
            0u -> "no promise open"
            1u -> "1 promise open"
            else -> "$count promises open"
        }

    override val noLine = "No line added"
}
