package app.schakel.core

/** Whether the core can be asked anything. */
sealed interface Gate {
    /** Nobody looked yet. */
    data object Looking : Gate

    /** Locked, or there is nothing to unlock: [state] says which. */
    data class Closed(val state: State) : Gate

    /** Locked for a rescue: the file opens, and is damaged or an older copy of itself. */
    data object Rescue : Gate

    /** Unlocked. */
    data object Open : Gate
}
