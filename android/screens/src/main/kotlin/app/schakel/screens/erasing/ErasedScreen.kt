package app.schakel.screens.erasing

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.ErasureView
import app.schakel.core.HolderView
import app.schakel.core.label
import app.schakel.screens.cases.named
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Empty
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Line
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.LocalCovered
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts

/** What was erased: who has yet to confirm it stands first; and the counts that stayed. */
@Composable
fun ErasedScreen(shell: Shell) {
    val model = rememberModel(shell) { ErasedModel(shell, it) }
    val says = texts
    val standing = model.standing
    val (waiting, settled) = standing.orEmpty().partition { it.waits }
    LaunchedEffect(Unit) { shell.erased = null }
    Page(
        title = says.erasing.erased,
        back = says.frame.back,
        onBack = { shell.back() },
        act = if (waiting.isEmpty() || !model.inTeam) {
            null
        } else {
            {
                BigAct(says.frame.syncNow, Modifier.testTag("sync now"), icon = Signs.sync, enabled = !shell.postman.running) {
                    shell.postman.sync()
                }
            }
        },
    ) {
        model.problem?.let { item(key = "problem") { Notice(says.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
        if (standing == null) return@Page
        if (standing.isEmpty()) item(key = "empty") { Empty(says.erasing.nothingErased, Modifier.testTag("empty"), icon = Signs.remove) }
        erasures(says.erasing.waiting, waiting, model)
        erasures(says.erasing.settled, settled, model)
        if (model.tallies.isNotEmpty()) {
            item(key = "tallies") { Heading(says.erasing.tally.title) }
            items(model.tallies) { Tally(it) }
        }
    }
}

private fun LazyListScope.erasures(title: String, all: List<ErasureView>, model: ErasedModel) {
    if (all.isEmpty()) return
    item(key = title) { Heading(title) }
    items(all, key = { "${it.case.hex} ${it.at} ${it.whole}" }) { Erasure(it, model.inTeam) }
}

/** One erasure: when, why, how much and whose decision; beneath it who has it too. */
@Composable
private fun Erasure(erasure: ErasureView, inTeam: Boolean) {
    val says = texts
    val words = says.erasing
    val moment = says.dates.moment(erasure.at)
    val decided = when {
        erasure.here -> words.decidedHere
        erasure.by.isEmpty() -> words.decidedByLeft
        else -> words.decidedBy(named(erasure.by, LocalCovered.current))
    }
    Column(Modifier.padding(bottom = 8.dp).testTag(if (erasure.waits) "waits" else "settled")) {
        Line(
            if (erasure.whole) words.caseOn(moment) else words.partOn(moment),
            Modifier.testTag("erasure"),
            below = listOf(label(erasure.ground, says.language), words.states(erasure.revisions), decided).joinToString(" · "),
            icon = Signs.remove,
        )
        Column(Modifier.padding(start = 38.dp)) {
            erasure.holders.forEach { Holder(it) }
            if (erasure.here && inTeam) {
                if (erasure.hubTold) {
                    Quiet(words.hubTold, Modifier.testTag("hub told"))
                } else {
                    Line(words.hubNotTold, Modifier.testTag("hub not told"), icon = Signs.clock, tone = Tone.Due)
                }
            }
        }
    }
}

@Composable
private fun Holder(holder: HolderView) {
    val says = texts
    val confirmed = holder.confirmed
    Line(
        holder.shown,
        Modifier.testTag("holder"),
        below = if (confirmed == null) says.erasing.notConfirmed else says.erasing.confirmed(says.dates.moment(confirmed)),
        icon = if (confirmed == null) Signs.clock else Signs.check,
        tone = if (confirmed == null) Tone.Due else Tone.Arranged,
    )
}
