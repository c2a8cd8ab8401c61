package app.schakel.screens.settings

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.InvitationView
import app.schakel.core.Roles
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Choices
import app.schakel.screens.look.Field
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Progress
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Sheet
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.Typed
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts
import app.schakel.screens.texts.wrong

private enum class Role { Worker, Supervisor, Coordinator }

/** Whom to invite, and then the invitation: to be scanned, or copied by explicit act. */
@Composable
internal fun InviteSheet(shell: Shell, onClose: () -> Unit) {
    val model = rememberModel(shell) { InviteModel(shell, it) }
    val says = texts.settings.team
    Sheet(texts.frame.close, onClose, says.invite) {
        Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
            val made = model.made
            if (made == null) Whom(model) else Made(made, model, onClose)
        }
    }
}

@Composable
private fun Whom(model: InviteModel) {
    val says = texts.settings.team
    model.problem?.let { Notice(texts.of(it), tone = Tone.Overdue, icon = Signs.warning) }
    Field(
        model.name,
        says.inviteName,
        typed = Typed.Name,
        tag = "invitee",
        last = true,
        start = true,
        wrong = texts.wrong(model.problem, "name"),
        onChange = model::type,
    )
    Text(says.inviteRoles, style = MaterialTheme.typography.labelMedium)
    Choices(
        Role.entries,
        isChosen = { model.roles.has(it) },
        label = {
            when (it) {
                Role.Worker -> says.worker
                Role.Supervisor -> says.supervisor
                Role.Coordinator -> says.coordinator
            }.capitalized()
        },
    ) { model.choose(model.roles.toggled(it)) }
    if (model.busy) Progress(texts.settings.sync.busy, null)
    BigAct(
        says.inviteMake,
        Modifier.testTag("make invitation"),
        enabled = !model.busy && model.name.isNotBlank() && Role.entries.any { model.roles.has(it) },
        onClick = model::make,
    )
}

@Composable
private fun Made(made: InvitationView, model: InviteModel, onClose: () -> Unit) {
    val says = texts.settings.team
    Text(says.invited(model.name, texts.dates.moment(made.until)), style = MaterialTheme.typography.bodyLarge)
    Box(Modifier.fillMaxWidth(), contentAlignment = Alignment.Center) { QrCode(made.text, says.code) }
    Text(says.inviteHow, style = MaterialTheme.typography.bodyMedium)
    if (model.copied) Notice(says.copied, tone = Tone.Arranged, icon = Signs.done)
    BigAct(says.copy, Modifier.testTag("copy invitation"), icon = Signs.copy) { model.copy(made.text) }
    QuietAct(texts.frame.done, Modifier.testTag("invited"), onClick = onClose)
}

private fun Roles.has(role: Role): Boolean =
    when (role) {
        Role.Worker -> worker
        Role.Supervisor -> supervisor
        Role.Coordinator -> coordinator
    }

private fun Roles.toggled(role: Role): Roles =
    when (role) {
        Role.Worker -> copy(worker = !worker)
        Role.Supervisor -> copy(supervisor = !supervisor)
        Role.Coordinator -> copy(coordinator = !coordinator)
    }
