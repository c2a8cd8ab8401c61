package app.schakel

import android.Manifest
import android.app.AlarmManager
import android.app.Notification
import android.app.NotificationManager
import android.content.ClipDescription
import android.content.ClipboardManager
import android.content.ComponentName
import android.content.Intent
import android.content.pm.PackageManager
import androidx.compose.ui.test.hasTestTag
import androidx.work.WorkManager
import app.schakel.core.Gate
import app.schakel.core.Language
import app.schakel.later.AndroidLater
import app.schakel.phone.Clipboard
import app.schakel.phone.Ring
import app.schakel.phone.RingReceiver
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.Shadows.shadowOf
import java.time.Duration
import java.time.Instant

/** What the phone lends, as Android sees it. */
class PhoneTest : Journey() {
    private val clipboard get() = app.getSystemService(ClipboardManager::class.java)
    private val alarms get() = shadowOf(app.getSystemService(AlarmManager::class.java))
    private val notices get() = shadowOf(app.getSystemService(NotificationManager::class.java))

    @Test
    fun `a number opens the phone's own dialer, which needs no permission`() {
        open()
        assertTrue(app.life.phone.open("tel:+31546000011"))
        val dial = shadowOf(app).nextStartedActivity
        assertEquals(Intent.ACTION_DIAL, dial.action)
        assertEquals("tel:+31546000011", dial.dataString)
        assertTrue(app.life.phone.open("mailto:iemand@voorbeeld.example"))
        assertEquals(Intent.ACTION_SENDTO, shadowOf(app).nextStartedActivity.action)
    }

    @Test
    fun `without an app for it, it says so`() {
        open()
        shadowOf(app).checkActivities(true)
        assertFalse(app.life.phone.open("tel:+31546000011"))
    }

    @Test
    fun `what is copied is marked sensitive, and gone after a minute`() {
        open()
        app.life.phone.copy("Verslag van een bezoek")
        assertEquals("Verslag van een bezoek", app.life.phone.pasted())
        assertTrue(requireNotNull(clipboard.primaryClipDescription).extras.getBoolean(ClipDescription.EXTRA_IS_SENSITIVE))
        shadowOf(app.mainLooper).idleFor(Duration.ofSeconds(59))
        assertTrue(clipboard.hasPrimaryClip())
        shadowOf(app.mainLooper).idleFor(Duration.ofSeconds(2))
        assertFalse(clipboard.hasPrimaryClip())
    }

    @Test
    fun `what somebody else copied meanwhile stays`() {
        open()
        app.life.phone.copy("Verslag van een bezoek")
        clipboard.setPrimaryClip(android.content.ClipData.newPlainText("", "boodschappen"))
        shadowOf(app.mainLooper).idleFor(Duration.ofSeconds(61))
        assertEquals("boodschappen", app.life.phone.pasted())
        Clipboard(app).clearLeft()
        assertEquals("boodschappen", app.life.phone.pasted())
    }

    @Test
    fun `a reminder says that there is one, to nobody on a locked screen`() {
        allowNotices()
        app.life.notices.reminders(1)
        val notice = notices.allNotifications.single()
        assertEquals("1 herinnering", shadowOf(notice).contentTitle)
        assertNull(shadowOf(notice).contentText)
        assertEquals(Notification.VISIBILITY_SECRET, notice.visibility)
        app.life.phone.choices.language = Language.EN
        app.life.notices.reminders(2)
        assertEquals("2 reminders", shadowOf(notices.allNotifications.single()).contentTitle)
    }

    @Test
    fun `an alarm of a colleague rings without saying whose`() {
        allowNotices()
        app.life.notices.urgent()
        val notice = notices.allNotifications.single()
        assertEquals("Iets kan niet wachten", shadowOf(notice).contentTitle)
        assertNull(shadowOf(notice).contentText)
        assertEquals(Notification.VISIBILITY_SECRET, notice.visibility)
    }

    @Test
    fun `reminders are inexact, the timer is exact, and both stand again after a restart of the phone`() {
        val timer = Instant.now().plusSeconds(1800)
        app.life.phone.remind(listOf(Instant.now().minusSeconds(60), Instant.now().plusSeconds(600)))
        app.life.phone.timer(timer)
        assertEquals(2, alarms.scheduledAlarms.size)
        assertEquals(timer.toEpochMilli(), alarms.scheduledAlarms.maxOf { it.triggerAtMs })
        alarms.scheduledAlarms.forEach { app.getSystemService(AlarmManager::class.java).cancel(requireNotNull(it.operation)) }
        assertTrue(alarms.scheduledAlarms.isEmpty())
        receive(Intent.ACTION_BOOT_COMPLETED)
        assertEquals(timer.toEpochMilli(), alarms.scheduledAlarms.single().triggerAtMs)
        app.life.phone.timer(null)
        assertTrue(alarms.scheduledAlarms.isEmpty())
    }

    @Test
    fun `a timer that ends offers Alles goed, which holds once the app is unlocked`() {
        allowNotices()
        setUp()
        ask {
            val case = report("Rinus Kwakernaat")
            safety.start(case, null, 30u, "Verzonnenlaan 12")
        }
        until("the alarm is set") { alarms.scheduledAlarms.isNotEmpty() }
        leave()
        app.kill()
        receive(Ring.TIMER.name)
        val notice = notices.allNotifications.single()
        assertEquals("Timer is verlopen", shadowOf(notice).contentTitle)
        val well = shadowOf(notice.actions.single().actionIntent).savedIntent
        assertEquals(ComponentName(app, MainActivity.ALL_WELL), well.component)
        window.close()
        open(intent = well)
        see(hasTestTag("key 0"))
        assertTrue(app.life.core.gate.value is Gate.Closed)
        unlock()
        until("all well") { ask { safety.running() }.isEmpty() }
    }

    @Test
    fun `no other app can say that all is well`() {
        setUp()
        ask { safety.start(report("Rinus Kwakernaat"), null, 30u, "Verzonnenlaan 12") }
        window.newIntent(Intent(app, MainActivity::class.java).setAction(MainActivity.ALL_WELL))
        pause(Duration.ofSeconds(1))
        assertEquals(1, ask { safety.running() }.size)
        val alias = app.packageManager.getActivityInfo(ComponentName(app, MainActivity.ALL_WELL), 0)
        assertFalse(alias.exported)
    }

    @Test
    fun `who leaves has what waits sent, and the choices outlive the process`() {
        setUp()
        val before = app.later.soon
        leave()
        assertEquals(before + 1, app.later.soon)
        assertEquals(1, app.later.regularly)
        shell.choose(Language.EN)
        shell.cover(true)
        app.kill()
        assertEquals(Language.EN, shell.language)
        assertTrue(shell.covered)
    }

    @Test
    fun `Android is asked to sync soon, and every quarter of an hour`() {
        AndroidLater(app).run {
            soon()
            soon()
            regularly()
        }
        val work = WorkManager.getInstance(app)
        assertEquals(1, work.getWorkInfosForUniqueWork(AndroidLater.SOON).get().size)
        val again = work.getWorkInfosForUniqueWork(AndroidLater.REGULARLY).get().single()
        assertEquals(Duration.ofMinutes(15).toMillis(), again.periodicityInfo?.repeatIntervalMillis)
    }

    @Test
    fun `no backup takes anything, and nothing goes unencrypted`() {
        val flags = app.applicationInfo.flags
        assertEquals(0, flags and android.content.pm.ApplicationInfo.FLAG_ALLOW_BACKUP)
        assertEquals(0, flags and android.content.pm.ApplicationInfo.FLAG_USES_CLEARTEXT_TRAFFIC)
        val asked = app.packageManager.getPackageInfo(app.packageName, PackageManager.GET_PERMISSIONS).requestedPermissions.orEmpty()
        val never = listOf("CALL_PHONE", "READ_CONTACTS", "READ_CALL_LOG", "ACCESS_BACKGROUND_LOCATION", "READ_PHONE_STATE")
        assertEquals(emptyList<String>(), never.filter { "android.permission.$it" in asked })
    }

    private fun receive(action: String) {
        app.sendBroadcast(Intent(app, RingReceiver::class.java).setAction(action))
        shadowOf(app.mainLooper).idle()
    }

    private fun allowNotices() = shadowOf(app).grantPermissions(Manifest.permission.POST_NOTIFICATIONS)
}
