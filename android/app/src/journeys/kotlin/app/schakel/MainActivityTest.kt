package app.schakel

import android.view.WindowManager
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.test.ext.junit.runners.AndroidJUnit4
import org.junit.Assert.assertNotEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith

@RunWith(AndroidJUnit4::class)
class MainActivityTest {
    @get:Rule
    val rule = createAndroidComposeRule<MainActivity>()

    @Test
    fun aNewPhoneAsksWhoYouAreAndASecondWindowDoesToo() {
        askedWho()
        rule.activityRule.scenario.recreate()
        askedWho()
    }

    @Test
    fun noOtherAppSeesTheWindow() {
        val flags = rule.activity.window.attributes.flags
        assertNotEquals(0, flags and WindowManager.LayoutParams.FLAG_SECURE)
    }

    private fun askedWho() {
        rule.waitUntil(WAIT_MS) { rule.onAllNodes(androidx.compose.ui.test.hasTestTag("name")).fetchSemanticsNodes().isNotEmpty() }
        rule.onNodeWithTag("name").assertIsDisplayed()
    }

    private companion object {
        const val WAIT_MS = 20_000L
    }
}
