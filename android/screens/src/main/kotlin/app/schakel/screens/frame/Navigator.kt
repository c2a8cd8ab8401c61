package app.schakel.screens.frame

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue

/** The way the user came: a tab at the bottom, and what was opened from there. */
class Navigator(saved: String = "") {
    /** From the tab to what is shown now. */
    var stack: List<Route> by mutableStateOf(restored(saved))
        private set

    /** What is shown now. */
    val current: Route get() = stack.last()

    /** The tab from which the user came. */
    val tab: Tab get() = stack.first().tab ?: Tab.Today

    /** Opens a route on top of this one; opening what is open already does nothing. */
    fun open(route: Route) {
        if (route != current) stack = stack + route
    }

    /** Puts a route in the place of the one that is done. */
    fun replace(route: Route) {
        stack = if (stack.size > 1) stack.dropLast(1) + route else listOf(Route.Today, route)
    }

    /** Goes to a tab, leaving what was open. */
    fun to(tab: Route) {
        stack = listOf(tab)
    }

    /** Goes back one; from another tab to Today. False when there is nothing to go back to. */
    fun back(): Boolean {
        stack = when {
            stack.size > 1 -> stack.dropLast(1)
            current != Route.Today -> listOf(Route.Today)
            else -> return false
        }
        return true
    }

    /** Lines that the system may keep: names of screens and opaque ids. */
    fun saved(): String = stack.joinToString("\n") { it.saved() }

    private fun restored(saved: String): List<Route> {
        val routes = saved.lines().mapNotNull { line -> line.takeIf { it.isNotEmpty() }?.let(::route) }
        return if (routes.firstOrNull()?.tab == null) listOf(Route.Today) else routes
    }
}
