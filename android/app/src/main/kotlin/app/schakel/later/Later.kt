package app.schakel.later

import android.content.Context
import android.os.Build
import androidx.work.Constraints
import androidx.work.ExistingPeriodicWorkPolicy
import androidx.work.ExistingWorkPolicy
import androidx.work.NetworkType
import androidx.work.OneTimeWorkRequestBuilder
import androidx.work.OutOfQuotaPolicy
import androidx.work.PeriodicWorkRequestBuilder
import androidx.work.WorkManager
import java.util.concurrent.TimeUnit

/** When there is syncing while nobody looks. */
interface Later {
    /** As soon as the phone allows. */
    fun soon()

    /** From now on, again and again. */
    fun regularly()
}

/** As Android decides: soon after the app left the screen, and about every quarter of an hour. */
class AndroidLater(private val context: Context) : Later {
    private val connected = Constraints.Builder().setRequiredNetworkType(NetworkType.CONNECTED).build()

    override fun soon() {
        val once = OneTimeWorkRequestBuilder<BackgroundSync>().setConstraints(connected)
        // Before Android 12 haste would need a notification that says so.
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) {
            once.setExpedited(OutOfQuotaPolicy.RUN_AS_NON_EXPEDITED_WORK_REQUEST)
        }
        WorkManager.getInstance(context).enqueueUniqueWork(SOON, ExistingWorkPolicy.KEEP, once.build())
    }

    override fun regularly() {
        val again = PeriodicWorkRequestBuilder<BackgroundSync>(EVERY_MIN, TimeUnit.MINUTES).setConstraints(connected).build()
        WorkManager.getInstance(context).enqueueUniquePeriodicWork(REGULARLY, ExistingPeriodicWorkPolicy.KEEP, again)
    }

    companion object {
        /** The name of the work that is done once. */
        const val SOON = "sync soon"

        /** The name of the work that comes again and again. */
        const val REGULARLY = "sync"

        private const val EVERY_MIN = 15L
    }
}
