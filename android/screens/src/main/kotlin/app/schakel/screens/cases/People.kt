package app.schakel.screens.cases

import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.itemsIndexed
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import app.schakel.core.Callee
import app.schakel.core.CaseView
import app.schakel.core.RelationPart
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.look.Heading
import app.schakel.screens.look.Line
import app.schakel.screens.look.QuietAct
import app.schakel.screens.look.Signs
import app.schakel.screens.texts.Texts
import app.schakel.screens.texts.capitalized
import app.schakel.screens.texts.shown

/** The client and those around, with their numbers: a tap calls. */
internal fun LazyListScope.people(view: CaseView, model: CaseModel, shell: Shell, says: Texts, covered: Boolean) {
    val person = view.person
    item(key = "people") { Heading(says.cases.people) }
    item(key = "client") {
        val known = listOfNotNull(
            says.cases.client,
            person.description.takeIf { it.isNotBlank() && it != view.who.name },
            person.place.written(),
        ).joinToString(" · ").capitalized()
        Callable(view.who.shown, known, person.dial, "client", says) { model.call(Callee.Client) }
    }
    itemsIndexed(person.around) { _, one ->
        val name = named(one.name, covered)
        Callable(name, one.known(says), one.dial, "relative", says) { model.call(Callee.Relative(one.name)) }
    }
    item(key = "details") {
        QuietAct(says.cases.details, Modifier.testTag("person")) { shell.navigator.open(Route.Person(view.case)) }
    }
}

/** Somebody, and below it who that is; a tap calls when there is a number. */
@Composable
private fun Callable(name: String, known: String, dial: String, tag: String, says: Texts, onCall: () -> Unit) {
    Line(
        name,
        Modifier.testTag(tag),
        below = known,
        end = dial.ifBlank { says.cases.noNumber },
        icon = if (dial.isBlank()) Signs.person else Signs.call,
        onClick = onCall.takeIf { dial.isNotBlank() },
    )
}

private fun RelationPart.known(says: Texts): String =
    listOfNotNull(
        role.takeIf { it.isNotBlank() },
        mayApproach?.let { if (it) says.cases.mayApproach else says.cases.mayNotApproach },
    ).joinToString(" · ").capitalized()
