package app.schakel.screens.visit

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.CaseView
import app.schakel.core.CoreException
import app.schakel.core.LineId
import app.schakel.core.LinePart
import app.schakel.core.Mark
import app.schakel.core.PresentPart
import app.schakel.core.VisitDraft
import app.schakel.core.VisitId
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Route
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import java.time.LocalTime
import java.time.ZoneId

/** One line of the text. [key] tells it from the others while the screen is open. */
data class WrittenLine(val key: Long, val id: LineId?, val mark: Mark, val text: String, val own: Boolean)

/** A visit while it is being written: words, who was there, when. Its end has a page of its own. */
class VisitModel(shell: Shell, scope: CoroutineScope, private val visit: VisitId) : Model(shell, scope) {
    /** The case; null until the core answered. */
    var case: CaseView? by mutableStateOf(null)
        private set

    /** The text. There is always one line to write in. */
    var lines: List<WrittenLine> by mutableStateOf(emptyList())
        private set

    /** The [WrittenLine.key] of the line that is being written. */
    var writing: Long by mutableStateOf(0)
        private set

    /** Who was there beside the worker, as typed so far. */
    var present: List<PresentPart> by mutableStateOf(emptyList())
        private set

    /** Start. */
    var started: Instant by mutableStateOf(Instant.EPOCH)
        private set

    /** End; null while it goes on. */
    var ended: Instant? by mutableStateOf(null)
        private set

    /** Whether a finished visit is being corrected. */
    var correction: Boolean by mutableStateOf(false)
        private set

    /** When what stands here was last kept; null while something newer waits. */
    var keptAt: Instant? by mutableStateOf(null)
        private set

    private var lastKey = 0L

    init {
        load()
    }

    private fun load() =
        act {
            val draft = try {
                ask { visits.draft(visit) }
            } catch (_: CoreException.NotFound) {
                null
            }
            if (draft == null) finished() else show(draft)
        }

    /** Nothing is being written any more: its summary is what is left to do. */
    private suspend fun finished() {
        ask { visits.get(visit) }
        shell.navigator.replace(Route.Preview(visit))
    }

    private suspend fun show(draft: VisitDraft) {
        correction = ask { visits.unfinished() }.any { it.visit == visit && it.correction }
        present = draft.present
        started = draft.started
        ended = draft.ended
        lines = draft.lines.map { WrittenLine(newKey(), it.id, it.mark, it.text, it.own) }
        write(lines.lastOrNull()?.mark ?: Mark.Fact)
        case = ask { cases.get(draft.case) }
    }

    /** Takes what was typed into a line; each end of a line begins another with the same mark. */
    fun type(key: Long, text: String) {
        val at = lines.indexOfFirst { it.key == key }
        if (at < 0) return
        val line = lines[at]
        val typed = if (text.isBlank()) listOf("") else text.split('\n')
        val rest = typed.drop(1).map { line.copy(key = newKey(), id = null, text = it) }
        lines = lines.take(at) + line.copy(text = typed.first()) + rest + lines.drop(at + 1)
        writing = rest.lastOrNull()?.key ?: key
        changed()
    }

    /** Goes on with a next line, with the same mark; an empty one is not left behind. */
    fun nextLine() {
        val now = lines.firstOrNull { it.key == writing } ?: return
        if (now.text.isNotBlank()) type(now.key, now.text + "\n")
    }

    /** Goes on with a line that was written before. */
    fun edit(key: Long) {
        lines = lines.filter { it.key == key || it.text.isNotBlank() }
        writing = key
    }

    /** Marks the line that is being written. */
    fun mark(mark: Mark) = change { it.copy(mark = mark) }

    /** Keeps the line that is being written with the own organisation, or no longer. */
    fun own(own: Boolean) = change { it.copy(own = own) }

    /** Names who was there at this place in the list; a place after the last adds somebody. */
    fun present(at: Int, who: PresentPart) {
        present = if (at < present.size) present.take(at) + who + present.drop(at + 1) else present + who
        changed()
    }

    /** Takes somebody from the list. */
    fun absent(at: Int) {
        present = present.filterIndexed { n, _ -> n != at }
        changed()
    }

    /** It began at another moment: a note that is written afterwards. The time it took stays. */
    fun startedAt(day: LocalDate, time: LocalTime) {
        val zone = ZoneId.systemDefault()
        val start = day.atTime(time).atZone(zone).toInstant()
        val took = ended?.let { Duration.between(started, it) }
        // What began on an earlier day did not go on until now.
        val earlier = day < LocalDate.now(zone)
        ended = (took ?: USUAL.takeIf { earlier })?.let { start.plus(it) }
        started = start
        changed()
    }

    /** It took so many minutes; null when it goes on. */
    fun lasted(minutes: Long?) {
        ended = minutes?.let { started.plus(Duration.ofMinutes(it)) }
        changed()
    }

    /** To its end: outcome and next step. */
    fun done() =
        act {
            store()
            shell.navigator.open(Route.Ending(visit))
        }

    /** Back to where the user came from; the visit stays open. */
    fun leave() =
        act {
            try {
                store()
            } catch (_: CoreException.NotFound) {
                // Finished or thrown away meanwhile: there is nothing to keep.
            }
            shell.navigator.back()
        }

    /** Throws away what was written. */
    fun discard() =
        act {
            ask { visits.discard(visit) }
            shell.navigator.back()
        }

    private fun change(edit: (WrittenLine) -> WrittenLine) {
        lines = lines.map { if (it.key == writing) edit(it) else it }
        changed()
    }

    private fun write(mark: Mark) {
        val line = WrittenLine(newKey(), null, mark, "", false)
        lines = lines + line
        writing = line.key
    }

    private fun newKey(): Long = ++lastKey

    private fun changed() {
        keptAt = null
        keep("visit") { store() }
    }

    /** Keeps this page's part of the draft; the end of the visit has its own part. */
    private suspend fun store() {
        if (case == null) return
        val parts = lines.filter { it.text.isNotBlank() }.map { LinePart(it.id, it.mark, it.text, it.own) }
        val (who, start, end) = Triple(present, started, ended)
        ask { visits.keep(visit, visits.draft(visit).copy(lines = parts, present = who, started = start, ended = end)) }
        keptAt = Instant.now()
    }

    private companion object {
        /** What a visit takes when nobody says otherwise. */
        val USUAL: Duration = Duration.ofMinutes(30)
    }
}
