package app.schakel.screens.settings

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.DeviceId
import app.schakel.core.MemberView
import app.schakel.core.Place
import app.schakel.core.Roles
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Line
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.Sheet
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.TwoSteps
import app.schakel.screens.texts.LocalCovered
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts

/** Who is in the team; a coordinator invites and takes access away. */
@Composable
fun MembersScreen(shell: Shell) {
    val model = rememberModel(shell) { TeamModel(shell, it) }
    val says = texts.settings.team
    val view = model.view
    val coordinator = (view?.place as? Place.Member)?.v1?.coordinator == true
    var inviting by remember { mutableStateOf(false) }
    var chosen by remember { mutableStateOf<DeviceId?>(null) }
    LaunchedEffect(shell.postman.state) { model.look() }
    Page(
        title = says.title,
        back = texts.frame.back,
        onBack = { shell.back() },
        act = if (coordinator) {
            { BigAct(says.invite, Modifier.testTag("invite"), icon = Signs.add) { inviting = true } }
        } else {
            null
        },
    ) {
        model.problem?.let { item { Notice(texts.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
        if (view == null) return@Page
        if (view.stale) item { Notice(says.stale, tone = Tone.Due, icon = Signs.warning) }
        if (view.place !is Place.Member) item { Notice(says.of(view.place)) }
        item { Heading(says.members) }
        items(view.members.size, key = { view.members[it].device.hex }) { at ->
            val member = view.members[at]
            Member(member, if (coordinator && !member.here) ({ chosen = member.device }) else null)
        }
        if (!coordinator) item { Text(says.onlyCoordinator, style = MaterialTheme.typography.bodySmall) }
    }
    if (inviting) InviteSheet(shell) { inviting = false }
    view?.members?.firstOrNull { it.device == chosen }?.let { MemberSheet(it, model) { chosen = null } }
}

@Composable
private fun Member(member: MemberView, onOpen: (() -> Unit)?) {
    val says = texts.settings.team
    val heard = member.heard
    val below = listOf(
        says.of(member.roles),
        when {
            member.here -> says.here
            heard == null -> says.neverHeard
            else -> says.heard(texts.dates.moment(heard))
        },
    )
    Line(member.shown, Modifier.testTag("member"), below = below.joinToString("\n"), icon = Signs.person, onClick = onOpen)
}

/** What somebody does in the team, in words. */
internal fun TeamTexts.of(roles: Roles): String =
    listOf(
        worker to roles.worker,
        supervisor to roles.supervisor,
        coordinator to roles.coordinator,
    ).filter { it.second }.joinToString(", ") { it.first }.capitalized()

/** A colleague's name; initials while names are covered. */
private val MemberView.shown: String
    @Composable get() = if (LocalCovered.current) name.split(' ').mapNotNull { it.firstOrNull() }.joinToString("") { "$it." } else name

/** One colleague: taking access away, with or without wiping the device, each in two steps. */
@Composable
private fun MemberSheet(member: MemberView, model: TeamModel, onClose: () -> Unit) {
    val says = texts.settings.team
    val name = member.shown
    Sheet(texts.frame.close, onClose) {
        Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
            Member(member, null)
            model.problem?.let { Notice(texts.of(it), tone = Tone.Overdue, icon = Signs.warning) }
            TwoSteps(says.revoke, says.revokeMeans(name), says.revokeSure, texts.frame.cancel, "revoke", !model.busy) {
                model.revoke(member.device, wipe = false, onClose)
            }
            TwoSteps(says.revokeWipe, says.revokeWipeMeans(name), says.revokeWipeSure, texts.frame.cancel, "revoke wipe", !model.busy) {
                model.revoke(member.device, wipe = true, onClose)
            }
        }
    }
}
