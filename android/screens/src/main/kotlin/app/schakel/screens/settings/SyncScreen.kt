package app.schakel.screens.settings

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.CoreException
import app.schakel.core.Incoming
import app.schakel.core.ProgressView
import app.schakel.core.SyncView
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Act
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Line
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.Progress
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.delay

/** How sending and fetching stands, also before the first round of this opening. */
class SyncModel(shell: Shell, scope: CoroutineScope) : Model(shell, scope) {
    private var seen: SyncView? by mutableStateOf(null)

    /** What the last round found, or the core's own word when there was none yet. */
    val view: SyncView? get() = shell.postman.state ?: seen

    /** How far the round is that goes on; null when that is not known. */
    var far: ProgressView? by mutableStateOf(null)
        private set

    init {
        watch({ sync.state() }) { seen = it }
    }

    /** Follows a round for as long as it goes on. */
    suspend fun follow() {
        try {
            while (true) {
                far = ask { sync.state() }.running
                delay(LOOK_EVERY_MS)
            }
        } catch (error: CoreException) {
            problem = error
        } finally {
            far = null
        }
    }

    private companion object {
        const val LOOK_EVERY_MS = 400L
    }
}

/** The truth about syncing: what has not arrived, why, and what to do. Never says more than is known. */
@Composable
fun SyncScreen(shell: Shell) {
    val model = rememberModel(shell) { SyncModel(shell, it) }
    val says = texts.settings.sync
    val view = model.view
    val alone = view?.incoming is Incoming.Alone
    if (shell.postman.running) LaunchedEffect(Unit) { model.follow() }
    Page(
        title = says.title,
        back = texts.frame.back,
        onBack = { shell.back() },
        act = {
            Column {
                if (shell.postman.running) {
                    Running(shell, model.far)
                } else if (!alone) {
                    BigAct(says.now, Modifier.testTag("sync now"), icon = Signs.sync) { shell.postman.sync() }
                }
            }
        },
    ) {
        model.problem?.let { item { Notice(texts.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
        if (view == null) return@Page
        item {
            Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
                if (alone) {
                    Notice(says.alone, icon = Signs.team)
                    Act(says.joinTeam, Modifier.testTag("join team")) { shell.navigator.open(Route.Joining) }
                } else {
                    Standing(view)
                }
            }
        }
        if (!alone) item { Truth(view) }
    }
}

/** What is wrong and what to do; or that all is in order, when that is known. */
@Composable
private fun Standing(view: SyncView) {
    val says = texts.settings.sync
    val trouble = view.trouble
    val whole = view.waiting == 0u && view.allArrived && view.incoming is Incoming.Complete
    when {
        trouble != null -> Notice(says.trouble(trouble), Modifier.testTag("trouble"), tone = Tone.Due, icon = Signs.warning)
        whole -> Notice(says.inOrder, Modifier.testTag("in order"), tone = Tone.Arranged, icon = Signs.done)
        else -> Notice(says.notInOrder, Modifier.testTag("not in order"), icon = Signs.info)
    }
}

@Composable
private fun Truth(view: SyncView) {
    val says = texts.settings.sync
    val heard = view.heard
    Column {
        Heading(says.out)
        if (view.waiting > 0u) Line(says.waiting(view.waiting), Modifier.testTag("waiting"), icon = Signs.clock, tone = Tone.Due)
        if (view.sent > 0u) Line(says.sent(view.sent), Modifier.testTag("sent"), icon = Signs.send)
        if (view.waiting == 0u && view.sent == 0u) {
            Line(if (view.allArrived) says.allArrived else says.nothingWaits, icon = Signs.check)
        }
        Heading(says.incoming)
        Line(
            incoming(view.incoming),
            Modifier.testTag("incoming"),
            icon = if (view.incoming is Incoming.Complete) Signs.check else Signs.info,
            tone = if (view.incoming is Incoming.Complete) Tone.Arranged else Tone.Due,
        )
        Text(
            if (heard == null) says.neverHeard else says.heard(texts.dates.moment(heard)),
            style = MaterialTheme.typography.bodySmall,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
    }
}

@Composable
private fun incoming(known: Incoming): String {
    val says = texts.settings.sync
    return when (known) {
        is Incoming.Complete -> says.complete(texts.dates.moment(known.asOf))
        is Incoming.Missing -> says.missing(known.records)
        is Incoming.Unsure -> known.since?.let { says.unsure(known.devices, texts.dates.moment(it)) } ?: says.unsureNever(known.devices)
        is Incoming.Alone -> says.alone
    }
}

/** A round that goes on: how far it is, when that is known, and the way to stop it. */
@Composable
private fun Running(shell: Shell, far: ProgressView?) {
    val says = texts.settings.sync
    val part = far?.takeIf { it.total > 0u }?.let { it.done.toFloat() / it.total.toFloat() }
    val text = if (far == null || part == null) says.busy else says.progress(far.done, far.total)
    Progress(text, part, Modifier.testTag("running"), says.stop) { shell.postman.stop() }
}
