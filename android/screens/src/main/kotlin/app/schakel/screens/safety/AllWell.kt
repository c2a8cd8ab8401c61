package app.schakel.screens.safety

import app.schakel.core.CoreException
import app.schakel.core.Gate
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.launch

/**
 * "All well", said outside the screens: holds for every timer that runs, once somebody has unlocked
 * the app. A silent alarm stays: who was forced to tap it is not safe.
 */
fun Shell.allWellWhenOpen() {
    scope.launch {
        core.gate.first { it is Gate.Open }
        try {
            core.ask { safety.running().filterNot { it.silent }.forEach { safety.allWell(it.watch) } }
            postman.sync()
        } catch (_: CoreException) {
            // Locked again, or full: the timer still stands on the screen, with the same button.
        }
    }
}
