package app.schakel

import org.junit.Assert.assertEquals
import org.junit.Test
import org.w3c.dom.Element
import java.io.File
import javax.xml.parsers.DocumentBuilderFactory

class WordsTest {
    @Test
    fun everyWordOfTheSystemIsThereInBothLanguages() {
        val english = words("values").filter { it.getAttribute("translatable") != "false" }
        val dutch = words("values-nl")
        assertEquals(english.map { it.getAttribute("name") }, dutch.map { it.getAttribute("name") })
        val same = english.zip(dutch).filter { (one, other) -> one.textContent == other.textContent }
        assertEquals("not translated", emptyList<String>(), same.map { it.first.getAttribute("name") })
    }

    @Test
    fun noNotificationTellsWhatKindOfWorkThisIs() {
        val telling = Regex("cli[eë]nt|zorg|care|verslav|addict|case|casus|schuld|debt|bemoei", RegexOption.IGNORE_CASE)
        val found = (words("values") + words("values-nl")).map { it.textContent }.filter { telling.containsMatchIn(it) }
        assertEquals(emptyList<String>(), found)
    }

    private fun words(folder: String): List<Element> {
        val file = File("src/main/res/$folder/strings.xml")
        val root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file).documentElement
        return (0 until root.childNodes.length).mapNotNull { root.childNodes.item(it) as? Element }
    }
}
