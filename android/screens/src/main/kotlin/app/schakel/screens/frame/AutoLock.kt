package app.schakel.screens.frame

import java.time.Duration
import java.time.Instant

/** When the app locks by itself after it left the screen. Pure: every time is handed in. */
object AutoLock {
    /** So long the app may be away: a look at the map, an answer in another app. */
    val AWAY: Duration = Duration.ofMinutes(2)

    /** And so long while a visit is open: the phone lies on a table then. */
    val AWAY_ON_A_VISIT: Duration = Duration.ofMinutes(10)

    /**
     * Until when the app stays unlocked that left the screen at [paused]. A [call] that is being
     * made keeps it open until the moment that the core gives it.
     */
    fun until(paused: Instant, call: Instant?, visiting: Boolean): Instant {
        val end = paused.plus(if (visiting) AWAY_ON_A_VISIT else AWAY)
        return if (call != null && call > end) call else end
    }

    /** Whether the app locks that comes back at [resumed]. A clock that was set back locks too. */
    fun locks(paused: Instant, until: Instant, resumed: Instant): Boolean = resumed > until || resumed < paused
}
