package app.schakel

import android.app.Application
import android.content.res.Configuration
import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Color
import android.graphics.drawable.AdaptiveIconDrawable
import androidx.test.core.app.ApplicationProvider
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import java.util.Locale

@RunWith(RobolectricTestRunner::class)
class IconTest {
    private val context: Application = ApplicationProvider.getApplicationContext()

    @Test
    fun theIconIsDrawnAndHasAShapeForEachLauncher() {
        val icon = context.getDrawable(R.mipmap.ic_launcher) as AdaptiveIconDrawable
        assertNotNull(icon.monochrome)
        val bitmap = Bitmap.createBitmap(SIZE, SIZE, Bitmap.Config.ARGB_8888)
        icon.setBounds(0, 0, SIZE, SIZE)
        icon.draw(Canvas(bitmap))
        write("icon", bitmap)
        assertEquals("petrol in the middle", context.getColor(R.color.petrol), bitmap.getPixel(SIZE / 2, SIZE / 2))
        assertTrue("both links", bitmap.has(Color.WHITE) && bitmap.has(context.getColor(R.color.petrol_light)))
    }

    @Test
    fun theStatusBarGetsAShapeWithoutColour() {
        val bitmap = Bitmap.createBitmap(SIZE, SIZE, Bitmap.Config.ARGB_8888)
        val shape = requireNotNull(context.getDrawable(R.drawable.ic_notification))
        shape.setBounds(0, 0, SIZE, SIZE)
        shape.draw(Canvas(bitmap))
        write("icon-notification", bitmap)
        assertTrue("a shape", bitmap.has(Color.WHITE))
        assertEquals("nothing in the corner", Color.TRANSPARENT, bitmap.getPixel(0, 0))
    }

    @Test
    fun aReminderIsANumberInThePhonesLanguage() {
        assertEquals("1 herinnering", context.resources.getQuantityString(R.plurals.reminders, 1, 1))
        val english = Configuration(context.resources.configuration).apply { setLocale(Locale.UK) }
        val resources = context.createConfigurationContext(english).resources
        assertEquals("2 reminders", resources.getQuantityString(R.plurals.reminders, 2, 2))
    }

    private fun Bitmap.has(colour: Int) = (0 until height).any { y -> (0 until width).any { x -> getPixel(x, y) == colour } }

    private companion object {
        const val SIZE = 432
    }
}
