package app.schakel

import android.graphics.Bitmap
import android.os.Handler
import android.os.Looper
import android.view.PixelCopy
import androidx.activity.ComponentActivity
import androidx.compose.ui.test.junit4.AndroidComposeTestRule
import org.junit.Assert.assertEquals
import org.robolectric.shadows.ShadowLooper
import java.io.File

/** Takes a picture of the window as Android draws it, writes it to NAME.png and gives it back. */
fun <A : ComponentActivity> AndroidComposeTestRule<*, A>.picture(name: String): Bitmap {
    waitForIdle()
    val window = activity.window
    val decor = window.decorView
    val bitmap = Bitmap.createBitmap(decor.width, decor.height, Bitmap.Config.ARGB_8888)
    var result: Int? = null
    PixelCopy.request(window, bitmap, { result = it }, Handler(Looper.getMainLooper()))
    ShadowLooper.idleMainLooper()
    assertEquals("the window could not be copied", PixelCopy.SUCCESS, result)
    write(name, bitmap)
    return bitmap
}

/** Writes [bitmap] to NAME.png, to be looked at. */
fun write(name: String, bitmap: Bitmap) {
    val folder = File(System.getProperty("pictures") ?: "target/pictures").apply { mkdirs() }
    File(folder, "$name.png").outputStream().use { bitmap.compress(Bitmap.CompressFormat.PNG, 100, it) }
}

/** How many colours stand in [this], looked at every second pixel. */
fun Bitmap.colours(): Int = (0 until height step 2).flatMapTo(HashSet()) { y -> (0 until width step 2).map { x -> getPixel(x, y) } }.size
