package app.schakel.screens.settings

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.CoreException
import app.schakel.core.DeviceId
import app.schakel.core.InvitationView
import app.schakel.core.Rejection
import app.schakel.core.Roles
import app.schakel.core.TeamView
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.withContext

/** The team, and the way into it. */
class TeamModel(shell: Shell, scope: CoroutineScope) : Model(shell, scope) {
    /** Where this device stands and who is in the team; null until the core answered. */
    var view: TeamView? by mutableStateOf(null)
        private set

    /** The invitation as it was pasted or typed. */
    var invitation: String by mutableStateOf("")
        private set

    /** Whether there was nothing to paste. */
    var nothingPasted: Boolean by mutableStateOf(false)
        private set

    private var loaded = false

    init {
        watch({ team.view() to forms.kept(FORM)[INVITATION].orEmpty() }) { (team, kept) ->
            view = team
            if (!loaded) invitation = kept
            loaded = true
        }
    }

    /** Asks again how it stands: what a sync brought need not be a record. */
    suspend fun look() {
        try {
            view = ask { team.view() }
        } catch (error: CoreException) {
            problem = error
        }
    }

    /** The invitation from the clipboard. */
    fun paste() {
        val pasted = shell.phone.pasted().trim()
        nothingPasted = pasted.isEmpty()
        if (pasted.isNotEmpty()) type(pasted)
    }

    /** Keeps what was typed so far. */
    fun type(text: String) {
        invitation = text
        nothingPasted = false
        keep(FORM) { ask { forms.keep(FORM, mapOf(INVITATION to text)) } }
    }

    /** Asks to be let in; with the invitation that founds a team, founds it. */
    fun join() =
        act {
            val text = invitation.trim()
            withContext(NonCancellable) {
                view = ask {
                    try {
                        team.join(text)
                    } catch (error: CoreException.Rejected) {
                        if (error.code == Rejection.NOT_AN_INVITATION) team.found(text) else throw error
                    }
                }
                ask { forms.discard(FORM) }
                invitation = ""
                shell.postman.sync()
            }
        }

    /** Takes a device out of the team; with [wipe] it wipes itself when it hears of it. */
    fun revoke(device: DeviceId, wipe: Boolean, onDone: () -> Unit) =
        act {
            withContext(NonCancellable) {
                view = ask { team.revoke(device, wipe) }
                shell.postman.sync()
            }
            onDone()
        }

    private companion object {
        const val FORM = "joining"
        const val INVITATION = "invitation"
    }
}

/** Somebody is invited: who, and to do what. */
class InviteModel(shell: Shell, scope: CoroutineScope) : Model(shell, scope) {
    /** Their name. */
    var name: String by mutableStateOf("")
        private set

    /** What they will do; a case manager unless said otherwise. */
    var roles: Roles by mutableStateOf(Roles(worker = true, supervisor = false, coordinator = false))
        private set

    /** The invitation, once it is made. It is shown and not kept. */
    var made: InvitationView? by mutableStateOf(null)
        private set

    /** Whether its text was copied. */
    var copied: Boolean by mutableStateOf(false)
        private set

    private var loaded = false

    init {
        watch({ forms.kept(FORM) }) { kept ->
            if (!loaded) {
                name = kept[NAME].orEmpty()
                kept[ROLES]?.let { roles = Roles('w' in it, 's' in it, 'c' in it) }
            }
            loaded = true
        }
    }

    /** Writes the name. */
    fun type(text: String) {
        name = text
        keepAll()
    }

    /** Chooses what they do. */
    fun choose(chosen: Roles) {
        roles = chosen
        keepAll()
    }

    /** Makes the invitation. */
    fun make() =
        act {
            val (invitee, does) = name to roles
            made = ask { team.invite(invitee, does).also { forms.discard(FORM) } }
            shell.postman.sync()
        }

    /** Copies its text, by explicit act. */
    fun copy(text: String) {
        shell.phone.copy(text)
        copied = true
    }

    private fun keepAll() {
        val letters = listOf('w' to roles.worker, 's' to roles.supervisor, 'c' to roles.coordinator)
        val fields = mapOf(NAME to name, ROLES to letters.filter { it.second }.joinToString("") { "${it.first}" })
        keep(FORM) { ask { forms.keep(FORM, fields) } }
    }

    private companion object {
        const val FORM = "invite"
        const val NAME = "name"
        const val ROLES = "roles"
    }
}
