package app.schakel.laptop

import app.schakel.core.Language
import app.schakel.core.Spot
import app.schakel.screens.frame.Biometrics
import app.schakel.screens.frame.Choices
import app.schakel.screens.frame.Phone
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import java.awt.FileDialog
import java.awt.Frame
import java.awt.Toolkit
import java.awt.datatransfer.DataFlavor
import java.awt.datatransfer.StringSelection
import java.awt.datatransfer.UnsupportedFlavorException
import java.io.IOException
import java.time.Instant

/** What a laptop can lend of a phone: its clipboard. It says in the terminal what a phone would do. */
class LaptopPhone : Phone {
    override fun open(uri: String): Boolean {
        println("A phone would now open $uri")
        return true
    }

    override suspend fun here(): Spot? = null

    override fun copy(text: String) = Toolkit.getDefaultToolkit().systemClipboard.setContents(StringSelection(text), null)

    override fun pasted(): String =
        try {
            Toolkit.getDefaultToolkit().systemClipboard.getData(DataFlavor.stringFlavor) as? String ?: ""
        } catch (_: UnsupportedFlavorException) {
            ""
        } catch (_: IOException) {
            ""
        }

    override suspend fun pick(): ByteArray? {
        val dialog = FileDialog(null as Frame?).apply { isVisible = true }
        val file = dialog.files.firstOrNull() ?: return null
        return withContext(Dispatchers.IO) { file.readBytes() }
    }

    override val biometrics: Biometrics? = null

    override fun remind(at: List<Instant>) {
        if (at.isNotEmpty()) println("A phone would ring at ${at.joinToString()}")
    }

    override val exact: Boolean = false

    override fun askExact() = Unit

    override val choices: Choices = object : Choices {
        override var language: Language? = null
        override var covered: Boolean = false
    }
}
