package app.schakel.core

/**
 * The areas of an unlocked core, for a question of [Core.ask] or [Core.watch] only: on any other
 * thread, the main one above all, each of them throws [IllegalStateException].
 */
class Unlocked internal constructor(session: Session, private val threads: CoreThreads) {
    private val opened = Areas(session)

    val cases: Cases get() = here().cases
    val visits: Visits get() = here().visits
    val calls: Calls get() = here().calls
    val directory: Directory get() = here().directory
    val erasing: Erasing get() = here().erasing
    val forms: Forms get() = here().forms
    val plans: Plans get() = here().plans
    val today: Todays get() = here().today
    val supervision: Supervision get() = here().supervision
    val team: Team get() = here().team
    val sync: Sync get() = here().sync
    val recovery: Recovery get() = here().recovery
    val safety: Safety get() = here().safety
    val settings: Settings get() = here().settings

    /** How many places in the file were found damaged so far; 0 as a rule. */
    fun damage(): UInt = here().session.damage()

    /** Whether the file is an older copy of itself: it can be read and not be written to. */
    fun rolledBack(): Boolean = here().session.rolledBack()

    /** Gives the areas back to the core; once. */
    internal fun close() = opened.all.forEach { it.close() }

    private fun here(): Areas {
        threads.check()
        return opened
    }

    private class Areas(val session: Session) {
        val cases = session.cases()
        val visits = session.visits()
        val calls = session.calls()
        val directory = session.directory()
        val erasing = session.erasing()
        val forms = session.forms()
        val plans = session.plans()
        val today = session.today()
        val supervision = session.supervision()
        val team = session.team()
        val sync = session.sync()
        val recovery = session.recovery()
        val safety = session.safety()
        val settings = session.settings()

        val all: List<AutoCloseable> =
            listOf(
                cases,
                visits,
                calls,
                directory,
                erasing,
                forms,
                plans,
                today,
                supervision,
                team,
                sync,
                recovery,
                safety,
                settings,
            )
    }
}
