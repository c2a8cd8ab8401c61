package app.schakel.screens.cases

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.CaseId
import app.schakel.core.Duty
import app.schakel.core.allDuties
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Shell
import app.schakel.screens.visit.tag
import kotlinx.coroutines.CoroutineScope

/** What to know before ringing the bell, while it is being written: one a line. */
class RisksModel(shell: Shell, scope: CoroutineScope, private val case: CaseId, now: List<String>) : Model(shell, scope) {
    /** As typed so far; null until the core answered. */
    var typed: String? by mutableStateOf(null)
        private set

    private val form = "risks ${case.hex}"

    init {
        act { typed = ask { forms.kept(form) }[RISKS] ?: now.joinToString("\n") }
    }

    /** Takes what was typed. */
    fun type(text: String) {
        typed = text
        keep(form) { ask { forms.keep(form, mapOf(RISKS to text)) } }
    }

    /** Writes it down. */
    fun done(then: () -> Unit) =
        act {
            val risks = typed.orEmpty().lines().map { it.trim() }.filter { it.isNotEmpty() }
            ask {
                cases.setRisks(case, risks)
                forms.discard(form)
            }
            then()
        }

    private companion object {
        const val RISKS = "risks"
    }
}

/** A responsibility that is being given to somebody. */
class DutyModel(shell: Shell, scope: CoroutineScope, private val case: CaseId) : Model(shell, scope) {
    /** Which. */
    var duty: Duty? by mutableStateOf(null)
        private set

    /** To whom. */
    var name: String by mutableStateOf("")
        private set

    /** Of which team or organisation. */
    var organisation: String by mutableStateOf("")
        private set

    private val form = "duty ${case.hex}"

    init {
        act {
            val kept = ask { forms.kept(form) }
            duty = allDuties().firstOrNull { it.tag == kept[DUTY] }
            name = kept[NAME].orEmpty()
            organisation = kept[ORGANISATION].orEmpty()
        }
    }

    /** Chooses which. */
    fun choose(chosen: Duty) = changed { duty = chosen }

    /** Takes the name as typed so far. */
    fun name(typed: String) = changed { name = typed }

    /** Takes the organisation as typed so far. */
    fun organisation(typed: String) = changed { organisation = typed }

    /** Gives it. */
    fun give(then: () -> Unit) =
        act {
            val given = duty ?: return@act
            ask {
                cases.give(case, given, name.trim(), organisation.trim())
                forms.discard(form)
            }
            then()
        }

    private fun changed(edit: () -> Unit) {
        edit()
        val fields = mapOf(DUTY to duty?.tag.orEmpty(), NAME to name, ORGANISATION to organisation)
        keep(form) { ask { forms.keep(form, fields) } }
    }

    private companion object {
        const val DUTY = "duty"
        const val NAME = "name"
        const val ORGANISATION = "organisation"
    }
}
