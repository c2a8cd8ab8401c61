package app.schakel.screens.safety

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.DrillView
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Act
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.LocalCovered
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.withContext

/** A drill of the alarm: whether the whole chain works, and when that was last seen. */
class DrillModel(shell: Shell, scope: CoroutineScope) : Model(shell, scope) {
    /** The last drill, when there was one. */
    var last: DrillView? by mutableStateOf(null)
        private set

    init {
        watch({ safety.lastDrill() }) { last = it }
    }

    /** Begins a drill and takes it to the hub at once. */
    fun drill() =
        act {
            withContext(NonCancellable) {
                last = ask { safety.drill() }
                shell.postman.sync()
            }
        }
}

/** Offers a drill, and says how far the last one came: at the hub, and seen by whom. */
@Composable
internal fun DrillPart(shell: Shell) {
    val model = rememberModel(shell) { DrillModel(shell, it) }
    val says = texts.safety
    Column(Modifier.fillMaxWidth(), verticalArrangement = Arrangement.spacedBy(8.dp)) {
        Heading(says.drill)
        Text(says.drillWhy, style = MaterialTheme.typography.bodyMedium)
        model.problem?.let { Notice(texts.of(it), tone = Tone.Overdue, icon = Signs.warning) }
        model.last?.let { Standing(it) }
        Act(says.drillStart, Modifier.testTag("drill"), icon = Signs.drill, enabled = !model.busy, onClick = model::drill)
    }
}

@Composable
private fun Standing(drill: DrillView) {
    val says = texts.safety
    val seen = drill.seenAt
    val begun = texts.dates.moment(drill.at)
    val by = if (LocalCovered.current) drill.seenBy.take(1) + "." else drill.seenBy
    val text = when {
        seen != null -> says.drillSeen(begun, by, texts.dates.moment(seen))
        drill.watched != null -> says.drillAtHub(begun)
        else -> says.drillHere(begun)
    }
    val tone = if (seen == null) Tone.Due else Tone.Arranged
    Notice(text, Modifier.testTag("drilled"), tone, if (seen == null) Signs.clock else Signs.done)
}
