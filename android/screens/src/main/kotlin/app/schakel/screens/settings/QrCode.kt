package app.schakel.screens.settings

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel
import com.google.zxing.qrcode.encoder.ByteMatrix
import com.google.zxing.qrcode.encoder.Encoder

/** [text] as a code that a camera reads; dark on white in every theme, with the margin it needs. */
@Composable
internal fun QrCode(text: String, label: String) {
    val dots = remember(text) { qrDots(text) }
    Canvas(
        Modifier
            .widthIn(max = 280.dp)
            .fillMaxWidth()
            .aspectRatio(1f)
            .background(Color.White)
            .padding(16.dp)
            .testTag("qr")
            .semantics { contentDescription = label },
    ) {
        val dot = size.width / dots.width
        for (y in 0 until dots.height) {
            for (x in 0 until dots.width) {
                // A hair wider than a dot, so that no light line stands between two.
                if (dots[x, y] == DARK) drawRect(Color.Black, Offset(x * dot, y * dot), Size(dot + HAIR, dot + HAIR))
            }
        }
    }
}

/** The dots of the code, by column and row. */
internal fun qrDots(text: String): ByteMatrix = Encoder.encode(text, ErrorCorrectionLevel.M).matrix

private const val DARK: Byte = 1
private const val HAIR = 0.5f
