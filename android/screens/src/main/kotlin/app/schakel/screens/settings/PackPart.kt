package app.schakel.screens.settings

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.PackView
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Line
import app.schakel.screens.look.Notice
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Sheet
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts

/** The municipality's pack in use, and the way to another. */
@Composable
internal fun Pack(pack: PackView, model: SettingsModel) {
    val says = texts.settings
    Column {
        Heading(says.municipality)
        if (pack.version == 0u) Line(says.noPack, icon = Signs.pack) else Line(pack.municipality, below = about(pack), icon = Signs.pack)
        if (pack.version > 0u && pack.example) Notice(says.example)
        if (model.taken) Notice(says.packTaken, tone = Tone.Arranged, icon = Signs.done)
        Line(says.otherPack, Modifier.testTag("other pack"), below = says.otherPackHow, icon = Signs.add, onClick = model::pick)
    }
}

/** What a picked pack says of itself; taken only after its signer was compared. */
@Composable
internal fun PackSheet(picked: Picked, model: SettingsModel) {
    val says = texts.settings
    val pack = picked.view
    Sheet(texts.frame.close, model::leave, says.municipality) {
        Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
            Line(pack.municipality, below = about(pack), icon = Signs.pack)
            if (pack.example) Notice(says.example)
            Text(says.signer, style = MaterialTheme.typography.labelMedium)
            Text(pack.signer, style = MaterialTheme.typography.titleLarge)
            Text(says.signerHow, style = MaterialTheme.typography.bodyMedium)
            model.problem?.let { Notice(texts.of(it), tone = Tone.Overdue, icon = Signs.warning) }
            BigAct(says.takePack, Modifier.testTag("take pack"), enabled = !model.busy) { model.take(picked) }
            QuietAct(texts.frame.cancel, onClick = model::leave)
        }
    }
}

@Composable
private fun about(pack: PackView): String =
    "${texts.settings.pack(pack.version)}, ${texts.settings.partners(pack.partners, pack.withoutNumber)}"
