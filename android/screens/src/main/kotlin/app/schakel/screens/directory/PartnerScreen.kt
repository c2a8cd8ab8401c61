package app.schakel.screens.directory

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.CallChannel
import app.schakel.core.PartnerId
import app.schakel.core.PartnerRecord
import app.schakel.core.PartnerView
import app.schakel.screens.call.AboutLine
import app.schakel.screens.call.AboutSheet
import app.schakel.screens.call.CalleeRow
import app.schakel.screens.call.NumberSheet
import app.schakel.screens.call.nameOf
import app.schakel.screens.call.of
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.Act
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Line
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.LocalCovered
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.of
import app.schakel.screens.texts.shown
import app.schakel.screens.texts.texts

/** One partner: number, hours, people, agreement and how it went; or its fields, to fill in. */
@Composable
fun PartnerScreen(shell: Shell, partner: PartnerId?) {
    val model = rememberModel(shell, partner) { PartnerModel(shell, it, partner) }
    val says = texts
    val view = model.partner
    Page(
        title = view?.name ?: if (partner == null) says.directory.newPartner else says.directory.title,
        subtitle = view?.let { model.roles.nameOf(it.role, says) }.orEmpty(),
        back = says.frame.back,
        onBack = { shell.back() },
        act = { Likeliest(view, model) },
    ) {
        model.problem?.let { item(key = "problem") { Notice(says.of(it), tone = Tone.Overdue, icon = Signs.warning) } }
        if (model.editing) {
            fields(model, says)
        } else if (view != null && model.loaded) {
            known(view, model, says)
        }
    }
    if (model.offered.isNotEmpty()) AboutSheet(model.offered, model::keepAbout, model::about)
    NumberSheet(model)
}

@Composable
private fun Likeliest(view: PartnerView?, model: PartnerModel) {
    val says = texts
    val who = model.who
    when {
        model.editing -> {
            Column {
                QuietAct(says.directory.discard, Modifier.testTag("discard"), enabled = !model.busy) { model.discard() }
                BigAct(says.directory.done, Modifier.testTag("done"), icon = Signs.check, enabled = !model.busy) { model.write() }
            }
        }

        view == null -> {
            Unit
        }

        view.dial != null && who != null -> {
            BigAct(says.directory.call(who.shown), Modifier.testTag("call"), icon = Signs.call, enabled = !model.busy) { model.call() }
        }

        view.dial == null -> {
            BigAct(says.directory.fillIn, Modifier.testTag("edit"), icon = Signs.edit) { model.edit() }
        }
    }
}

private fun LazyListScope.known(view: PartnerView, model: PartnerModel, says: Texts) {
    val words = says.directory
    item(key = "about") { model.who?.let { AboutLine(it, model::offer) } }
    item(key = "number") { Number(view, model) }
    if (view.line.isNotEmpty()) {
        item(key = "line") { Line(view.line, below = words.line, icon = Signs.info) }
    }
    item(key = "hours") { Line(says.of(view.open).capitalized(), below = view.hours, icon = Signs.clock) }
    val place = listOf(view.place.address, view.place.village).filter { it.isNotEmpty() }.joinToString(", ")
    if (place.isNotEmpty()) item(key = "place") { Line(place, icon = Signs.place) }
    view.agreement?.let { agreement ->
        item(key = "agreement") { Line(words.agreed(agreement.title, agreement.version), below = words.agreement, icon = Signs.promise) }
    }
    people(view, model, says)
    item(key = "record") {
        Heading(words.record)
        Record(view.record)
    }
    if (view.needs.isNotEmpty()) {
        item(key = "helps") {
            Heading(words.helpsWith)
            Text(view.needs.joinToString(", ") { model.needs.nameOf(it, says) }.lowercase().capitalized())
        }
    }
    if (view.dial != null) {
        item(key = "edit") {
            Act(if (view.fromPack) words.fillIn else words.change, Modifier.padding(top = 20.dp).testTag("edit"), icon = Signs.edit) {
                model.edit()
            }
        }
    }
}

@Composable
private fun Number(view: PartnerView, model: PartnerModel) {
    val says = texts
    val dial = view.dial
    Column {
        Line(
            dial?.shown ?: says.directory.withoutNumber.capitalized(),
            Modifier.testTag("number"),
            below = says.directory.number,
            icon = Signs.call,
            tone = if (dial == null) Tone.Due else Tone.Plain,
        )
        if (view.email.isNotEmpty()) {
            Line(view.email, Modifier.testTag("email"), below = says.directory.email, icon = Signs.mail) {
                model.call(channel = CallChannel.Email)
            }
        }
    }
}

private fun LazyListScope.people(view: PartnerView, model: PartnerModel, says: Texts) {
    if (view.contacts.isEmpty()) return
    item(key = "people") { Heading(says.directory.contacts) }
    items(view.contacts.size, key = { view.contacts[it].contact.hex }) { at ->
        val contact = view.contacts[at]
        val name = contact.name.takeUnless { LocalCovered.current }.orEmpty()
        CalleeRow(
            contact.function.ifEmpty { name }.ifEmpty { says.directory.contactFunction }.capitalized(),
            Modifier.testTag("contact"),
            function = if (contact.function.isEmpty()) "" else name,
            why = contact.dial?.shown ?: if (view.dial == null) says.directory.withoutNumber else "",
        ) {
            if (model.who != null && contact.dial != null) {
                Act(says.call.call, Modifier.testTag("dial"), icon = Signs.call, enabled = !model.busy) { model.call(contact.contact) }
            }
        }
    }
}

/** Asked, kept, how long it took, how often reached: what happened, in words and figures. */
@Composable
private fun Record(record: PartnerRecord) {
    val words = texts.directory
    val said = listOfNotNull(
        words.asked(record.kept, record.asked).takeIf { record.asked > 0u },
        record.medianDays?.let { words.days(it) },
        words.late(record.lateOpen).takeIf { record.lateOpen > 0u },
        words.reached(record.reached, record.calls).takeIf { record.calls > 0u },
    )
    Column(verticalArrangement = Arrangement.spacedBy(2.dp)) {
        (said.ifEmpty { listOf(words.noRecord) }).forEach { Text(it.capitalized(), style = MaterialTheme.typography.bodyLarge) }
    }
}
