package app.schakel.screens.report

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import app.schakel.core.Channel
import app.schakel.core.ReportDraft
import app.schakel.core.allChannels
import app.schakel.core.label
import app.schakel.screens.look.Choice
import app.schakel.screens.look.Field
import app.schakel.screens.look.Heading
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Typed
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.texts
import app.schakel.screens.texts.wrong

/** What is seldom said at once. Folded away, until it is wanted or holds something. */
@Composable
internal fun More(model: ReportModel) {
    val says = texts.report
    var open by remember { mutableStateOf(model.draft.saysMore) }
    QuietAct(if (open) says.less else says.more, Modifier.testTag("more")) { open = !open }
    if (open) Rest(model)
}

private val ReportDraft.saysMore: Boolean
    get() = channel != null || shielded != null || place.address.isNotEmpty() || person.birthYear != null || person.dial.isNotEmpty()

@Composable
private fun Rest(model: ReportModel) {
    val says = texts
    val draft = model.draft
    Heading(says.report.channel)
    Choice(allChannels(), draft.channel ?: Channel.Phone, { label(it, says.language).capitalized() }) {
        model.change(model.draft.copy(channel = it))
    }
    Heading(says.report.about)
    Field(draft.person.dial, says.report.clientNumber, typed = Typed.Phone, tag = "client number") { model.person { copy(dial = it) } }
    Field(
        draft.person.birthYear?.toString().orEmpty(),
        says.report.birthYear,
        typed = Typed.Number,
        tag = "birth year",
    ) { typed -> model.person { copy(birthYear = typed.filter(Char::isDigit).take(4).toUShortOrNull()) } }
    Field(draft.person.language, says.report.language, typed = Typed.Name, tag = "language") { model.person { copy(language = it) } }
    Heading(says.report.elsewhere)
    Field(draft.place.address, says.report.elsewhereAddress, wrong = says.wrong(model.problem, "place"), tag = "elsewhere") {
        model.change(model.draft.copy(place = model.draft.place.copy(address = it)))
    }
    Field(draft.place.village, says.report.village, typed = Typed.Name, last = true, tag = "elsewhere village") {
        model.change(model.draft.copy(place = model.draft.place.copy(village = it)))
    }
    Heading(says.report.shielded)
    Choice(listOf(true, false), draft.shielded, { if (it) says.report.yes else says.report.no }) {
        model.change(model.draft.copy(shielded = it))
    }
    QuietAct(says.report.throwAway, Modifier.testTag("throw away"), enabled = !model.busy) { model.throwAway() }
}
