package app.schakel.screens.desktop

import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.platform.Font

/** Android's letters on a laptop, so that every picture shows the same ones wherever it is made. */
val roboto: FontFamily = FontFamily(
    Font("fonts/Roboto-Regular.ttf", FontWeight.Normal),
    Font("fonts/Roboto-Medium.ttf", FontWeight.Medium),
    Font("fonts/Roboto-Bold.ttf", FontWeight.Bold),
)
