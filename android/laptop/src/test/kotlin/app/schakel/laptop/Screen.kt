package app.schakel.laptop

import java.awt.image.BufferedImage
import java.io.File
import java.nio.ByteBuffer
import java.nio.file.Files

/** A display that nobody sees: Xvfb, which keeps what it shows in a file. */
class Screen : AutoCloseable {
    private val folder = Files.createTempDirectory("schakel-screen").toFile()
    private val server = ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "960x1000x24", "-fbdir", folder.path)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()

    /** For the environment of a program that is to be shown: DISPLAY. */
    val display: String = ":" + requireNotNull(server.inputStream.bufferedReader().readLine()) { "Xvfb did not start" }

    /** What is shown now: a picture in X's own format (XWDFile.h), of which only the sizes are read. */
    fun picture(): BufferedImage {
        val bytes = ByteBuffer.wrap(File(folder, "Xvfb_screen0").readBytes())
        val word = { index: Int -> bytes.getInt(index * Int.SIZE_BYTES) }
        val pixels = word(HEADER_SIZE) + word(COLOURS) * BYTES_PER_COLOUR
        val image = BufferedImage(word(WIDTH), word(HEIGHT), BufferedImage.TYPE_INT_RGB)
        for (y in 0 until image.height) {
            for (x in 0 until image.width) {
                val at = pixels + y * word(BYTES_PER_LINE) + x * Int.SIZE_BYTES
                image.setRGB(x, y, Integer.reverseBytes(bytes.getInt(at)))
            }
        }
        return image
    }

    override fun close() {
        server.destroy()
        server.waitFor()
        folder.deleteRecursively()
    }

    private companion object {
        const val HEADER_SIZE = 0
        const val WIDTH = 4
        const val HEIGHT = 5
        const val BYTES_PER_LINE = 12
        const val COLOURS = 19
        const val BYTES_PER_COLOUR = 12
    }
}
