package app.schakel.screens.directory

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.CallChannel
import app.schakel.core.CallDraft
import app.schakel.core.Callee
import app.schakel.core.CaseId
import app.schakel.core.CaseRow
import app.schakel.core.ChoiceView
import app.schakel.core.ContactDraft
import app.schakel.core.ContactId
import app.schakel.core.PartnerDraft
import app.schakel.core.PartnerId
import app.schakel.core.PartnerView
import app.schakel.core.PlacePart
import app.schakel.core.Who
import app.schakel.screens.call.FormModel
import app.schakel.screens.call.casesToCallFor
import app.schakel.screens.call.likeliestCase
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope

/** One partner: to call, to fill in, or to add. */
class PartnerModel(shell: Shell, scope: CoroutineScope, private val id: PartnerId?) : FormModel(shell, scope, "partner ${id?.hex ?: NEW}") {
    /** The partner; null until the core answered, and for a new one. */
    var partner: PartnerView? by mutableStateOf(null)
        private set

    /** What a partner can be. */
    var roles: List<ChoiceView> by mutableStateOf(emptyList())
        private set

    /** What a partner can help with. */
    var needs: List<ChoiceView> by mutableStateOf(emptyList())
        private set

    /** About whom a call would be. */
    var who: Who? by mutableStateOf(null)
        private set

    /** The cases to choose from, while somebody else is being chosen. */
    var offered: List<CaseRow> by mutableStateOf(emptyList())
        private set

    /** Whether it is known about whom a call would be, and what was typed before: all is shown at once. */
    var loaded: Boolean by mutableStateOf(false)
        private set

    private var case: CaseId? = null

    /** Whether the fields stand open. */
    val editing: Boolean get() = id == null || begun

    /** Whether everything may be changed, and not only what the pack leaves open. */
    val own: Boolean get() = id == null || partner?.fromPack == false

    /** How many people of the partner are being written. */
    val contacts: Int get() = this[CONTACTS].toIntOrNull() ?: 0

    init {
        act {
            restore()
            case = ask { likeliestCase() }
            case?.let { who = ask { cases.get(it).who } }
            loaded = true
        }
        watch({ Triple(id?.let { directory.get(it) }, directory.roles(), calls.needs()) }) { (now, all, helps) ->
            partner = now
            roles = all
            needs = helps
        }
    }

    /** Opens the fields, with what is known. */
    fun edit() {
        val known = partner ?: return
        val people = known.contacts.flatMapIndexed { at, contact ->
            listOf(
                contact(at, ID) to contact.contact.hex,
                contact(at, NAME) to contact.name,
                contact(at, FUNCTION) to contact.function,
                contact(at, DIAL) to contact.dial?.shown.orEmpty(),
                contact(at, EMAIL) to contact.email,
            )
        }
        start(
            people.toMap() + mapOf(
                NAME to known.name,
                ROLE to known.role,
                NEEDS to known.needs.joinToString(" "),
                DIAL to known.dial?.shown.orEmpty(),
                EMAIL to known.email,
                HOURS to known.hours,
                LINE to known.line,
                ADDRESS to known.place.address,
                VILLAGE to known.place.village,
                CONTACTS to known.contacts.size.toString(),
            ),
        )
    }

    /** Writes it, and shows it. */
    fun write() =
        act {
            val draft = draft()
            if (id == null) {
                val added = ask { directory.add(draft).also { done() } }
                clear()
                shell.navigator.replace(Route.Partner(added))
            } else {
                partner = ask { directory.fillIn(id, draft).also { done() } }
                clear()
            }
        }

    /** Throws away what was typed. */
    fun discard() =
        act {
            ask { done() }
            clear()
            if (id == null) shell.navigator.back()
        }

    /** Another person who works there. */
    fun addContact() = type(CONTACTS, (contacts + 1).toString())

    /** Whether it helps with a need. */
    fun helps(need: String): Boolean = need in this[NEEDS].split(' ')

    /** It helps with a need, or does not. */
    fun helps(need: String, yes: Boolean) {
        val others = this[NEEDS].split(' ').filter { it.isNotEmpty() && it != need }
        type(NEEDS, (if (yes) others + need else others).joinToString(" "))
    }

    /** Calls the partner, or somebody there. */
    fun call(contact: ContactId? = null, channel: CallChannel = CallChannel.Phone) =
        act {
            val id = id ?: return@act
            val about = case ?: return@act
            dial(CallDraft(about, Callee.Partner(id, contact), channel, "", null))
        }

    /** Offers everybody whom a call may be about. */
    fun offer() = act { offered = ask { casesToCallFor() } }

    /** Nobody else after all. */
    fun keepAbout() {
        offered = emptyList()
    }

    /** A call would be about somebody else. */
    fun about(chosen: CaseId) {
        who = offered.firstOrNull { it.case == chosen }?.who
        case = chosen
        offered = emptyList()
    }

    private fun draft() =
        PartnerDraft(
            name = this[NAME].trim(),
            role = this[ROLE],
            needs = this[NEEDS].split(' ').filter { it.isNotEmpty() },
            dial = this[DIAL].trim(),
            email = this[EMAIL].trim(),
            hours = this[HOURS].trim(),
            contacts = (0 until contacts).mapNotNull { contactDraft(it) },
            place = PlacePart(this[ADDRESS].trim(), this[VILLAGE].trim(), partner?.place?.spot),
            line = this[LINE].trim(),
        )

    /** Nobody, when nothing of somebody was filled in. */
    private fun contactDraft(at: Int): ContactDraft? {
        val typed = listOf(NAME, FUNCTION, DIAL, EMAIL).map { this[contact(at, it)].trim() }
        if (typed.all { it.isEmpty() }) return null
        val known = this[contact(at, ID)].takeIf { it.isNotEmpty() }?.let { ContactId(it) }
        return ContactDraft(known, typed[0], typed[1], typed[2], typed[3])
    }

    companion object {
        const val NAME = "name"
        const val ROLE = "role"
        const val DIAL = "dial"
        const val EMAIL = "email"
        const val HOURS = "hours"
        const val LINE = "line"
        const val ADDRESS = "address"
        const val VILLAGE = "village"
        const val FUNCTION = "function"
        private const val ID = "id"
        private const val NEEDS = "needs"
        private const val CONTACTS = "contacts"
        private const val NEW = "new"

        /** The name of a field of somebody who works there. */
        fun contact(at: Int, field: String): String = "contact $at $field"
    }
}
