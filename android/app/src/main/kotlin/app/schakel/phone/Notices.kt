package app.schakel.phone

import android.Manifest
import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.content.res.Configuration
import android.content.res.Resources
import android.os.Build
import androidx.core.app.NotificationCompat
import androidx.core.content.ContextCompat
import app.schakel.MainActivity
import app.schakel.R
import app.schakel.screens.frame.Choices
import java.util.Locale

/** Notifications: that there is something, never what, and nothing at all on a locked screen. */
class Notices(private val context: Context, private val choices: Choices) {
    private val bar = context.getSystemService(NotificationManager::class.java)

    /** In the language that was chosen in the app, or else the phone's. */
    private val words: Resources
        get() {
            val chosen = choices.language ?: return context.resources
            val settings = Configuration(context.resources.configuration).apply { setLocale(Locale(chosen.name.lowercase(Locale.ROOT))) }
            return context.createConfigurationContext(settings).resources
        }

    init {
        bar.createNotificationChannels(
            listOf(
                channel(REMINDERS, R.string.channel_reminders, R.string.channel_reminders_about, NotificationManager.IMPORTANCE_DEFAULT),
                channel(URGENT, R.string.channel_urgent, R.string.channel_urgent_about, NotificationManager.IMPORTANCE_HIGH),
                channel(TIMER, R.string.channel_timer, R.string.channel_timer_about, NotificationManager.IMPORTANCE_HIGH),
            ),
        )
    }

    /** Whether anything would be shown. */
    val allowed: Boolean
        get() =
            Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU ||
                ContextCompat.checkSelfPermission(context, Manifest.permission.POST_NOTIFICATIONS) == PackageManager.PERMISSION_GRANTED

    /** "1 herinnering". */
    fun reminders(count: Int) = show(REMINDERS, words.getQuantityString(R.plurals.reminders, count, count))

    /** An alarm of a colleague went off: whose and where is said in the app only. */
    fun urgent() = show(URGENT, words.getString(R.string.urgent))

    /** A safety timer has ended. "Alles goed" opens the app, which says so once it is unlocked. */
    fun timerPassed() {
        val well = Intent().setClassName(context, MainActivity.ALL_WELL)
        show(TIMER, words.getString(R.string.timer_passed)) {
            addAction(R.drawable.ic_notification, words.getString(R.string.timer_all_well), opening(well))
        }
    }

    /** Takes everything away: the app is open, and shows it itself. */
    fun clear() = bar.cancelAll()

    private fun show(channel: String, words: String, more: NotificationCompat.Builder.() -> Unit = {}) {
        if (!allowed) return
        val notice: Notification =
            NotificationCompat
                .Builder(context, channel)
                .setSmallIcon(R.drawable.ic_notification)
                .setContentTitle(words)
                .setVisibility(NotificationCompat.VISIBILITY_SECRET)
                .setContentIntent(opening(Intent(context, MainActivity::class.java)))
                .setAutoCancel(true)
                .apply(more)
                .build()
        bar.notify(channel.hashCode(), notice)
    }

    private fun opening(intent: Intent): PendingIntent =
        PendingIntent.getActivity(
            context,
            0,
            intent.addFlags(Intent.FLAG_ACTIVITY_NEW_TASK),
            PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT,
        )

    private fun channel(id: String, name: Int, about: Int, importance: Int) =
        NotificationChannel(id, words.getString(name), importance).apply {
            description = words.getString(about)
            lockscreenVisibility = Notification.VISIBILITY_SECRET
        }

    private companion object {
        const val REMINDERS = "reminders"
        const val TIMER = "timer"
        const val URGENT = "urgent"
    }
}
