package app.schakel

import android.content.Intent
import androidx.compose.ui.test.assertIsFocused
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performImeAction
import androidx.compose.ui.test.performTextInput
import app.schakel.core.AppointmentDraft
import app.schakel.core.AttemptKind
import app.schakel.core.AttemptOutcome
import app.schakel.core.CaseId
import app.schakel.core.ContactDraft
import app.schakel.core.Mark
import app.schakel.core.Moment
import app.schakel.core.PartnerDraft
import app.schakel.core.PlacePart
import app.schakel.core.Unlocked
import app.schakel.core.VisitId
import app.schakel.screens.frame.Route
import app.schakel.town.Town
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.Shadows.shadowOf
import java.io.File
import java.nio.file.Files
import java.time.LocalDate

/** A worker's day, by hand, on the real window and the real core. */
class DayTest : Journey() {
    private val folder: File = Files.createTempDirectory("day").toFile()

    @After
    fun tidy() {
        folder.deleteRecursively()
    }

    @Test
    fun `a report, an attempt, a visit that is cut off, a round of five calls, and the summary`() {
        setUp(pack = Town(File(System.getProperty("schakel")), folder).pack)
        ask { fillIn() }
        val case = report()
        attempt(case)
        val visit = visit(case)
        round(case)
        summary(visit)
        assertTrue(shell.postman.state?.trouble == null)
    }

    private fun report(): CaseId {
        costs(8, "report: who reports, about whom, urgency, place") {
            tap("plus")
            tap("door report")
            word("Woningcorporatie")
            typed("reporter", "Teun Hypotheet")
            typed("organisation", "Woningcorporatie")
            typed("number", "(0546) 00 00 11")
            typed("name", "Rinus Kwakernaat")
            typed("description", "man, ongeveer 45")
            typed("address", "Verzonnenlaan 12")
            typed("safety", "Grote hond")
            rule.onNodeWithTag("concern").assertIsFocused().performTextInput("Ontruiming staat gepland.")
            word("Vroomshoop")
            word("Vandaag", within = "urgencies")
            tap("done")
            until("the case") { route is Route.Case }
        }
        val case = (route as Route.Case).case
        assertEquals("Rinus Kwakernaat", ask { cases.get(case) }.who.name)
        back()
        return case
    }

    private fun attempt(case: CaseId) {
        costs(4, "unplanned attempt with outcome") {
            tap("plus")
            tap("door attempt")
            word("Rinus Kwakernaat")
            word("Deed niet open")
            see(hasTestTag("recorded"))
        }
        val attempt = ask { cases.timeline(case, null, 50u) }.entries.firstNotNullOf { (it.what as? Moment.Attempt)?.v1 }
        assertEquals(AttemptOutcome.DidNotOpen, attempt.outcome)
        tap("done")
        until("today") { route == Route.Today }
    }

    private fun visit(case: CaseId): VisitId {
        ask { visits.plan(AppointmentDraft(case, AttemptKind.HomeVisit, LocalDate.now(), null, null, "")) }
        costs(1, "start a visit") {
            tap("start")
            see(hasTestTag("text"))
        }
        val visit = (route as Route.Visit).visit
        see("Grote hond")
        type("text", "Keuken vol post.\n")
        tap("mark Quote")
        type("text", "Ik doe niet meer o")
        val kept = killAndReopen()
        assertFalse("the system keeps no word that was typed", bytes(kept).holds("Keuken vol post") || bytes(kept).holds("niet meer o"))
        assertFalse(bytes(kept).holds("Kwakernaat"))
        unlock()
        until("the same screen") { route == Route.Visit(visit) }
        see("Ik doe niet meer o")
        see("Keuken vol post.")
        crashAndOpenAnew()
        unlock()
        assertEquals("half a visit stands on Today", Route.Today, route)
        costs(2, "notes afterwards") {
            tap("unfinished")
            see(hasTestTag("text"))
        }
        type("text", "pen.")
        until("the draft") { ask { visits.draft(visit) }.lines.any { "pen." in it.text } }
        val lines = ask { visits.draft(visit) }.lines
        assertEquals(Mark.Fact to "Keuken vol post.", lines.first().run { mark to text })
        assertTrue(lines.any { it.mark == Mark.Quote && "Ik doe niet meer o" in it.text })
        assertEquals(case, ask { visits.draft(visit) }.case)
        return visit
    }

    private fun round(case: CaseId) {
        back()
        tap("tab Call")
        NEEDS.forEach { word(it) }
        tap("start round")
        see("Ronde: 0 van 5 geregeld")
        NEEDS.forEachIndexed { at, _ ->
            costs(if (at == 0) 2 else 1, "the dialer") { tap(if (at == 0) "call" else "next") }
            val number = dialled()
            assertTrue(number, number.startsWith("tel:05460000"))
            leave()
            comeBack()
            see("Terug van bellen")
            costs(1, "outcome of a call") {
                word("Geregeld")
                see(hasTestTag("recorded"))
            }
        }
        see("5 van 5 geregeld")
        see("5 telefoontjes")
        tap("end round")
        until("ended") { ask { calls.rounds(case) }.single().ended != null }
    }

    private fun summary(visit: VisitId) {
        shell.navigator.to(Route.Today)
        tap("unfinished")
        costs(4, "end it with outcome and next step") {
            tap("done")
            word("Binnen geweest")
            word("Over een week, ochtend")
            tap("finish")
            until("the preview") { route is Route.Preview }
        }
        costs(2, "summary to the supervisor, previewed") {
            see("R.K., Vroomshoop")
            type("summary line", "Binnen geweest, opname donderdag.")
            tap("send")
            until("today") { route == Route.Today }
        }
        assertEquals(AttemptOutcome.Inside, ask { visits.get(visit) }.outcome)
        assertNull(ask { visits.unfinished() }.singleOrNull())
    }

    /** The number with which the phone's own dialer was opened; what the phone asked before is passed over. */
    private fun dialled(): String {
        var dial: Intent? = null
        until("the dialer") {
            dial = generateSequence { shadowOf(app).nextStartedActivity }.firstOrNull { it.action == Intent.ACTION_DIAL }
            dial != null
        }
        return dial?.dataString.orEmpty()
    }

    /** Types where the cursor stands, and goes on with the keyboard: no tap. */
    private fun typed(field: String, text: String) {
        see(hasTestTag(field))
        rule.onNodeWithTag(field).assertIsFocused().performTextInput(text)
        rule.onNodeWithTag(field).performImeAction()
    }

    /** Numbers that cannot exist, for partners of the example pack; open day and night. */
    private fun Unlocked.fillIn() {
        PARTNERS.forEachIndexed { at, name ->
            val partner = directory.list(null).first { it.name == name }
            val contacts = emptyList<ContactDraft>()
            val always = "Mo-Su 00:00-24:00"
            directory.fillIn(
                partner.partner,
                PartnerDraft("", "", emptyList(), "(0546) 00 00 1$at", "", always, contacts, PlacePart("", "", null), ""),
            )
        }
    }

    private companion object {
        val NEEDS = listOf("Huisuitzetting", "Detoxplek", "Uitkering gestopt", "Schulden", "Eten")
        val PARTNERS = listOf("Woningcorporatie", "Verslavingszorg", "Werk en inkomen", "Schuldhulpverlening", "Voedselbank")

        fun ByteArray.holds(text: String): Boolean =
            listOf(
                Charsets.UTF_8,
                Charsets.UTF_16LE,
            ).any { toString(Charsets.ISO_8859_1).contains(String(text.toByteArray(it), Charsets.ISO_8859_1)) }
    }
}
