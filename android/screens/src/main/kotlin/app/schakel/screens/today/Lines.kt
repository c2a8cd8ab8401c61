package app.schakel.screens.today

import androidx.compose.ui.graphics.vector.ImageVector
import app.schakel.core.ClockEvent
import app.schakel.core.Item
import app.schakel.core.ItemKind
import app.schakel.core.label
import app.schakel.screens.look.Signs
import app.schakel.screens.look.Tone
import app.schakel.screens.texts.Texts
import java.time.LocalDate
import java.time.temporal.ChronoUnit

/** What a line of the day asks for, in words. */
internal fun what(item: Item, says: Texts): String =
    when (val kind = item.kind) {
        is ItemKind.Clock -> label(kind.event, says.language)
        is ItemKind.CallBack -> says.today.callBack
        is ItemKind.Promise -> says.today.promised(kind.what)
        is ItemKind.Appointment -> kind.what.ifEmpty { label(kind.kind, says.language) }
        is ItemKind.AttemptProposed -> says.today.attempt(kind.number)
        is ItemKind.OutcomeMissing -> says.today.outcome
        is ItemKind.Justify -> says.today.justify(says.dates.money(kind.cents))
        is ItemKind.NextStep -> kind.what
    }

/** How late it is, or at what time or part of the day it is due. */
internal fun due(item: Item, says: Texts, tone: Tone, today: LocalDate): String {
    val due = item.`when`
    val days = ChronoUnit.DAYS.between(due.on, today)
    return when {
        tone == Tone.Overdue && days > 0 -> says.today.daysLate(days)
        due.time != null -> due.time?.let { says.dates.time(it) }.orEmpty()
        due.part != null -> due.part?.let { label(it, says.language) }.orEmpty()
        days != 0L -> says.dates.day(due.on, today)
        else -> ""
    }
}

/** The sign before a line of the day. */
internal fun sign(item: Item): ImageVector =
    when (val kind = item.kind) {
        is ItemKind.Clock -> if (kind.event == ClockEvent.Feedback) Signs.call else Signs.clock
        is ItemKind.CallBack -> Signs.callBack
        is ItemKind.Promise -> Signs.promise
        is ItemKind.Appointment -> Signs.calendar
        is ItemKind.AttemptProposed -> Signs.door
        is ItemKind.OutcomeMissing -> Signs.call
        is ItemKind.Justify -> Signs.euro
        is ItemKind.NextStep -> Signs.away
    }

/** Whether one goes somewhere for it. */
internal val Item.goesOut: Boolean
    get() = kind is ItemKind.Appointment || kind is ItemKind.AttemptProposed || kind is ItemKind.NextStep

/** A key per line, of opaque ids; a second line with the same one is counted. */
internal fun keysOf(part: String, items: List<Item>): List<String> {
    val seen = mutableMapOf<String, Int>()
    return items.map { item ->
        val id = when (val kind = item.kind) {
            is ItemKind.Clock -> "clock ${kind.report.hex} ${kind.event::class.simpleName}"
            is ItemKind.CallBack -> "back ${kind.call.hex}"
            is ItemKind.Promise -> "promise ${kind.promise.hex}"
            is ItemKind.Appointment -> "appointment ${kind.appointment.hex}"
            is ItemKind.AttemptProposed -> "attempt ${item.case.hex}"
            is ItemKind.OutcomeMissing -> "outcome ${kind.call.hex}"
            is ItemKind.Justify -> "justify ${kind.spending.hex}"
            is ItemKind.NextStep -> "next ${kind.visit.hex}"
        }
        val count = seen.merge(id, 1, Int::plus)
        "$part $id $count"
    }
}
