package app.schakel.screens.directory

import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import app.schakel.core.PartnerView
import app.schakel.screens.call.of
import app.schakel.screens.call.shown
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Choice
import app.schakel.screens.look.Empty
import app.schakel.screens.look.Field
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Line
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts

/** The partners of the municipality and one's own, those that are open now first. */
@Composable
fun DirectoryScreen(shell: Shell) {
    val model = rememberModel(shell) { DirectoryModel(shell, it) }
    val says = texts
    val words = says.directory
    Page(
        title = words.title,
        back = says.frame.back,
        onBack = { shell.back() },
        act = {
            BigAct(words.add, Modifier.testTag("add"), icon = Signs.add) { shell.navigator.open(Route.Partner(null)) }
        },
    ) {
        model.problem?.let { item(key = "problem") { Notice(says.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
        item(key = "find") { Field(model.words, words.find, tag = "find", last = true) { model.words = it } }
        item(key = "needs") {
            Choice(listOf(null) + model.needs, model.needs.firstOrNull { it.key == model.need }, { it?.shown(says) ?: words.allNeeds }) {
                model.narrow(it?.key)
            }
        }
        if (model.known) partners(model, shell, says)
    }
}

private fun LazyListScope.partners(model: DirectoryModel, shell: Shell, says: Texts) {
    val words = says.directory
    val found = model.found
    if (found.isEmpty()) {
        item(key = "nothing") { Empty(if (model.words.isEmpty()) words.nothing else words.nothingFound, icon = Signs.directory) }
        return
    }
    val (own, ofPack) = found.partition { !it.fromPack }
    val (open, others) = ofPack.partition { it.isOpen }
    part(words.openNow, open, model, shell, says)
    part(words.own, own.sortedBy { !it.isOpen }, model, shell, says)
    part(words.others, others, model, shell, says)
}

private fun LazyListScope.part(title: String, partners: List<PartnerView>, model: DirectoryModel, shell: Shell, says: Texts) {
    if (partners.isEmpty()) return
    item(key = title) { Heading(title) }
    items(partners.size, key = { partners[it].partner.hex }) { at ->
        val partner = partners[at]
        val role = model.role(partner)?.shown(says)?.takeIf { it != partner.name }
        val lacks = partner.lacksNumber
        Line(
            partner.name,
            Modifier.testTag("partner"),
            below = listOfNotNull(role, says.of(partner.open), says.directory.withoutNumber.takeIf { lacks })
                .joinToString(" · ")
                .capitalized(),
            icon = if (lacks) Signs.edit else Signs.directory,
            tone = if (lacks) Tone.Due else Tone.Plain,
        ) { shell.navigator.open(Route.Partner(partner.partner)) }
    }
}
