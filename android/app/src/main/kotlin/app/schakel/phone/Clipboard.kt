package app.schakel.phone

import android.content.ClipData
import android.content.ClipDescription
import android.content.ClipboardManager
import android.content.Context
import android.os.Build
import android.os.Handler
import android.os.Looper
import android.os.PersistableBundle
import androidx.annotation.RequiresApi

/** Copies by explicit act only: marked sensitive, and gone after a minute when it is still ours. */
class Clipboard(context: Context) {
    private val clipboard = context.getSystemService(ClipboardManager::class.java)
    private val later = Handler(Looper.getMainLooper())
    private var ours = false

    init {
        // Android tells it only while a window of this app is in front. What is copied elsewhere within
        // the minute cannot be seen, and goes too.
        clipboard.addPrimaryClipChangedListener { ours = marked() }
    }

    /** Clears what a process that has ended left there more than a minute ago. */
    fun clearLeft() {
        val copied = clipboard.primaryClipDescription?.takeIf { it.label == MARK } ?: return
        if (System.currentTimeMillis() - copied.timestamp >= MINUTE_MS) clear()
    }

    /** Puts [text] there for a minute. */
    fun copy(text: String) {
        val clip = ClipData.newPlainText(MARK, text)
        val sensitive = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) ClipDescription.EXTRA_IS_SENSITIVE else SENSITIVE
        clip.description.extras = PersistableBundle().apply { putBoolean(sensitive, true) }
        clipboard.setPrimaryClip(clip)
        ours = true
        later.removeCallbacksAndMessages(null)
        later.postDelayed({ if (ours) clear() }, MINUTE_MS)
    }

    /** The text that stands there. */
    fun text(): String =
        clipboard.primaryClip
            ?.takeIf { it.itemCount > 0 }
            ?.getItemAt(0)
            ?.text
            ?.toString()
            .orEmpty()

    private fun marked(): Boolean = clipboard.primaryClipDescription?.label == MARK

    private fun clear() {
        ours = false
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) {
            empty()
        } else {
            clipboard.setPrimaryClip(ClipData.newPlainText("", ""))
        }
    }

    @RequiresApi(Build.VERSION_CODES.P)
    private fun empty() = clipboard.clearPrimaryClip()

    private companion object {
        /** Names nothing; tells our clip from another's. */
        const val MARK = "app.schakel"

        /** What Android 13 calls it; keyboards of before read it too. */
        const val SENSITIVE = "android.content.extra.IS_SENSITIVE"
        const val MINUTE_MS = 60_000L
    }
}
