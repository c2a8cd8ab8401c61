package app.schakel

import android.content.Intent
import android.os.Build
import android.os.Bundle
import android.view.View
import android.view.WindowManager
import androidx.activity.compose.BackHandler
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.activity.result.contract.ActivityResultContracts
import androidx.compose.ui.platform.LocalConfiguration
import androidx.fragment.app.FragmentActivity
import app.schakel.core.Language
import app.schakel.phone.FilePicker
import app.schakel.screens.frame.SchakelApp
import app.schakel.screens.safety.allWellWhenOpen

/** The one window. It is a FragmentActivity because the dialog for biometrics asks for one. */
class MainActivity : FragmentActivity() {
    /** Lets the user choose a file. */
    val files = FilePicker(this)

    private val life get() = (application as SchakelApplication).life
    private val asking = registerForActivityResult(ActivityResultContracts.RequestMultiplePermissions()) {}

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        // No picture of it in the app switcher, in a recording or on another screen.
        window.addFlags(WindowManager.LayoutParams.FLAG_SECURE)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) setRecentsScreenshotEnabled(false)
        // No other app fills in, or keeps, what is typed here, or has taps fall through its window.
        window.decorView.importantForAutofill = View.IMPORTANT_FOR_AUTOFILL_NO_EXCLUDE_DESCENDANTS
        window.decorView.filterTouchesWhenObscured = true
        enableEdgeToEdge()
        val shell = life.shell(savedInstanceState?.getString(WAY).orEmpty())
        if (savedInstanceState == null) take(intent)
        setContent {
            val tag = LocalConfiguration.current.locales[0]
            BackHandler { if (!shell.back()) moveTaskToBack(true) }
            Keyboard { SchakelApp(shell, if (tag.language == "nl") Language.NL else Language.EN) }
        }
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        take(intent)
    }

    override fun onStart() {
        super.onStart()
        life.phone.window = this
        life.notices.clear()
        life.inTurn { it.resumed() }
    }

    override fun onWindowFocusChanged(hasFocus: Boolean) {
        super.onWindowFocusChanged(hasFocus)
        if (hasFocus) life.phone.clearLeftCopy()
    }

    override fun onPause() {
        life.inTurn { it.flush() }
        super.onPause()
    }

    override fun onStop() {
        // A rotation is no leaving.
        if (!isChangingConfigurations) life.left()
        if (life.phone.window === this) life.phone.window = null
        super.onStop()
    }

    /** Names of screens and opaque ids; never a word that was typed. */
    override fun onSaveInstanceState(outState: Bundle) {
        super.onSaveInstanceState(outState)
        outState.putString(WAY, life.shell().navigator.saved())
    }

    /** Asks the user for permissions, in Android's own words. */
    fun ask(permissions: Array<String>) = asking.launch(permissions)

    /** "Alles goed" in a notification. Only this app can reach that name, so no other says it. */
    private fun take(intent: Intent) {
        val again = intent.flags and Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY != 0
        if (intent.component?.className == ALL_WELL && !again) life.shell().allWellWhenOpen()
    }

    companion object {
        /** The other name of this window, in the manifest, that a safety timer's notification opens. */
        const val ALL_WELL = "app.schakel.AllWell"
        private const val WAY = "way"
    }
}
