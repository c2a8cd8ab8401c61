package app.schakel

import android.app.Application
import android.util.Log
import androidx.work.Configuration
import app.schakel.core.Clock
import app.schakel.keys.HardwareWrapping
import app.schakel.keys.KeyWrapping
import app.schakel.later.AndroidLater
import java.time.ZoneId

/** The process. */
open class SchakelApplication :
    Application(),
    Configuration.Provider {
    /** What guards the core's secrets. */
    protected open val wrapping: KeyWrapping by lazy { HardwareWrapping(this) }

    /** The phone's own clock. */
    protected open val clock: Clock =
        object : Clock {
            override fun nowMs(): Long = System.currentTimeMillis()

            override fun zone(): String = ZoneId.systemDefault().id
        }

    /** What lives as long as the process; begun when it is first asked for. */
    open val life: Life by lazy { Life(this, wrapping, clock, AndroidLater(this)) }

    /** Work in the background is got ready when it is first asked for, and says nothing in the log. */
    override val workManagerConfiguration: Configuration
        get() = Configuration.Builder().setMinimumLoggingLevel(Log.ASSERT).build()
}
