package app.schakel.core

/** Whether the core can be asked anything. */
sealed interface Gate {
    /** Nobody looked yet. */
    data object Looking : Gate

    /** Locked, or there is nothing to unlock: [state] says which. */
    data class Closed(val state: State) : Gate

    /** Unlocked. */
    data object Open : Gate
}
