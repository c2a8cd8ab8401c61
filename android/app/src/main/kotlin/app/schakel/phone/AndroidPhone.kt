package app.schakel.phone

import android.Manifest
import android.content.ActivityNotFoundException
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.os.Build
import androidx.core.content.ContextCompat
import androidx.core.content.edit
import androidx.core.net.toUri
import app.schakel.MainActivity
import app.schakel.core.Language
import app.schakel.core.Spot
import app.schakel.keys.Fingerprint
import app.schakel.screens.frame.Biometrics
import app.schakel.screens.frame.Choices
import app.schakel.screens.frame.Phone
import java.io.File
import java.time.Instant

/** What an Android phone lends to the screens. */
class AndroidPhone(private val context: Context) : Phone {
    /** The window in front, for what Android shows over it; null while there is none. */
    var window: MainActivity? = null

    private val reminders = Reminders(context)
    private val clipboard = Clipboard(context)
    private val where = Where(context)
    private val fingerprint = Fingerprint({ window }, File(context.noBackupFilesDir, "keys/fingerprint"))

    override fun open(uri: String): Boolean {
        val action = if (uri.startsWith("tel:")) Intent.ACTION_DIAL else Intent.ACTION_SENDTO
        return start(Intent(action, uri.toUri()))
    }

    override suspend fun here(): Spot? = where.here()

    override fun askPlace() {
        if (!where.allowed) askOnce(Where.PERMISSIONS)
    }

    override fun copy(text: String) = clipboard.copy(text)

    override fun pasted(): String = clipboard.text()

    /** To be called when a window is in front: before, Android does not show what is copied. */
    fun clearLeftCopy() = clipboard.clearLeft()

    override suspend fun pick(): ByteArray? = window?.files?.pick()

    override val biometrics: Biometrics?
        get() = fingerprint.takeIf { window?.let(Fingerprint::isThere) == true }

    override fun remind(at: List<Instant>) {
        if (at.isNotEmpty()) askNotices()
        reminders.set(at)
    }

    override fun timer(end: Instant?) {
        if (end != null) askNotices()
        reminders.setTimer(end)
    }

    /** The phone was restarted, or the app renewed: the timer rings again. */
    fun timerAgain() = reminders.timerAgain()

    override val exact: Boolean get() = reminders.exact

    override fun askExact() {
        reminders.settings()?.let(::start)
    }

    override val choices: Choices = Kept(context)

    private fun askNotices() {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) askOnce(arrayOf(Manifest.permission.POST_NOTIFICATIONS))
    }

    /** A refusal is an answer: whoever changes their mind does so in the phone's settings. */
    private fun askOnce(permissions: Array<String>) {
        val window = window ?: return
        val asked = context.getSharedPreferences("asked", Context.MODE_PRIVATE)
        val first = permissions.first()
        if (ContextCompat.checkSelfPermission(context, first) == PackageManager.PERMISSION_GRANTED || asked.getBoolean(first, false)) return
        asked.edit { putBoolean(first, true) }
        window.ask(permissions)
    }

    private fun start(intent: Intent): Boolean =
        try {
            (window ?: context).startActivity(if (window == null) intent.addFlags(Intent.FLAG_ACTIVITY_NEW_TASK) else intent)
            true
        } catch (_: ActivityNotFoundException) {
            false
        }

    private class Kept(context: Context) : Choices {
        private val kept = context.getSharedPreferences("choices", Context.MODE_PRIVATE)

        override var language: Language?
            get() = kept.getString("language", null)?.let { name -> Language.entries.find { it.name == name } }
            set(chosen) = kept.edit { putString("language", chosen?.name) }

        override var covered: Boolean
            get() = kept.getBoolean("covered", false)
            set(wanted) = kept.edit { putBoolean("covered", wanted) }
    }
}
