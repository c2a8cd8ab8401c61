package app.schakel.screens.cases

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.itemsIndexed
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import app.schakel.core.CaseId
import app.schakel.core.CoreException
import app.schakel.core.PersonPart
import app.schakel.core.RelationPart
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.rememberModel
import app.schakel.screens.look.BigAct
import app.schakel.screens.look.Card
import app.schakel.screens.look.Choice
import app.schakel.screens.look.Field
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Notice
import app.schakel.screens.look.Page
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.look.Typed
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.of
import app.schakel.screens.texts.texts
import app.schakel.screens.texts.wrong

/** What is known about the person and those around, to be corrected. */
@Composable
fun PersonScreen(shell: Shell, case: CaseId) {
    val model = rememberModel(shell, case) { PersonModel(shell, it, case) }
    val says = texts
    val person = model.person
    Page(
        title = says.cases.personTitle,
        back = says.frame.back,
        onBack = { shell.navigator.back() },
        act = person?.let {
            {
                BigAct(says.cases.ready, Modifier.testTag("done"), icon = Signs.check, enabled = !model.busy && !model.yearWrong) {
                    model.done()
                }
            }
        },
    ) {
        model.problem?.takeIf { it !is CoreException.Invalid || it.field !in FIELDS }?.let {
            item { Notice(says.of(it), Modifier.testTag("problem"), tone = Tone.Overdue, icon = Signs.warning) }
        }
        if (person != null) {
            item { Known(person, model, says) }
            item { Heading(says.cases.around) }
            around(person, model, says)
        }
    }
}

/** The fields beneath which the core's word on them is shown. */
private val FIELDS = setOf("name", "description", "dial")

@Composable
private fun Known(person: PersonPart, model: PersonModel, says: Texts) {
    val words = says.cases
    val problem = model.problem
    val edit = model::change
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        Field(person.name, words.name, typed = Typed.Name, wrong = says.wrong(problem, "name"), tag = "name") { typed ->
            edit { it.copy(name = typed) }
        }
        Field(person.description, words.description, wrong = says.wrong(problem, "description"), tag = "description") { typed ->
            edit { it.copy(description = typed) }
        }
        Field(
            model.year,
            words.birthYear,
            typed = Typed.Number,
            wrong = if (model.yearWrong) words.birthYearWrong else "",
            tag = "year",
        ) { model.year(it) }
        Field(person.dial, words.number, typed = Typed.Phone, wrong = says.wrong(problem, "dial"), tag = "dial") { typed ->
            edit { it.copy(dial = typed) }
        }
        Field(person.place.address, words.address, tag = "address") { typed ->
            edit { it.copy(place = it.place.copy(address = typed, spot = null)) }
        }
        Field(person.place.village, words.village, typed = Typed.Name, tag = "village") { typed ->
            edit { it.copy(place = it.place.copy(village = typed, spot = null)) }
        }
        Field(person.language, words.spokenLanguage, typed = Typed.Name, tag = "language", last = true) { typed ->
            edit { it.copy(language = typed) }
        }
    }
}

private fun LazyListScope.around(person: PersonPart, model: PersonModel, says: Texts) {
    itemsIndexed(person.around) { at, one -> Around(one, says, { model.around(at, it) }) { model.without(at) } }
    item {
        QuietAct(says.cases.addSomebody, Modifier.testTag("add somebody")) {
            model.around(person.around.size, RelationPart(name = "", role = "", dial = "", mayApproach = null))
        }
    }
}

@Composable
private fun Around(one: RelationPart, says: Texts, onChange: (RelationPart) -> Unit, onRemove: () -> Unit) {
    val words = says.cases
    Card(Modifier.padding(bottom = 10.dp)) {
        Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
            Field(one.name, words.name, typed = Typed.Name, tag = "around name") { onChange(one.copy(name = it)) }
            Field(one.role, words.role, tag = "around role") { onChange(one.copy(role = it)) }
            Field(one.dial, words.number, typed = Typed.Phone, tag = "around dial", last = true) { onChange(one.copy(dial = it)) }
            Text(words.approach)
            Choice(listOf(true, false, null), one.mayApproach, {
                when (it) {
                    true -> words.yes
                    false -> words.no
                    null -> words.unknown
                }
            }) { onChange(one.copy(mayApproach = it)) }
            QuietAct(words.removeSomebody, onClick = onRemove)
        }
    }
}
