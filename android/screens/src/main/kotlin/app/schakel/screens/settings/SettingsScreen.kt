package app.schakel.screens.settings

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Switch
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.Language
import app.schakel.core.Place
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Choice
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Line
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.TwoSteps
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts

/** You, your team, this phone, the municipality's pack. */
@Composable
fun SettingsScreen(shell: Shell) {
    val model = rememberModel(shell) { SettingsModel(shell, it) }
    var introducing by remember { mutableStateOf(false) }
    var changingPin by remember { mutableStateOf(false) }
    var pinChanged by remember { mutableStateOf(false) }
    if (changingPin) {
        ChangePin(shell, onBack = { changingPin = false }) {
            changingPin = false
            pinChanged = true
        }
        return
    }
    val says = texts.settings
    Page(
        title = says.title,
        back = texts.frame.back,
        onBack = { shell.back() },
        act = {
            BigAct(says.lockNow, Modifier.testTag("lock now"), icon = Signs.lock, onClick = model::lock)
        },
    ) {
        model.problem?.let { item { Notice(texts.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
        val view = model.view ?: return@Page
        item { You(view) { introducing = true } }
        item { Team(shell, view) }
        item { ThisPhone(shell, view, model, pinChanged) { changingPin = true } }
        item { Pack(view.pack, model) }
        item { Wipe(view, model) }
    }
    if (introducing) WorkerSheet(shell) { introducing = false }
    model.picked?.let { PackSheet(it, model) }
}

@Composable
private fun You(view: SettingsView, onOpen: () -> Unit) {
    val says = texts.settings
    val worker = view.worker
    Column {
        Heading(says.you)
        Line(
            worker.name.ifEmpty { says.noName },
            Modifier.testTag("worker"),
            below = listOf(worker.function, worker.organisation).filter { it.isNotBlank() }.joinToString(", "),
            icon = Signs.person,
            onClick = onOpen,
        )
    }
}

@Composable
private fun Team(shell: Shell, view: SettingsView) {
    val says = texts.settings
    val member = view.place is Place.Member
    val route = if (member) Route.Members else Route.Joining
    Column {
        Heading(says.team.title)
        Line(
            if (member) says.team.members else says.team.join,
            Modifier.testTag("team"),
            below = says.team.of(view.place),
            icon = Signs.team,
        ) { shell.navigator.open(route) }
        Line(says.sync.title, Modifier.testTag("sync"), icon = Signs.sync) { shell.navigator.open(Route.Sync) }
        Line(
            texts.erasing.erased,
            Modifier.testTag("erased"),
            below = if (view.unconfirmed > 0u) texts.erasing.notEverywhere(view.unconfirmed) else "",
            icon = Signs.remove,
            tone = if (view.unconfirmed > 0u) Tone.Due else Tone.Plain,
        ) { shell.navigator.open(Route.Erased) }
        Line(
            says.recovery.title,
            Modifier.testTag("recovery"),
            below = if (view.hasCode) says.recovery.has else says.recovery.hasNot,
            icon = Signs.key,
            tone = if (view.hasCode) Tone.Plain else Tone.Due,
        ) { shell.navigator.open(Route.Recovery) }
        Line(texts.safety.title, Modifier.testTag("safety"), icon = Signs.shield) { shell.navigator.open(Route.Safety) }
    }
}

/** Where this device stands, in one sentence. */
internal fun TeamTexts.of(place: Place): String =
    when (place) {
        is Place.Alone -> alone
        is Place.Asked -> asked
        is Place.Member -> member
        is Place.Revoked -> revoked
    }

@Composable
private fun ThisPhone(shell: Shell, view: SettingsView, model: SettingsModel, pinChanged: Boolean, onPin: () -> Unit) {
    val says = texts.settings
    val languages = listOf(null, Language.NL, Language.EN)
    Column {
        Heading(says.phone)
        Line(says.language, icon = Signs.language)
        Choice(
            languages,
            shell.language,
            label = {
                if (it == null) {
                    says.languageOfPhone
                } else if (it == Language.NL) {
                    says.dutch
                } else {
                    says.english
                }
            },
        ) { shell.choose(it) }
        if (pinChanged) Notice(says.pinChanged, tone = Tone.Arranged, icon = Signs.done)
        Line(says.changePin, Modifier.testTag("change pin"), icon = Signs.key, onClick = onPin)
        if (shell.phone.biometrics != null) {
            Line(
                says.biometrics,
                Modifier.testTag("biometrics"),
                below = if (view.biometrics) says.biometricsOn else says.biometricsOff,
                icon = Signs.fingerprint,
                acts = { Switch(checked = view.biometrics, onCheckedChange = null) },
            ) { model.biometrics(!view.biometrics) }
        }
    }
}

@Composable
private fun Wipe(view: SettingsView, model: SettingsModel) {
    val says = texts.settings
    Column(Modifier.padding(top = 32.dp), verticalArrangement = Arrangement.spacedBy(12.dp)) {
        Text(
            says.contents(view.contents.entities),
            style = MaterialTheme.typography.bodySmall,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
        if (view.contents.unread > 0u) Notice(says.unread(view.contents.unread), tone = Tone.Due, icon = Signs.warning)
        TwoSteps(says.wipe, says.wipeMeans, says.wipeSure, texts.frame.cancel, tag = "wipe", enabled = !model.busy, onSure = model::wipe)
    }
}
