package app.schakel.screens.directory

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.ChoiceView
import app.schakel.core.OpenState
import app.schakel.core.PartnerView
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job

/** Every partner, those that are open now first. */
class DirectoryModel(shell: Shell, scope: CoroutineScope) : Model(shell, scope) {
    private class Listed(val partners: List<PartnerView>, val roles: List<ChoiceView>, val needs: List<ChoiceView>)

    private var listed: Listed? by mutableStateOf(null)

    /** What is searched for; not kept, for it may be a name. */
    var words: String by mutableStateOf("")

    /** The need that partners are shown for; null for all. */
    var need: String? by mutableStateOf(null)
        private set

    private var following: Job? = null

    init {
        follow()
    }

    /** What can be needed. */
    val needs: List<ChoiceView> get() = listed?.needs.orEmpty()

    /** Whether the core answered. */
    val known: Boolean get() = listed != null

    /** Those that match, by name. */
    val found: List<PartnerView> get() = listed?.partners.orEmpty().filter { it.matches(words.trim()) }

    /** The role of a partner. */
    fun role(partner: PartnerView): ChoiceView? = listed?.roles?.firstOrNull { it.key == partner.role }

    /** Shows those that can help with a need; null for all. */
    fun narrow(to: String?) {
        need = to
        follow()
    }

    private fun follow() {
        following?.cancel()
        val need = need
        following = watch({ Listed(directory.list(need), directory.roles(), calls.needs()) }) { listed = it }
    }

    private fun PartnerView.matches(words: String): Boolean {
        val role = role(this)
        val said = listOfNotNull(name, line, place.village, role?.nl, role?.en) + contacts.flatMap { listOf(it.name, it.function) }
        return words.isEmpty() || said.any { it.contains(words, ignoreCase = true) }
    }
}

/** Whether it is known to be open. */
val PartnerView.isOpen: Boolean get() = open is OpenState.Open

/** Whether nobody there can be called. */
val PartnerView.lacksNumber: Boolean get() = dial == null && contacts.none { it.dial != null }
