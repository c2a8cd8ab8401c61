package app.schakel.screens.report

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.ReportFormView
import app.schakel.core.SuggestionView
import app.schakel.screens.look.Act
import app.schakel.screens.look.Card
import app.schakel.screens.look.Choice
import app.schakel.screens.look.Field
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Notice
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.Typed
import app.schakel.screens.texts.shown
import app.schakel.screens.texts.texts
import app.schakel.screens.texts.wrong

/** Whom it is about, and who that may turn out to be. */
@Composable
internal fun Person(form: ReportFormView, model: ReportModel, chain: Chain) {
    val says = texts
    val person = model.draft.person
    Heading(says.report.about)
    Field(
        person.name,
        says.report.name,
        chain.at(chain.name, next = chain.description),
        typed = Typed.Name,
        wrong = says.wrong(model.problem, "name"),
        tag = "name",
    ) { model.person { copy(name = it) } }
    Field(
        person.description,
        says.report.description,
        chain.at(chain.description, next = chain.address),
        wrong = says.wrong(model.problem, "description"),
        tag = "description",
    ) { model.person { copy(description = it) } }
    Same(model)
    Field(
        person.place.address,
        says.report.address,
        chain.at(chain.address, next = chain.safety),
        wrong = says.wrong(model.problem, "address"),
        tag = "address",
    ) { model.person { copy(place = place.copy(address = it)) } }
    Villages(form, model)
}

/** Villages in one tap; any other one can be typed. */
@Composable
private fun Villages(form: ReportFormView, model: ReportModel) {
    val says = texts.report
    val village = model.draft.person.place.village
    val near = form.villages.take(NEAR)
    var typing by remember { mutableStateOf(village.isNotEmpty() && village !in near) }
    val set = { chosen: String -> model.person { copy(place = place.copy(village = chosen)) } }
    Choice(near + says.otherVillage, if (typing) says.otherVillage else village, { it }, Modifier.padding(top = 8.dp).testTag("villages")) {
        typing = it == says.otherVillage && !typing
        set(if (it == says.otherVillage || it == village) "" else it)
    }
    if (!typing) return
    Field(village, says.village, typed = Typed.Name, last = true, start = village.isEmpty(), tag = "village", onChange = set)
    val fit = form.villages.filter { village.length >= 2 && it.startsWith(village, ignoreCase = true) && it != village }
    if (fit.isNotEmpty()) Choice(fit.take(NEAR), null, { it }, onChoose = set)
}

/** The case it belongs to, or cases that it may belong to. */
@Composable
private fun Same(model: ReportModel) {
    val says = texts.report
    model.linked?.let {
        val sentence = if (model.draft.case != null) says.belongs(it.shown) else says.comesAfter(it.shown)
        Notice(sentence, Modifier.testTag("linked"), icon = Signs.link, act = says.notSame) { model.unlink() }
    }
    Column(Modifier.padding(vertical = if (model.suggestions.isEmpty()) 0.dp else 8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
        model.suggestions.forEach { Suggestion(it, model) }
    }
}

@Composable
private fun Suggestion(like: SuggestionView, model: ReportModel) {
    val says = texts.report
    val closed = like.closedMonthsAgo
    Card(Modifier.testTag("suggestion")) {
        Text(
            says.looksLike(listOf(like.who.shown, like.who.village).filter { it.isNotEmpty() }.joinToString(", ")),
            style = MaterialTheme.typography.titleMedium,
        )
        val why = listOf(if (closed == null) says.running else says.closed(closed)) +
            listOfNotNull(says.sameReason.takeIf { like.sameReason }) + like.reasons.map { says.likeness(it) }
        Text(why.joinToString(", "), style = MaterialTheme.typography.bodySmall, color = MaterialTheme.colorScheme.onSurfaceVariant)
        FlowRow(Modifier.padding(top = 8.dp), horizontalArrangement = Arrangement.spacedBy(8.dp)) {
            Act(if (closed == null) says.sameCase else says.reopen, Modifier.testTag("same"), icon = Signs.link) { model.belongs(like) }
            if (closed != null) QuietAct(says.follows, Modifier.testTag("follows")) { model.follows(like) }
        }
    }
}

/** More chips than this are harder to find something in than a field. */
private const val NEAR = 6
