package app.schakel.screens.settings

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.text.selection.SelectionContainer
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.unit.dp
import app.schakel.core.Place
import app.schakel.core.RecoverySheet
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Act
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.Progress
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.TwoSteps
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts
import kotlinx.coroutines.CoroutineScope

/** The recovery code, while it is made and shown. */
class RecoveryModel(shell: Shell, scope: CoroutineScope) : Model(shell, scope) {
    /** Whether there is a code; null until the core answered. */
    var hasCode: Boolean? by mutableStateOf(null)
        private set

    /** Where this device stands in a team. */
    var place: Place by mutableStateOf(Place.Alone)
        private set

    /** The code that was made just now. It stands here only, and goes when the screen closes. */
    var sheet: RecoverySheet? by mutableStateOf(null)
        private set

    /** Whether the card was copied. */
    var copied: Boolean by mutableStateOf(false)
        private set

    init {
        watch({ recovery.hasCode() to team.view().place }) { (has, stands) ->
            hasCode = has
            place = stands
        }
    }

    /** Makes a code; the one before opens nothing any more. */
    fun make() = act { sheet = ask { recovery.makeCode() } }

    /** Copies the card, which is not secret. */
    fun copyCard(card: String) {
        shell.phone.copy(card)
        copied = true
    }

    /** It stands on paper: gone from the screen. */
    fun written() {
        sheet = null
        copied = false
    }
}

/** Makes the code that replaces a lost phone; shown once, in groups to write down. */
@Composable
fun RecoveryScreen(shell: Shell) {
    val model = rememberModel(shell) { RecoveryModel(shell, it) }
    val says = texts.settings.recovery
    val sheet = model.sheet
    val first = model.hasCode == false && model.place is Place.Member
    Page(
        title = says.title,
        back = texts.frame.back,
        onBack = { shell.back() },
        act = when {
            sheet != null -> ({ BigAct(says.written, Modifier.testTag("written"), icon = Signs.check, onClick = model::written) })
            first -> ({ BigAct(says.make, Modifier.testTag("make"), enabled = !model.busy, onClick = model::make) })
            else -> null
        },
    ) {
        model.problem?.let { item { Notice(texts.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
        if (sheet == null) item { About(model) } else item { Written(sheet, model) }
    }
}

@Composable
private fun About(model: RecoveryModel) {
    val says = texts.settings.recovery
    val has = model.hasCode ?: return
    Column(verticalArrangement = Arrangement.spacedBy(16.dp)) {
        Notice(
            if (has) says.has else says.hasNot,
            tone = if (has) Tone.Arranged else Tone.Due,
            icon = if (has) Signs.done else Signs.key,
        )
        Text(says.does, style = MaterialTheme.typography.bodyLarge)
        Text(says.doesNot, style = MaterialTheme.typography.bodyLarge)
        if (model.place !is Place.Member) Notice(says.needsTeam, icon = Signs.team)
        if (model.busy) Progress(says.making, null)
        if (has && model.place is Place.Member) {
            TwoSteps(
                says.makeNew,
                says.makeNewMeans,
                says.makeNewSure,
                texts.frame.cancel,
                tag = "make new",
                enabled = !model.busy,
                onSure = model::make,
            )
        }
    }
}

@Composable
private fun Written(sheet: RecoverySheet, model: RecoveryModel) {
    val says = texts.settings.recovery
    Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
        Text(says.write, style = MaterialTheme.typography.titleMedium)
        Groups(sheet.code.filter(Char::isDigit).chunked(GROUP))
        Text(says.once, style = MaterialTheme.typography.bodyMedium)
        Heading(says.card)
        Text(says.cardHow, style = MaterialTheme.typography.bodyMedium)
        SelectionContainer { Text(sheet.card, style = MaterialTheme.typography.bodySmall, modifier = Modifier.testTag("card")) }
        if (model.copied) Notice(says.copied, tone = Tone.Arranged, icon = Signs.done)
        Act(says.copyCard, Modifier.testTag("copy card"), icon = Signs.copy) { model.copyCard(sheet.card) }
    }
}

/** Two groups beside each other, with their number; read aloud digit by digit. */
@Composable
private fun Groups(groups: List<String>) {
    val says = texts.settings.recovery
    FlowRow(
        Modifier.fillMaxWidth(),
        maxItemsInEachRow = 2,
        horizontalArrangement = Arrangement.spacedBy(10.dp),
        verticalArrangement = Arrangement.spacedBy(10.dp),
    ) {
        groups.forEachIndexed { at, group ->
            val spoken = "${says.group(at + 1)}: ${group.toList().joinToString(" ")}"
            Surface(
                Modifier.weight(1f).testTag("group").clearAndSetSemantics { contentDescription = spoken },
                color = MaterialTheme.colorScheme.surfaceContainerHigh,
                shape = MaterialTheme.shapes.medium,
            ) {
                Row(
                    Modifier.padding(horizontal = 12.dp, vertical = 10.dp),
                    horizontalArrangement = Arrangement.spacedBy(12.dp, Alignment.CenterHorizontally),
                    verticalAlignment = Alignment.CenterVertically,
                ) {
                    Text("${at + 1}", style = MaterialTheme.typography.bodySmall, color = MaterialTheme.colorScheme.onSurfaceVariant)
                    Text(group.chunked(GROUP / 2).joinToString(" "), style = MaterialTheme.typography.titleLarge)
                }
            }
        }
    }
}

private const val GROUP = 6
