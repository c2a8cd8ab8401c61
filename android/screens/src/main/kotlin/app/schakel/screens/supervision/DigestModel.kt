package app.schakel.screens.supervision

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.schakel.core.DigestView
import app.schakel.screens.frame.Model
import app.schakel.screens.frame.Shell
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import java.time.DayOfWeek
import java.time.LocalDate
import java.time.temporal.TemporalAdjusters

/** What an overview is about. */
enum class Span { Day, Week }

/** A day or a week in figures. */
class DigestModel(shell: Shell, scope: CoroutineScope) : Model(shell, scope) {
    /** The figures; null until the core answered. */
    var digest: DigestView? by mutableStateOf(null)
        private set

    /** Whether it is a day or a week. */
    var span: Span by mutableStateOf(Span.Week)
        private set

    /** The day, or the week, in which this day falls. */
    private var day: LocalDate by mutableStateOf(LocalDate.now())
    private var following: Job? = null

    init {
        follow()
    }

    /** Whether there is a later one that has begun. */
    val hasLater: Boolean get() = !last(day).plusDays(1).isAfter(LocalDate.now())

    /** Shows a day or a week. */
    fun show(wanted: Span) {
        span = wanted
        follow()
    }

    /** The one before. */
    fun earlier() = go(-1)

    /** The one after. */
    fun later() = go(1)

    private fun go(by: Long) {
        day = if (span == Span.Day) day.plusDays(by) else day.plusWeeks(by)
        follow()
    }

    private fun first(day: LocalDate): LocalDate =
        if (span == Span.Day) day else day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))

    private fun last(day: LocalDate): LocalDate = if (span == Span.Day) day else first(day).plusDays(6)

    private fun follow() {
        following?.cancel()
        val from = first(day)
        val until = last(day)
        following = watch({ supervision.digest(from, until) }) { digest = it }
    }
}
