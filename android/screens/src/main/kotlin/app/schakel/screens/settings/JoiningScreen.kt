package app.schakel.screens.settings

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.Place
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Act
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Field
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.Progress
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.Typed
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts
import kotlinx.coroutines.delay

/** Into a team with an invitation; or waiting to be let in, without having to wait here. */
@Composable
fun JoiningScreen(shell: Shell) {
    val model = rememberModel(shell) { TeamModel(shell, it) }
    val says = texts.settings.team
    val place = model.view?.place
    LaunchedEffect(shell.postman.state) { model.look() }
    if (place is Place.Asked) {
        LaunchedEffect(Unit) {
            while (true) {
                delay(LOOK_EVERY_MS)
                shell.postman.sync()
            }
        }
    }
    Page(
        title = if (place is Place.Member) says.title else says.join,
        back = texts.frame.back,
        onBack = { shell.back() },
        act = place?.let { { Next(shell, it, model) } },
    ) {
        model.problem?.let { item { Notice(texts.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
        when (place) {
            null -> {
                Unit
            }

            is Place.Alone -> {
                item { Invitation(model) }
            }

            is Place.Asked -> {
                item { Notice(says.asked, tone = Tone.Due, icon = Signs.clock) }
                if (model.busy || shell.postman.running) item { Progress(texts.settings.sync.busy, null) }
            }

            is Place.Member -> {
                item { Notice(says.member, tone = Tone.Arranged, icon = Signs.done) }
            }

            is Place.Revoked -> {
                item { Notice(says.revoked, tone = Tone.Overdue, icon = Signs.lock) }
            }
        }
    }
}

/** Who waits to be let in sees it happen within so long. */
private const val LOOK_EVERY_MS = 5_000L

@Composable
private fun Invitation(model: TeamModel) {
    val says = texts.settings.team
    Column(verticalArrangement = Arrangement.spacedBy(16.dp)) {
        Text(says.joinHow, style = MaterialTheme.typography.bodyLarge)
        Act(says.paste, Modifier.testTag("paste"), icon = Signs.copy, onClick = model::paste)
        if (model.nothingPasted) Notice(says.pastedNothing, tone = Tone.Due)
        Field(model.invitation, says.invitation, typed = Typed.Email, lines = 3, tag = "invitation", onChange = model::type)
        Text(
            says.joinWhat,
            style = MaterialTheme.typography.bodySmall,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
        if (model.busy) Progress(says.joining, null)
    }
}

@Composable
private fun Next(shell: Shell, place: Place, model: TeamModel) {
    val says = texts.settings.team
    Column {
        when (place) {
            is Place.Alone -> {
                QuietAct(says.later, Modifier.testTag("later")) { shell.navigator.to(Route.Today) }
                val ready = model.invitation.isNotBlank() && !model.busy
                BigAct(says.joinAct, Modifier.testTag("join"), enabled = ready, onClick = model::join)
            }

            is Place.Asked -> {
                QuietAct(says.askAgain, Modifier.testTag("look"), enabled = !shell.postman.running) { shell.postman.sync() }
                BigAct(says.goOn, Modifier.testTag("to work")) { shell.navigator.to(Route.Today) }
            }

            is Place.Member, is Place.Revoked -> {
                BigAct(says.goOn, Modifier.testTag("to work")) { shell.navigator.to(Route.Today) }
            }
        }
    }
}
