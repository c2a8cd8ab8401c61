package app.schakel.screens.search

/** What search says. */
interface SearchTexts {
    val title: String
    val field: String
    val hint: String

    fun nothing(words: String): String
}

/** In Dutch. */
object DutchSearch : SearchTexts {
    override val title = "Zoeken"
    override val field = "Naam, woord of partner"
    override val hint = "Zoek op een naam, een woord uit een bezoek, een partner of een toezegging. Wat je vindt, komt terwijl je typt."

    override fun nothing(words: String) = "Niets gevonden met “$words”. Probeer een deel van het woord."
}

/** In English. */
object EnglishSearch : SearchTexts {
    override val title = "Search"
    override val field = "Name, word or partner"
    override val hint = "Search for a name, a word of a visit, a partner or a promise. What is found appears while you type."

    override fun nothing(words: String) = "Nothing found for “$words”. Try a part of the word."
}
