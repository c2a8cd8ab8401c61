package app.schakel.screens.supervision

import app.schakel.core.AlarmView
import app.schakel.core.AttemptOutcome
import app.schakel.core.CallChannel
import app.schakel.core.CallDraft
import app.schakel.core.CallOutcome
import app.schakel.core.Callee
import app.schakel.core.OutcomeDraft
import app.schakel.core.SummaryFilter
import app.schakel.screens.LentPhone
import app.schakel.screens.frame.Navigator
import app.schakel.screens.frame.Postman
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import app.schakel.screens.frame.saved
import app.schakel.screens.report
import app.schakel.town.Town
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.runBlocking
import java.io.File
import java.nio.file.Files
import java.time.LocalDate

/** A supervisor with a phone, and a worker who sends: the invented town, with its hub. */
class Office : AutoCloseable {
    private val folder: File = Files.createTempDirectory("office").toFile()
    private val town = Town(File(System.getProperty("schakel")), folder)
    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Main)

    init {
        runBlocking { town.settle() }
    }

    /** The supervisor's screens, open on a route. */
    fun shell(route: Route): Shell {
        val core = town.supervisor.core
        return Shell(core, LentPhone(), Navigator(route.saved()), Postman(core, scope), scope)
    }

    /** The worker visits somebody, makes a call that arranges something, and sends the summary. */
    fun visited(name: String, line: String) =
        runBlocking {
            town.worker.core.ask {
                val case = report(name, dial = "(0546) 00 00 21")
                val call = calls.dial(CallDraft(case, Callee.Client, CallChannel.Phone, "", null)).call
                calls.outcome(call, OutcomeDraft(CallOutcome.Arranged, "", null, null, null))
                val visit = visits.start(case, null)
                visits.finish(visit, visits.draft(visit).copy(outcome = AttemptOutcome.Inside))
                visits.summarise(visit, line)
            }
            town.everybodySyncs()
        }

    /** The worker raises the silent alarm, and the hub releases it. */
    fun silentAlarm(words: String) =
        runBlocking {
            town.worker.core.ask {
                val case = report("Rinus Kwakernaat")
                safety.silent(case, words)
            }
            town.everybodySyncs()
            town.untilToBeSeen()
        }

    fun unread(): UInt = runBlocking { town.supervisor.core.ask { supervision.summaries(SummaryFilter.UNREAD, null, 1u).unread } }

    fun toFollowUp(): Int =
        runBlocking {
            town.supervisor.core.ask { supervision.summaries(SummaryFilter.FOLLOW_UP, null, 9u).summaries.size }
        }

    fun alarms(): List<AlarmView> = runBlocking { town.supervisor.core.ask { supervision.alarms() } }

    fun visits(): UInt = runBlocking { town.supervisor.core.ask { supervision.digest(LocalDate.now(), LocalDate.now()).visits } }

    override fun close() {
        scope.cancel()
        town.close()
        folder.deleteRecursively()
    }
}
