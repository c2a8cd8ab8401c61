package app.schakel.screens.plan

/** What the plan says. */
interface PlanTexts {
    val title: String
    val ownWords: String
    val ownWordsBelow: String
    val rows: String
    val stressor: String
    val goal: String
    val action: String
    val owner: String
    val ownerName: String
    val due: String
    val noDue: String

    fun suggestion(days: Long): String

    val state: String
    val add: String
    val remove: String
    val closeRow: String

    fun by(day: String): String

    val ready: String
    val yes: String

    fun saidYes(day: String): String

    fun heldYes(day: String): String

    val noYes: String
    val notWritten: String
    val undo: String

    fun kept(time: String): String

    val emptyRow: String
    val nothing: String
}

/** In Dutch. */
object DutchPlan : PlanTexts {
    override val title = "Plan van aanpak"
    override val ownWords = "In eigen woorden"
    override val ownWordsBelow = "Wat de cliënt wil, zoals die het zegt."
    override val rows = "Wat staat in de weg, en wat gebeurt eraan"
    override val stressor = "Wat staat in de weg?"
    override val goal = "Wat moet het worden?"
    override val action = "Wat gebeurt er?"
    override val owner = "Wie doet het?"
    override val ownerName = "Naam of functie"
    override val due = "Wanneer is het klaar?"
    override val noDue = "geen dag"

    override fun suggestion(days: Long) =
        when (days) {
            0L -> "vandaag"
            1L -> "morgen"
            7L -> "over een week"
            14L -> "over twee weken"
            else -> "over $days dagen"
        }

    override val state = "Hoe staat het?"
    override val add = "Regel erbij"
    override val remove = "Regel weghalen"
    override val closeRow = "Dichtklappen"

    override fun by(day: String) = "uiterlijk $day"

    override val ready = "Klaar"
    override val yes = "Cliënt zegt ja"

    override fun saidYes(day: String) = "Ja van de cliënt op $day"

    override fun heldYes(day: String) = "De cliënt zei op $day ja tegen andere woorden. Na Klaar is dat ja weg: vraag het opnieuw."

    override val noYes = "De cliënt heeft nog geen ja gezegd."
    override val notWritten = "Nog niet klaar: dit staat alleen op dit toestel."
    override val undo = "Terug naar wat er stond"

    override fun kept(time: String) = "bewaard $time"

    override val emptyRow = "Nieuwe regel"
    override val nothing = "Hier komt op één bladzijde wat in de weg staat, wat het moet worden en wie wat doet."
}

/** In English. */
object EnglishPlan : PlanTexts {
    override val title = "Plan"
    override val ownWords = "In their own words"
    override val ownWordsBelow = "What the client wants, as they say it."
    override val rows = "What stands in the way, and what is done"
    override val stressor = "What stands in the way?"
    override val goal = "What should it become?"
    override val action = "What is done?"
    override val owner = "Who does it?"
    override val ownerName = "Name or function"
    override val due = "When is it done?"
    override val noDue = "no day"

    override fun suggestion(days: Long) =
        when (days) {
            0L -> "today"
            1L -> "tomorrow"
            7L -> "in a week"
            14L -> "in two weeks"
            else -> "in $days days"
        }

    override val state = "How does it stand?"
    override val add = "Add a row"
    override val remove = "Take this row away"
    override val closeRow = "Fold"

    override fun by(day: String) = "by $day"

    override val ready = "Done"
    override val yes = "Client says yes"

    override fun saidYes(day: String) = "The client said yes on $day"

    override fun heldYes(day: String) = "The client said yes on $day to other words. After Done that yes is gone: ask again."

    override val noYes = "The client has not said yes yet."
    override val notWritten = "Not done yet: this stands on this phone only."
    override val undo = "Back to what it said"

    override fun kept(time: String) = "kept $time"

    override val emptyRow = "New row"
    override val nothing = "On one page comes what stands in the way, what it should become and who does what."
}
