package app.schakel.screens

import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.click
import androidx.compose.ui.test.longClick
import androidx.compose.ui.test.performTouchInput

/** Counts taps as a thumb makes them: real input events on the rendered screen. Typing and scrolling are not taps. */
class Taps {
    /** Taps so far. */
    var count = 0
        private set

    /** One tap in the middle of a node. */
    fun tap(node: SemanticsNodeInteraction) {
        node.performTouchInput { click() }
        count += 1
    }

    /** One long press. */
    fun hold(node: SemanticsNodeInteraction) {
        node.performTouchInput { longClick() }
        count += 1
    }
}
