package app.schakel.screens.look

import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Shapes
import androidx.compose.material3.Typography
import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp

/** Petrol, and the tones around it; computed from #0B5563 and checked for contrast by a test. */
internal val Light = lightColorScheme(
    primary = Color(0xFF0B5563),
    onPrimary = Color(0xFFFFFFFF),
    primaryContainer = Color(0xFFCFE7EE),
    onPrimaryContainer = Color(0xFF00363F),
    inversePrimary = Color(0xFF93D0E0),
    secondary = Color(0xFF4C6268),
    onSecondary = Color(0xFFFFFFFF),
    secondaryContainer = Color(0xFFCFE7EE),
    onSecondaryContainer = Color(0xFF354A50),
    tertiary = Color(0xFF6E4318),
    onTertiary = Color(0xFFFFFFFF),
    tertiaryContainer = Color(0xFFFFDCC0),
    onTertiaryContainer = Color(0xFF532D03),
    background = Color(0xFFF8F9FA),
    onBackground = Color(0xFF191C1D),
    surface = Color(0xFFF8F9FA),
    onSurface = Color(0xFF191C1D),
    surfaceVariant = Color(0xFFDBE4E7),
    onSurfaceVariant = Color(0xFF40484B),
    surfaceTint = Color(0xFF266675),
    inverseSurface = Color(0xFF2E3132),
    inverseOnSurface = Color(0xFFEFF1F2),
    error = Color(0xFFBA1A1A),
    onError = Color(0xFFFFFFFF),
    errorContainer = Color(0xFFFFDAD6),
    onErrorContainer = Color(0xFF93000A),
    outline = Color(0xFF70787B),
    outlineVariant = Color(0xFFBFC8CB),
    surfaceBright = Color(0xFFF8F9FA),
    surfaceContainerLowest = Color(0xFFFFFFFF),
    surfaceContainerLow = Color(0xFFF2F4F5),
    surfaceContainer = Color(0xFFECEEEF),
    surfaceContainerHigh = Color(0xFFE7E8E9),
    surfaceContainerHighest = Color(0xFFE1E3E4),
    surfaceDim = Color(0xFFD8DADB),
)

internal val Dark = darkColorScheme(
    primary = Color(0xFF93D0E0),
    onPrimary = Color(0xFF003640),
    primaryContainer = Color(0xFF0B5563),
    onPrimaryContainer = Color(0xFFC9EEF8),
    inversePrimary = Color(0xFF266675),
    secondary = Color(0xFFB3CAD1),
    onSecondary = Color(0xFF1E3439),
    secondaryContainer = Color(0xFF374C52),
    onSecondaryContainer = Color(0xFFCFE7EE),
    tertiary = Color(0xFFF8BA85),
    onTertiary = Color(0xFF4C2700),
    tertiaryContainer = Color(0xFF6E4318),
    onTertiaryContainer = Color(0xFFFFDCC0),
    background = Color(0xFF111415),
    onBackground = Color(0xFFE1E3E4),
    surface = Color(0xFF111415),
    onSurface = Color(0xFFE1E3E4),
    surfaceVariant = Color(0xFF40484B),
    onSurfaceVariant = Color(0xFFBFC8CB),
    surfaceTint = Color(0xFF93D0E0),
    inverseSurface = Color(0xFFE1E3E4),
    inverseOnSurface = Color(0xFF2E3132),
    error = Color(0xFFFFB4AB),
    onError = Color(0xFF690005),
    errorContainer = Color(0xFF93000A),
    onErrorContainer = Color(0xFFFFDAD6),
    outline = Color(0xFF899295),
    outlineVariant = Color(0xFF40484B),
    surfaceBright = Color(0xFF373A3B),
    surfaceContainerLowest = Color(0xFF0C0F10),
    surfaceContainerLow = Color(0xFF191C1D),
    surfaceContainer = Color(0xFF1D2021),
    surfaceContainerHigh = Color(0xFF272A2B),
    surfaceContainerHighest = Color(0xFF323536),
    surfaceDim = Color(0xFF111415),
)

/** The two colours that Material does not have: amber for due, green for arranged. */
@Immutable
data class Signals(val due: Color, val arranged: Color, val arrangedContainer: Color, val onArrangedContainer: Color)

internal val LightSignals = Signals(
    due = Color(0xFF7A5100),
    arranged = Color(0xFF1E6B3A),
    arrangedContainer = Color(0xFFCDEBD5),
    onArrangedContainer = Color(0xFF0B3D1F),
)

internal val DarkSignals = Signals(
    due = Color(0xFFF3BE5E),
    arranged = Color(0xFF8FD6A5),
    arrangedContainer = Color(0xFF1E4D2E),
    onArrangedContainer = Color(0xFFCDEBD5),
)

private val LocalSignals = staticCompositionLocalOf { LightSignals }

/** Amber and green of the theme in use. */
val signals: Signals
    @Composable get() = LocalSignals.current

/** Four sizes and two weights, for everything. */
private fun type(font: FontFamily): Typography {
    fun style(size: Int, line: Int, weight: FontWeight = FontWeight.Normal) =
        TextStyle(fontFamily = font, fontSize = size.sp, lineHeight = line.sp, fontWeight = weight)
    val title = style(26, 34, FontWeight.Medium)
    val heading = style(20, 28, FontWeight.Medium)
    val body = style(16, 24)
    val strong = style(16, 24, FontWeight.Medium)
    val small = style(14, 20)
    val smallStrong = style(14, 20, FontWeight.Medium)
    return Typography(
        displayLarge = title,
        displayMedium = title,
        displaySmall = title,
        headlineLarge = title,
        headlineMedium = title,
        headlineSmall = title,
        titleLarge = heading,
        titleMedium = strong,
        titleSmall = smallStrong,
        bodyLarge = body,
        bodyMedium = body,
        bodySmall = small,
        labelLarge = strong,
        labelMedium = smallStrong,
        labelSmall = smallStrong,
    )
}

private val shapes = Shapes(
    extraSmall = RoundedCornerShape(8.dp),
    small = RoundedCornerShape(10.dp),
    medium = RoundedCornerShape(14.dp),
    large = RoundedCornerShape(18.dp),
    extraLarge = RoundedCornerShape(24.dp),
)

/** How everything looks. [font] is the system's own on a phone. */
@Composable
fun SchakelTheme(dark: Boolean = isSystemInDarkTheme(), font: FontFamily = FontFamily.Default, content: @Composable () -> Unit) {
    CompositionLocalProvider(LocalSignals provides if (dark) DarkSignals else LightSignals) {
        MaterialTheme(
            colorScheme = if (dark) Dark else Light,
            typography = type(font),
            shapes = shapes,
            content = content,
        )
    }
}
