package app.schakel.screens.call

import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import app.schakel.core.CallChannel
import app.schakel.core.Candidate
import app.schakel.core.DialKind
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.look.Act
import app.schakel.screens.look.Empty
import app.schakel.screens.look.Heading
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Signs
import app.schakel.screens.texts.LocalCovered
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.texts

/** Who to call for a need, the likeliest first, with the reasons. */
internal fun LazyListScope.plan(page: CallPage, model: CallModel, shell: Shell, says: Texts) {
    val plan = page.plan ?: return
    item(key = "plan") { Heading(says.call.forNeed(plan.need.shown(says))) }
    if (plan.candidates.isEmpty()) {
        item(key = "plan empty") {
            Empty(says.call.nobodyForNeed, icon = Signs.directory, act = says.directory.add) { shell.navigator.open(Route.Partner(null)) }
        }
    }
    items(plan.candidates.size, key = { plan.candidates[it].key }) { at ->
        CandidateRow(at + 1, plan.candidates[at], model, shell)
    }
}

/** The row of a candidate among others. */
private val Candidate.key: String get() = "${partner.hex} ${contact?.hex.orEmpty()}"

/** Function and name of whom one asks for; names are covered with the others. */
@Composable
fun Candidate.whom(): String = listOf(function, if (LocalCovered.current) "" else contactName).filter { it.isNotEmpty() }.joinToString(", ")

@Composable
private fun CandidateRow(place: Int, candidate: Candidate, model: CallModel, shell: Shell) {
    val says = texts
    val opened = model.opened == candidate.key
    CalleeRow(
        "$place  ${candidate.name}",
        Modifier.testTag("candidate"),
        function = candidate.whom(),
        why = if (opened) candidate.inFull(says) else candidate.inShort(says),
        opened = opened,
        onOpen = { model.open(candidate.key) },
        seldom = {
            if (candidate.dial?.kind == DialKind.MOBILE) {
                QuietAct(says.call.text, Modifier.testTag("text")) { model.call(candidate, CallChannel.Text) }
            }
            if (candidate.email.isNotEmpty()) {
                QuietAct(says.call.email, Modifier.testTag("email")) { model.call(candidate, CallChannel.Email) }
            }
            QuietAct(says.call.partner, Modifier.testTag("partner")) { shell.navigator.open(Route.Partner(candidate.partner)) }
        },
    ) {
        if (candidate.dial == null) {
            Act(says.call.fillIn, Modifier.testTag("fill in"), icon = Signs.edit) { shell.navigator.open(Route.Partner(candidate.partner)) }
        } else {
            Act(says.call.call, Modifier.testTag("dial"), icon = Signs.call, enabled = !model.busy) { model.call(candidate) }
        }
    }
}
