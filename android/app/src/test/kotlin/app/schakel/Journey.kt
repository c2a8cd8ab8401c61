package app.schakel

import android.content.Intent
import android.os.Bundle
import android.os.Looper
import android.os.Parcel
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.click
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasScrollAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isRoot
import androidx.compose.ui.test.junit4.v2.createEmptyComposeRule
import androidx.compose.ui.test.longClick
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.test.printToString
import androidx.test.core.app.ApplicationProvider
import app.schakel.core.CaseId
import app.schakel.core.Gate
import app.schakel.core.PersonPart
import app.schakel.core.PlacePart
import app.schakel.core.ReportDraft
import app.schakel.core.ReporterPart
import app.schakel.core.Source
import app.schakel.core.Unlocked
import app.schakel.core.Urgency
import app.schakel.core.WorkerDraft
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.town.PIN
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController
import java.time.Duration

/**
 * A phone in hand: the real window on Android's own code, over the real core. Taps are input events
 * on what is drawn, and are counted; typing and scrolling are none.
 */
@RunWith(RobolectricTestRunner::class)
abstract class Journey {
    @get:Rule
    val rule = createEmptyComposeRule()

    protected val app: TestApplication = ApplicationProvider.getApplicationContext()

    /** Taps so far. */
    protected var taps = 0
        private set

    protected lateinit var window: ActivityController<MainActivity>
        private set

    protected val shell: Shell get() = app.life.shell()
    protected val route: Route get() = shell.navigator.current

    @After
    fun putDown() {
        if (::window.isInitialized) window.close()
        app.kill()
    }

    /** Opens the app; [saved] is what the system kept of a window before. */
    protected fun open(saved: Bundle? = null, intent: Intent? = null) {
        window = Robolectric.buildActivity(MainActivity::class.java, intent)
        if (saved == null) window.setup() else window.setup(saved)
    }

    /** The phone is set up without taps, and open. */
    protected fun setUp(name: String = "Noor Verzonnen", function: String = "casemanager", pack: ByteArray? = null) {
        runBlocking {
            app.life.core.setUp(PIN, WorkerDraft(name, "Team Outreach (voorbeeld)", function), pack)
        }
        open()
        until("opened") { app.life.core.gate.value is Gate.Open }
    }

    /** The PIN is asked, and given. */
    protected fun unlock() {
        see(hasTestTag("key 0"))
        pin()
        until("unlocked") { app.life.core.gate.value is Gate.Open }
    }

    /** Gives the PIN: these are no taps of an act. */
    protected fun pin() {
        PIN.decodeToString().forEach { digit -> press(hasTestTag("key $digit")) }
        press(hasTestTag("done"))
    }

    /** The app goes to the back: another one is in front. */
    protected fun leave() {
        window.pause().stop()
        rule.waitForIdle()
    }

    /** And comes to the front again. */
    protected fun comeBack() {
        window.restart().start().resume()
        rule.waitForIdle()
    }

    /** The app is in the back, and its process ends; later it is opened where it was. Gives what the system kept. */
    protected fun killAndReopen(): Bundle {
        val kept = Bundle()
        window.pause().stop().saveInstanceState(kept)
        pause(A_MOMENT)
        app.kill()
        window.destroy()
        val copy = parcelled(kept)
        open(copy)
        return copy
    }

    /** The process ends with the window in front, as by a fault or an empty battery: nobody is told. */
    protected fun crashAndOpenAnew() {
        app.kill()
        window.close()
        open()
    }

    /** Asks the core, and waits for it. */
    protected fun <T> ask(question: Unlocked.() -> T): T = runBlocking { app.life.core.ask(question) }

    /** Taps what has this tag. */
    protected fun tap(tag: String) = tap(hasTestTag(tag))

    /** Taps the word, within what has a tag when it stands in more places. */
    protected fun word(text: String, within: String = "") =
        tap(if (within.isEmpty()) hasText(text) else hasText(text) and hasAnyAncestor(hasTestTag(within)))

    /** Taps what a matcher finds first. */
    protected fun tap(matcher: SemanticsMatcher) {
        press(matcher)
        taps += 1
    }

    /** The phone's own back. */
    protected fun back() {
        window.get().onBackPressedDispatcher.onBackPressed()
        rule.waitForIdle()
    }

    /** Holds what has this tag. */
    protected fun hold(tag: String) {
        see(hasTestTag(tag))
        rule.onNodeWithTag(tag).performTouchInput { longClick() }
        taps += 1
    }

    /** Types into a field. */
    protected fun type(field: String, text: String): SemanticsNodeInteraction {
        see(hasTestTag(field))
        return inSight(hasTestTag(field)).apply { performTextInput(text) }
    }

    /** Waits until a text is on the screen. */
    protected fun see(text: String) = see(hasText(text, substring = true))

    /** Waits until something is on the screen. */
    protected fun see(matcher: SemanticsMatcher) = until(matcher.description) { shows(matcher) }

    /** Whether something is on the screen now. */
    protected fun shows(matcher: SemanticsMatcher): Boolean = rule.onAllNodes(matcher).fetchSemanticsNodes(false).isNotEmpty()

    /** Waits until something is so; time passes on the phone as it does in the room. */
    protected fun until(what: String, so: () -> Boolean) {
        val end = System.nanoTime() + PATIENCE.toNanos()
        while (!so()) {
            if (System.nanoTime() > end) throw AssertionError("$what: not within $PATIENCE, on\n${screen()}")
            pause(STEP)
        }
    }

    /** Lets time pass. */
    protected fun pause(time: Duration) {
        var left = time
        while (left > Duration.ZERO) {
            Thread.sleep(STEP.toMillis())
            shadowOf(Looper.getMainLooper()).idleFor(STEP)
            rule.mainClock.advanceTimeBy(STEP.toMillis())
            rule.waitForIdle()
            left -= STEP
        }
    }

    /** An act that UX.md has a price for. */
    protected fun costs(most: Int, act: String, work: () -> Unit) {
        val before = taps
        work()
        assertTrue("$act: ${taps - before} taps, at most $most", taps - before <= most)
    }

    /** A case about somebody invented. */
    protected fun Unlocked.report(name: String): CaseId {
        val nowhere = PlacePart("", "Vroomshoop", null)
        val draft =
            ReportDraft(
                source = Source.Neighbour,
                reporter = ReporterPart("", "", ""),
                channel = null,
                kind = "",
                person = PersonPart(name, "", null, nowhere, "", "", emptyList()),
                case = null,
                follows = null,
                concern = "",
                reason = "",
                urgency = Urgency.Today,
                place = nowhere,
                safety = "",
                received = null,
                shielded = null,
            )
        return cases.report(draft).case
    }

    private fun press(matcher: SemanticsMatcher) {
        see(matcher)
        inSight(matcher).performTouchInput { click() }
    }

    private fun inSight(matcher: SemanticsMatcher): SemanticsNodeInteraction {
        val node = rule.onAllNodes(matcher)[0]
        if (shows(matcher and hasAnyAncestor(hasScrollAction()))) node.performScrollTo()
        return node
    }

    private fun screen(): String = rule.onAllNodes(isRoot()).printToString(Int.MAX_VALUE)

    protected companion object {
        val PATIENCE: Duration = Duration.ofSeconds(60)
        val STEP: Duration = Duration.ofMillis(20)
        val A_MOMENT: Duration = Duration.ofMillis(200)

        /** What is left of [bundle] in another process: only what can be written to a parcel. */
        fun parcelled(bundle: Bundle): Bundle {
            val parcel = Parcel.obtain()
            return try {
                parcel.writeBundle(bundle)
                parcel.setDataPosition(0)
                requireNotNull(parcel.readBundle(MainActivity::class.java.classLoader))
            } finally {
                parcel.recycle()
            }
        }

        /** Everything in [bundle] as bytes, to look for what must not be there. */
        fun bytes(bundle: Bundle): ByteArray {
            val parcel = Parcel.obtain()
            parcel.writeBundle(bundle)
            return parcel.marshall().also { parcel.recycle() }
        }
    }
}
