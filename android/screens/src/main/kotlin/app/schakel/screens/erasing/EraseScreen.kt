package app.schakel.screens.erasing

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.key
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.CaseId
import app.schakel.core.ErasurePreview
import app.schakel.core.Extent
import app.schakel.core.HolderView
import app.schakel.core.allErasureGrounds
import app.schakel.core.label
import app.schakel.screens.cases.named
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Choice
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Line
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.Progress
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.TwoSteps
import app.schakel.screens.texts.LocalCovered
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.of
import app.schakel.screens.texts.shown
import app.schakel.screens.texts.texts

/** Before a case is erased: about whom, what goes, who else has it, what stays, and why. */
@Composable
fun EraseScreen(shell: Shell, case: CaseId) {
    val model = rememberModel(shell, case) { EraseModel(shell, it, case) }
    val says = texts
    val view = model.view
    Page(title = says.erasing.title, back = says.frame.back, onBack = { shell.back() }) {
        model.problem?.let {
            item(key = "problem") { Notice(says.of(it), Modifier.testTag("problem"), tone = Tone.Overdue, icon = Signs.warning) }
        }
        if (view == null) return@Page
        item(key = "whom") { Line(view.who.shown, Modifier.testTag("whom"), below = view.who.village, icon = Signs.person) }
        if (!view.may) {
            item(key = "not yours") { NotYours(view) }
            return@Page
        }
        if (model.divided) item(key = "extent") { HowMuch(model) }
        item(key = "goes") { Goes(view) }
        item(key = "others") { Others(view.holders) }
        item(key = "stays") { Stays(view) }
        item(key = "why") { Why(model) }
    }
}

/** Who may not erase it is told whom to ask. */
@Composable
private fun NotYours(view: ErasurePreview) {
    val says = texts.erasing
    val whose = if (view.whose.isEmpty()) says.notYoursUnknown else says.notYours(named(view.whose, LocalCovered.current))
    Notice(whose, Modifier.testTag("not yours"), tone = Tone.Due, icon = Signs.lock)
}

@Composable
private fun HowMuch(model: EraseModel) {
    val says = texts.erasing
    Column(Modifier.testTag("extent")) {
        Heading(says.extent)
        Choice(Extent.entries, model.extent, { if (it == Extent.CASE) says.whole else says.sharedPart }) { model.choose(it) }
        if (model.extent == Extent.SHARED_PART) Quiet(says.sharedPartHow, Modifier.padding(top = 8.dp))
    }
}

@Composable
private fun Goes(view: ErasurePreview) {
    val says = texts.erasing
    Column {
        Heading(says.goes)
        Line(
            says.things(view.entities),
            Modifier.testTag("goes"),
            below = "${says.states(view.revisions)}, ${says.earlierToo}",
            icon = Signs.remove,
            tone = Tone.Overdue,
        )
        if (view.drafts > 0u) Line(says.drafts(view.drafts), Modifier.testTag("drafts"), icon = Signs.edit, tone = Tone.Overdue)
        Quiet(says.outside)
    }
}

@Composable
private fun Others(holders: List<HolderView>) {
    val says = texts.erasing
    Column {
        Heading(says.others)
        if (holders.isEmpty()) {
            Line(says.nobodyElse, Modifier.testTag("nobody else"), icon = Signs.check)
        } else {
            holders.forEach { Line(it.shown, Modifier.testTag("holder"), icon = Signs.person) }
            Quiet(says.othersHow)
        }
    }
}

/** Whose a device is; initials while names are covered. */
internal val HolderView.shown: String
    @Composable get() = if (name.isEmpty()) texts.erasing.left else named(name, LocalCovered.current)

@Composable
private fun Stays(view: ErasurePreview) {
    val says = texts.erasing
    val stays = view.stays
    Column {
        Heading(says.stays)
        stays?.let { Tally(it) }
        Quiet(if (stays == null) says.partStays else says.staysHow)
    }
}

/** The ground is chosen, never proposed; then it takes two steps. */
@Composable
private fun Why(model: EraseModel) {
    val says = texts
    val words = says.erasing
    val grounds = remember { allErasureGrounds() }
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        Heading(words.why)
        Choice(grounds, model.ground, { label(it, says.language).capitalized() }) { model.choose(it) }
        if (model.ground == null) Quiet(words.whyFirst)
        if (model.busy) {
            Progress(words.working, null)
            return@Column
        }
        // Another choice is another question: it is asked anew.
        key(model.extent, model.ground) {
            TwoSteps(
                if (model.extent == Extent.CASE) words.erase else words.erasePart,
                words.means,
                words.sure,
                says.frame.cancel,
                tag = "erase",
                enabled = model.ground != null,
                onSure = model::erase,
            )
        }
    }
}

@Composable
internal fun Quiet(text: String, modifier: Modifier = Modifier) {
    Text(
        text,
        modifier,
        style = MaterialTheme.typography.bodySmall,
        color = MaterialTheme.colorScheme.onSurfaceVariant,
    )
}
