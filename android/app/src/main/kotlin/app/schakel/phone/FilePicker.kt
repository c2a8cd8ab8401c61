package app.schakel.phone

import android.content.ActivityNotFoundException
import android.content.ContentResolver
import android.net.Uri
import androidx.activity.ComponentActivity
import androidx.activity.result.contract.ActivityResultContracts
import androidx.lifecycle.lifecycleScope
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import java.io.ByteArrayOutputStream
import java.io.IOException
import java.io.InputStream

/** The phone's own screen for choosing a file. Made with its [activity], before that starts. */
class FilePicker(private val activity: ComponentActivity) {
    private var waiting: CompletableDeferred<ByteArray?>? = null
    private val picking =
        activity.registerForActivityResult(ActivityResultContracts.OpenDocument()) { uri ->
            activity.lifecycleScope.launch { waiting?.complete(uri?.let { read(it) }) }
        }

    /** What is in the file that the user chooses; null when none was. */
    suspend fun pick(): ByteArray? {
        val chosen = CompletableDeferred<ByteArray?>()
        waiting = chosen
        try {
            picking.launch(arrayOf("*/*"))
        } catch (_: ActivityNotFoundException) {
            return null
        }
        return chosen.await()
    }

    /** One byte too many is handed on, and nothing when it cannot be read: the core says what is wrong. */
    private suspend fun read(uri: Uri): ByteArray =
        withContext(Dispatchers.IO) {
            try {
                activity.contentResolver.bytes(uri)
            } catch (_: IOException) {
                ByteArray(0)
            } catch (_: SecurityException) {
                ByteArray(0)
            }
        }

    private fun ContentResolver.bytes(uri: Uri): ByteArray = openInputStream(uri)?.use { it.atMost(LARGEST + 1) } ?: ByteArray(0)

    private fun InputStream.atMost(count: Int): ByteArray {
        val read = ByteArrayOutputStream()
        val part = ByteArray(PART)
        while (read.size() < count) {
            val got = read(part, 0, minOf(part.size, count - read.size()))
            if (got < 0) break
            read.write(part, 0, got)
        }
        return read.toByteArray()
    }

    private companion object {
        /** The largest signed file that the core takes. */
        const val LARGEST = 16 * 1024 * 1024
        const val PART = 64 * 1024
    }
}
