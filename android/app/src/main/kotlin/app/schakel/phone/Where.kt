package app.schakel.phone

import android.Manifest
import android.content.Context
import android.content.pm.PackageManager
import android.location.Location
import android.location.LocationManager
import android.os.CancellationSignal
import androidx.core.content.ContextCompat
import androidx.core.location.LocationManagerCompat
import app.schakel.core.Spot
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlinx.coroutines.withTimeoutOrNull
import java.util.concurrent.TimeUnit
import kotlin.coroutines.resume

/** Where the phone is: read at the moment it is of use, never followed, and never waited for long. */
class Where(private val context: Context) {
    private val places = context.getSystemService(LocationManager::class.java)

    /** Whether the user allowed it. */
    val allowed: Boolean
        get() = PERMISSIONS.any { ContextCompat.checkSelfPermission(context, it) == PackageManager.PERMISSION_GRANTED }

    /** The place, when it is known within two seconds. */
    suspend fun here(): Spot? {
        if (!allowed) return null
        return (recent() ?: withTimeoutOrNull(PATIENCE_MS) { current() })?.let { Spot(it.latitude, it.longitude) }
    }

    // Whether it is allowed was asked just before; an answer that came too late is no place.
    private fun recent(): Location? =
        try {
            places
                .getProviders(true)
                .mapNotNull { places.getLastKnownLocation(it) }
                .filter { System.currentTimeMillis() - it.time < RECENT_MS }
                .minByOrNull { it.accuracy }
        } catch (_: SecurityException) {
            null
        }

    private suspend fun current(): Location? =
        suspendCancellableCoroutine { answer ->
            val provider = places.getProviders(true).firstOrNull { it != LocationManager.PASSIVE_PROVIDER }
            if (provider == null) {
                answer.resume(null)
                return@suspendCancellableCoroutine
            }
            val stop = CancellationSignal()
            answer.invokeOnCancellation { stop.cancel() }
            try {
                LocationManagerCompat.getCurrentLocation(places, provider, stop, ContextCompat.getMainExecutor(context)) {
                    if (answer.isActive) answer.resume(it)
                }
            } catch (_: SecurityException) {
                answer.resume(null)
            }
        }

    companion object {
        /** A village is enough; the user decides how exact it is. */
        val PERMISSIONS = arrayOf(Manifest.permission.ACCESS_FINE_LOCATION, Manifest.permission.ACCESS_COARSE_LOCATION)
        private const val PATIENCE_MS = 2_000L
        private val RECENT_MS = TimeUnit.MINUTES.toMillis(5)
    }
}
