package app.schakel

import android.content.Context
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.schakel.core.Core
import app.schakel.core.Gate
import app.schakel.core.State
import app.schakel.town.MemoryKeystore
import app.schakel.town.TownClock
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Test
import org.junit.runner.RunWith

@RunWith(AndroidJUnit4::class)
class NativeLibraryTest {
    @Test
    fun theRealCoreFindsNothingYetInTheAppsOwnFolder() {
        val context: Context = ApplicationProvider.getApplicationContext()
        Core(context.filesDir.resolve("empty-${System.nanoTime()}").path, MemoryKeystore(), TownClock()).use { core ->
            val gate = runBlocking { core.look() }
            assertEquals(Gate.Closed(State.New), gate)
        }
    }
}
