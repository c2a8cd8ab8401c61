package app.schakel.screens.report

import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.focus.focusProperties
import androidx.compose.ui.focus.focusRequester

/** The fields of a report in the order of a telephone call: the keyboard's "next" passes over the chips between them. */
internal class Chain {
    val reporter = FocusRequester()
    val organisation = FocusRequester()
    val number = FocusRequester()
    val name = FocusRequester()
    val description = FocusRequester()
    val address = FocusRequester()
    val safety = FocusRequester()
    val concern = FocusRequester()

    /** This place of the chain, and the one after it. */
    fun at(here: FocusRequester, next: FocusRequester? = null): Modifier {
        val place = Modifier.focusRequester(here)
        return if (next == null) place else place.focusProperties { this.next = next }
    }
}
