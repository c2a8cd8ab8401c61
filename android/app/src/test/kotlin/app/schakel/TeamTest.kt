package app.schakel

import android.content.ClipData
import android.content.ClipboardManager
import app.schakel.core.AttemptOutcome
import app.schakel.core.Place
import app.schakel.core.Roles
import app.schakel.core.SummaryFilter
import app.schakel.screens.frame.Route
import app.schakel.town.Town
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Test
import java.io.File
import java.nio.file.Files

/** A worker's summary, read by her supervisor on another phone, over a real hub on this machine. */
class TeamTest : Journey() {
    private val folder: File = Files.createTempDirectory("team").toFile()
    private val town = Town(File(System.getProperty("schakel")), folder)

    @After
    fun tidy() {
        town.close()
        folder.deleteRecursively()
    }

    @Test
    fun `what the worker sends is read in one tap, and marked in one`() {
        runBlocking { town.settle() }
        setUp("Sanne Denkbeeld", "leidinggevende")
        join(Roles(worker = false, supervisor = true, coordinator = false))
        runBlocking {
            town.worker.core.ask { sync.now() }
            town.worker.core.ask {
                val visit = visits.start(report("Rinus Kwakernaat"), null)
                visits.finish(visit, visits.draft(visit).copy(outcome = AttemptOutcome.Inside))
                visits.summarise(visit, "Binnen geweest, opname donderdag.")
            }
            town.everybodySyncs()
        }
        shell.postman.sync()
        tap("tab Team")
        see("Lees volgende (1)")
        costs(1, "read the next summary") {
            tap("read next")
            see("Binnen geweest, opname donderdag.")
        }
        costs(1, "mark for follow-up") {
            tap("mark")
            see("Wordt opgevolgd")
        }
        until("read") { ask { supervision.summaries(SummaryFilter.UNREAD, null, 1u) }.unread == 0u }
        assertEquals(1, ask { supervision.summaries(SummaryFilter.FOLLOW_UP, null, 9u) }.summaries.size)
    }

    /** Joins with the invitation that stands on the clipboard. */
    private fun join(roles: Roles) {
        val invitation = runBlocking { town.supervisor.core.ask { team.invite("Sanne Denkbeeld", roles) } }
        app.getSystemService(ClipboardManager::class.java).setPrimaryClip(ClipData.newPlainText("", invitation.text))
        shell.navigator.open(Route.Joining)
        tap("paste")
        tap("join")
        until("asked to join") { ask { team.view().place } !is Place.Alone }
        runBlocking { town.everybodySyncs() }
        until("a member") {
            runBlocking { app.life.core.sync() }
            ask { team.view().place } is Place.Member
        }
        tap("to work")
    }
}
