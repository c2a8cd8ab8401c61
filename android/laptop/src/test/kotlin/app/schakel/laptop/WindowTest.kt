package app.schakel.laptop

import org.junit.Assert.fail
import org.junit.Assume.assumeTrue
import org.junit.Test
import java.awt.image.BufferedImage
import java.io.File
import java.util.concurrent.TimeUnit
import javax.imageio.ImageIO

class WindowTest {
    @Test
    fun bothPhonesAreDrawnInTheirWindows() {
        assumeTrue("Xvfb is not here", isInstalled("Xvfb"))
        Screen().use { screen ->
            val said = File.createTempFile("laptop", ".log")
            val program = laptop(screen.display, said)
            try {
                val deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S)
                while (program.isAlive && System.nanoTime() < deadline) {
                    val picture = screen.picture()
                    if (picture.halves().all { it.hasPetrol() }) {
                        val folder = File(System.getProperty("pictures")).apply { mkdirs() }
                        ImageIO.write(picture, "png", File(folder, "laptop.png"))
                        return
                    }
                    Thread.sleep(PAUSE_MS)
                }
                fail("no screen of the app was seen; the program said: ${said.readText()}")
            } finally {
                program.descendants().forEach { it.destroy() }
                program.destroy()
                program.waitFor()
                said.delete()
            }
        }
    }

    private fun laptop(display: String, said: File): Process {
        val properties = listOf("jna.library.path", "schakel", "repository").map { "-D$it=${System.getProperty(it)}" }
        val java = File(System.getProperty("java.home"), "bin/java").path
        val words = listOf(java) + properties +
            listOf("-Dskiko.renderApi=SOFTWARE", "-cp", System.getProperty("java.class.path"), "app.schakel.laptop.MainKt")
        return ProcessBuilder(words)
            .apply { environment()["DISPLAY"] = display }
            .redirectErrorStream(true)
            .redirectOutput(said)
            .start()
    }

    private fun isInstalled(program: String) = System.getenv("PATH").split(File.pathSeparator).any { File(it, program).canExecute() }

    private fun BufferedImage.halves() = listOf(getSubimage(0, 0, width / 2, height), getSubimage(width / 2, 0, width / 2, height))

    /** The one accent colour, which each screen has on what is most likely now. */
    private fun BufferedImage.hasPetrol() =
        (0 until height step 2).any { y -> (0 until width step 2).any { x -> getRGB(x, y) and RGB == PETROL } }

    private companion object {
        const val PATIENCE_S = 90L
        const val PAUSE_MS = 250L
        const val RGB = 0xFFFFFF
        const val PETROL = 0x0B5563
    }
}
