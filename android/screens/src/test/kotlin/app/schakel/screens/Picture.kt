package app.schakel.screens

import androidx.compose.runtime.Composable
import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.unit.Density
import org.jetbrains.skia.EncodedImageFormat
import org.jetbrains.skia.Image
import java.io.File

/** The phone that a picture is taken on: its size in dp and how large its owner wants text. */
data class Phone(val width: Int = 411, val height: Int = 891, val fontScale: Float = 1f)

/** Where pictures are kept to be looked at. */
private val folder = File(System.getProperty("pictures") ?: "target/pictures")

/**
 * Draws [content] as [phone] would after motion has come to rest, writes it to NAME.png and gives
 * the drawn image back.
 */
fun picture(name: String, phone: Phone = Phone(), content: @Composable () -> Unit): Image {
    val scene = ImageComposeScene(
        width = (phone.width * PIXELS_PER_DP).toInt(),
        height = (phone.height * PIXELS_PER_DP).toInt(),
        density = Density(PIXELS_PER_DP, phone.fontScale),
        content = content,
    )
    try {
        FRAMES_NS.forEach { scene.render(it) }
        val image = scene.render(AT_REST_NS)
        val png = requireNotNull(image.encodeToData(EncodedImageFormat.PNG)) { "$name could not be written as PNG" }
        folder.mkdirs()
        File(folder, "$name.png").writeBytes(png.bytes)
        return image
    } finally {
        scene.close()
    }
}

private const val PIXELS_PER_DP = 2f
private val FRAMES_NS = listOf(0L, 16_000_000L)
private const val AT_REST_NS = 1_000_000_000L
