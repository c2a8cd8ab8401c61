package app.schakel.phone

import android.app.AlarmManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.os.Build
import android.provider.Settings
import androidx.annotation.RequiresApi
import androidx.core.content.edit
import androidx.core.net.toUri
import java.time.Instant

/**
 * Rings at bare times: what they are about stands in the app only. Reminders may come some minutes
 * late, so that the phone can sleep; the end of a safety timer may not.
 */
class Reminders(private val context: Context) {
    private val alarms = context.getSystemService(AlarmManager::class.java)

    /** Survives a restart of the phone, which the alarms do not: a bare time, and nothing of what. */
    private val kept = context.getSharedPreferences("timer", Context.MODE_PRIVATE)

    /** Whether alarms may ring on the minute. */
    val exact: Boolean
        get() = Build.VERSION.SDK_INT < Build.VERSION_CODES.S || allowed()

    @RequiresApi(Build.VERSION_CODES.S)
    private fun allowed(): Boolean = alarms.canScheduleExactAlarms()

    /** Sets the next reminder, in the place of the one before. */
    fun set(times: List<Instant>) {
        val ring = pending(Ring.REMINDER)
        val next = times.filter { it.isAfter(Instant.now()) }.minOrNull()
        if (next == null) {
            alarms.cancel(ring)
        } else {
            alarms.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, next.toEpochMilli(), ring)
        }
    }

    /** Sets the end of the safety timer that ends first; null when none runs. */
    fun setTimer(end: Instant?) {
        kept.edit { if (end == null) remove(END) else putLong(END, end.toEpochMilli()) }
        val ring = pending(Ring.TIMER)
        when {
            end == null -> alarms.cancel(ring)
            exact -> alarms.setExactAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, end.toEpochMilli(), ring)
            else -> alarms.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, end.toEpochMilli(), ring)
        }
    }

    /** Sets again what was set last. One that has passed meanwhile rings at once. */
    fun timerAgain() {
        if (END in kept) setTimer(Instant.ofEpochMilli(kept.getLong(END, 0)))
    }

    /** The phone's own screen on which exact alarms are allowed. */
    fun settings(): Intent? =
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.S) {
            null
        } else {
            Intent(Settings.ACTION_REQUEST_SCHEDULE_EXACT_ALARM, "package:${context.packageName}".toUri())
        }

    private fun pending(ring: Ring): PendingIntent {
        val intent = Intent(context, RingReceiver::class.java).setAction(ring.name)
        return PendingIntent.getBroadcast(context, 0, intent, PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT)
    }

    private companion object {
        const val END = "end"
    }
}

/** What rings. */
enum class Ring {
    /** Something is due. */
    REMINDER,

    /** A safety timer ends. */
    TIMER,
}
