package app.schakel.screens.cases

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.CaseId
import app.schakel.core.PersonPart
import app.schakel.core.RelationPart
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope

/** A person and those around, while that is being corrected. */
class PersonModel(shell: Shell, scope: CoroutineScope, private val case: CaseId) : Model(shell, scope) {
    /** As typed so far; null until the core answered. */
    var person: PersonPart? by mutableStateOf(null)
        private set

    /** The year of birth as typed: it counts when it is a year. */
    var year: String by mutableStateOf("")
        private set

    /** Whether what stands in [year] is no year. */
    val yearWrong: Boolean get() = year.isNotBlank() && yearOf(year) == null

    private val form = "person ${case.hex}"

    init {
        act {
            val known = ask { cases.get(case).person }
            val kept = ask { forms.kept(form) }
            val now = if (kept.isEmpty()) known else known.typed(kept)
            year = kept[YEAR] ?: known.birthYear?.toString().orEmpty()
            person = now
        }
    }

    /** Takes what was typed. */
    fun change(edit: (PersonPart) -> PersonPart) {
        person = person?.let(edit)
        changed()
    }

    /** Takes the year as typed. */
    fun year(typed: String) {
        year = typed
        changed()
    }

    /** Changes somebody around; a place after the last adds somebody. */
    fun around(at: Int, one: RelationPart) =
        change {
            it.copy(around = if (at < it.around.size) it.around.take(at) + one + it.around.drop(at + 1) else it.around + one)
        }

    /** Takes somebody from those around. */
    fun without(at: Int) = change { it.copy(around = it.around.filterIndexed { n, _ -> n != at }) }

    /** Writes it down; what was there before stays readable. */
    fun done() =
        act {
            val now = person ?: return@act
            if (yearWrong) return@act
            val known = now.around.filter { it.name.isNotBlank() || it.role.isNotBlank() || it.dial.isNotBlank() }
            ask {
                cases.correctPerson(case, now.copy(birthYear = yearOf(year), around = known))
                forms.discard(form)
            }
            shell.navigator.back()
        }

    private fun changed() {
        val fields = person?.fields(year) ?: return
        keep(form) { ask { forms.keep(form, fields) } }
    }
}

private fun yearOf(typed: String): UShort? = typed.trim().toUShortOrNull()?.takeIf { it in 1880u..2100u }

private const val YEAR = "year"

/** A person as the fields of a form. */
private fun PersonPart.fields(year: String): Map<String, String> =
    buildMap {
        put("name", name)
        put("description", description)
        put(YEAR, year)
        put("address", place.address)
        put("village", place.village)
        put("dial", dial)
        put("language", language)
        put("around", around.size.toString())
        around.forEachIndexed { at, one ->
            put("name $at", one.name)
            put("role $at", one.role)
            put("dial $at", one.dial)
            put("approach $at", one.mayApproach?.toString().orEmpty())
        }
    }

/** The person with what was typed over it. The spot on the map stays while the address does. */
private fun PersonPart.typed(fields: Map<String, String>): PersonPart {
    fun field(name: String) = fields[name].orEmpty()
    val there = place.copy(address = field("address"), village = field("village"))
    return copy(
        name = field("name"),
        description = field("description"),
        place = there.copy(spot = there.spot.takeIf { there == place }),
        dial = field("dial"),
        language = field("language"),
        around = List(field("around").toIntOrNull() ?: 0) { at ->
            RelationPart(field("name $at"), field("role $at"), field("dial $at"), field("approach $at").toBooleanStrictOrNull())
        },
    )
}
