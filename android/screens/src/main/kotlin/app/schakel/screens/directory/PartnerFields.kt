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
import app.schakel.screens.call.shown
import app.schakel.screens.look.Choice
import app.schakel.screens.look.Choices
import app.schakel.screens.look.Field
import app.schakel.screens.look.Heading
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Typed
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.texts
import app.schakel.screens.texts.wrong

/** What is filled in for a partner of the pack, or the whole of one's own. */
internal fun LazyListScope.fields(model: PartnerModel, says: Texts) {
    val words = says.directory
    if (model.own) {
        item(key = "name") { Typing(model, PartnerModel.NAME, words.name, typed = Typed.Name, start = model.partner == null) }
        item(key = "roles") {
            Heading(words.role)
            Choice(model.roles, model.roles.firstOrNull { it.key == model[PartnerModel.ROLE] }, { it.shown(says) }) {
                model.type(PartnerModel.ROLE, it.key)
            }
        }
    } else {
        item(key = "from pack") {
            Text(words.fromPack, style = MaterialTheme.typography.bodySmall, color = MaterialTheme.colorScheme.onSurfaceVariant)
        }
    }
    item(key = "dial") { Typing(model, PartnerModel.DIAL, words.number, typed = Typed.Phone, start = !model.own) }
    item(key = "email") { Typing(model, PartnerModel.EMAIL, words.email, typed = Typed.Email) }
    item(key = "hours") { Typing(model, PartnerModel.HOURS, words.hours, below = words.hoursHint) }
    item(key = "line") { Typing(model, PartnerModel.LINE, words.line) }
    item(key = "people") { Heading(words.contacts) }
    items(model.contacts, key = { "contact $it" }) { Contact(model, it) }
    item(key = "more people") { QuietAct(words.addContact, Modifier.testTag("add contact")) { model.addContact() } }
    if (model.own) {
        item(key = "needs") {
            Heading(words.helpsWith)
            Choices(model.needs, { model.helps(it.key) }, { it.shown(says) }) { model.helps(it.key, !model.helps(it.key)) }
        }
        item(key = "address") { Typing(model, PartnerModel.ADDRESS, words.address, typed = Typed.Name) }
        item(key = "village") { Typing(model, PartnerModel.VILLAGE, words.village, typed = Typed.Name) }
    }
}

@Composable
private fun Typing(
    model: PartnerModel,
    field: String,
    label: String,
    typed: Typed = Typed.Words,
    below: String = "",
    start: Boolean = false,
) {
    val wrong = if (model[field].isEmpty() && field != PartnerModel.NAME) "" else texts.wrong(model.problem, field)
    Field(model[field], label, typed = typed, below = below, start = start, wrong = wrong, tag = field) { model.type(field, it) }
}

/** Somebody who works there: function first, for names change. */
@Composable
private fun Contact(model: PartnerModel, at: Int) {
    val words = texts.directory
    val field = { name: String -> PartnerModel.contact(at, name) }
    Column(Modifier.padding(bottom = 12.dp), verticalArrangement = Arrangement.spacedBy(2.dp)) {
        Typing(model, field(PartnerModel.FUNCTION), words.contactFunction)
        Typing(model, field(PartnerModel.NAME), words.contactName, typed = Typed.Name)
        Typing(model, field(PartnerModel.DIAL), words.number, typed = Typed.Phone)
    }
}
