package app.schakel.phone

import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import app.schakel.Life
import app.schakel.SchakelApplication
import app.schakel.core.CoreException
import kotlinx.coroutines.launch

/** Something rings, or the phone was restarted and has to learn what will. */
class RingReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        val life = (context.applicationContext as? SchakelApplication)?.life ?: return
        when (intent.action) {
            Ring.TIMER.name -> life.notices.timerPassed()
            Ring.REMINDER.name -> unhurried(life) { remind() }
            Intent.ACTION_BOOT_COMPLETED, Intent.ACTION_MY_PACKAGE_REPLACED -> unhurried(life) { again() }
        }
    }

    private fun unhurried(life: Life, work: suspend Life.() -> Unit) {
        val until = goAsync()
        life.scope.launch {
            try {
                life.work()
            } catch (_: CoreException) {
                // Nothing to say: what is due stands in the app.
            } finally {
                until.finish()
            }
        }
    }
}
