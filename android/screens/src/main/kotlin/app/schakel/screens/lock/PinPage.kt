package app.schakel.screens.lock

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.navigationBarsPadding
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.statusBarsPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Icon
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tool
import app.schakel.screens.texts.texts

/**
 * A question for a PIN: what is asked above, the keys low for the thumb, beside each other on a
 * screen that is wider than high. While [working] says what goes on, the keys wait.
 */
@Composable
fun PinPage(
    asks: String,
    pin: Pin,
    working: String,
    enabled: Boolean,
    below: String = "",
    finger: Finger? = null,
    onBack: (() -> Unit)? = null,
    more: @Composable () -> Unit = {},
    onDone: () -> Unit,
) {
    val keys: @Composable (Modifier) -> Unit = { modifier ->
        Keypad(pin, enabled && working.isEmpty(), modifier, finger, onDone)
    }
    val question: @Composable (Modifier) -> Unit = { modifier ->
        Question(asks, below, pin, working, modifier, more)
    }
    BoxWithConstraints(Modifier.fillMaxSize().statusBarsPadding().navigationBarsPadding()) {
        if (maxWidth > maxHeight) {
            Row(Modifier.fillMaxSize().padding(16.dp), horizontalArrangement = Arrangement.spacedBy(24.dp)) {
                question(Modifier.weight(1f).fillMaxHeight())
                Box(Modifier.weight(1f).fillMaxHeight().verticalScroll(rememberScrollState())) { keys(Modifier) }
            }
        } else {
            Column(
                Modifier.fillMaxSize().padding(start = 20.dp, end = 20.dp, bottom = 20.dp),
                horizontalAlignment = Alignment.CenterHorizontally,
            ) {
                question(Modifier.weight(1f).fillMaxWidth())
                keys(Modifier.padding(top = 8.dp))
            }
        }
        onBack?.let { Tool(Signs.back, texts.frame.back, Modifier.padding(4.dp).testTag("back"), onClick = it) }
    }
}

@Composable
private fun Question(asks: String, below: String, pin: Pin, working: String, modifier: Modifier, more: @Composable () -> Unit) {
    Column(
        modifier.verticalScroll(rememberScrollState()),
        horizontalAlignment = Alignment.CenterHorizontally,
        verticalArrangement = Arrangement.spacedBy(16.dp, Alignment.CenterVertically),
    ) {
        Icon(Signs.link, contentDescription = null, tint = MaterialTheme.colorScheme.primary, modifier = Modifier.size(48.dp))
        Text(
            asks,
            style = MaterialTheme.typography.headlineSmall,
            textAlign = TextAlign.Center,
            modifier = Modifier.semantics { heading() },
        )
        if (below.isNotEmpty()) {
            Text(
                below,
                style = MaterialTheme.typography.bodyMedium,
                color = MaterialTheme.colorScheme.onSurfaceVariant,
                textAlign = TextAlign.Center,
            )
        }
        Box(Modifier.fillMaxWidth().heightIn(min = 44.dp), contentAlignment = Alignment.Center) {
            if (working.isEmpty()) Dots(pin) else Working(working)
        }
        more()
    }
}

@Composable
private fun Working(text: String) {
    Column(
        Modifier.semantics { liveRegion = LiveRegionMode.Polite }.testTag("working"),
        horizontalAlignment = Alignment.CenterHorizontally,
        verticalArrangement = Arrangement.spacedBy(8.dp),
    ) {
        LinearProgressIndicator()
        Text(text, style = MaterialTheme.typography.bodySmall)
    }
}
