package app.schakel.later

import android.content.Context
import androidx.work.CoroutineWorker
import androidx.work.WorkerParameters
import app.schakel.SchakelApplication
import app.schakel.core.CoreException

/** Sends what waits sealed and fetches what is new, unopened, while nobody looks. */
class BackgroundSync(context: Context, parameters: WorkerParameters) : CoroutineWorker(context, parameters) {
    override suspend fun doWork(): Result {
        val app = applicationContext as? SchakelApplication ?: return Result.failure()
        return try {
            app.life.syncAway()
            Result.success()
        } catch (_: CoreException) {
            Result.retry()
        }
    }
}
