package app.schakel.screens.texts

import app.schakel.core.Language
import java.time.Instant
import java.time.LocalDate
import java.time.LocalTime
import java.time.ZoneId
import java.time.format.DateTimeFormatter
import java.time.temporal.ChronoUnit
import java.util.Locale

/** How days, times and amounts are written; [zone] is the phone's. */
class Dates(language: Language, private val zone: ZoneId = ZoneId.systemDefault()) {
    private val locale: Locale = if (language == Language.NL) Locale.forLanguageTag("nl-NL") else Locale.UK
    private val today = if (language == Language.NL) "vandaag" else "today"
    private val tomorrow = if (language == Language.NL) "morgen" else "tomorrow"
    private val yesterday = if (language == Language.NL) "gisteren" else "yesterday"
    private val short = DateTimeFormatter.ofPattern("EEE d MMM", locale)
    private val year = DateTimeFormatter.ofPattern("d MMM yyyy", locale)
    private val long = DateTimeFormatter.ofPattern("EEEE d MMMM", locale)
    private val clock = DateTimeFormatter.ofPattern("HH:mm", locale)

    /** The day on which an instant falls here. */
    fun dayOf(instant: Instant): LocalDate = instant.atZone(zone).toLocalDate()

    /** "vandaag", "morgen", "di 24 nov", and with the year when it is not near. */
    fun day(day: LocalDate, now: LocalDate = LocalDate.now(zone)): String =
        when (ChronoUnit.DAYS.between(now, day)) {
            0L -> today
            1L -> tomorrow
            -1L -> yesterday
            in -180L..180L -> written(day)
            else -> day.format(year)
        }

    /** "di 24 nov", whatever day it is today. */
    fun written(day: LocalDate): String = day.format(short).replace(".", "")

    /** "dinsdag 24 november". */
    fun whole(day: LocalDate): String = day.format(long)

    /** "14:02". */
    fun time(time: LocalTime): String = time.format(clock)

    /** "14:02", of an instant. */
    fun time(instant: Instant): String = instant.atZone(zone).format(clock)

    /** "14:02" today, "gisteren 14:02", "di 24 nov 14:02". */
    fun moment(instant: Instant, now: LocalDate = LocalDate.now(zone)): String {
        val day = dayOf(instant)
        return if (day == now) time(instant) else "${day(day, now)} ${time(instant)}"
    }

    /** "€ 85" or "€ 85,50". */
    fun money(cents: Long): String {
        val rest = (cents % 100).toInt()
        return if (rest == 0) "€ ${cents / 100}" else "€ ${cents / 100}${if (locale == Locale.UK) "." else ","}%02d".format(rest)
    }
}

/** Cents of an amount as it was typed ("85", "85,50", "€ 85.5"); null when it is not one. */
fun cents(typed: String): Long? {
    val plain = typed.replace("€", "").trim().replace(',', '.')
    return if (Regex("\\d{1,7}(\\.\\d{1,2})?").matches(plain)) plain.toBigDecimal().movePointRight(2).toLong() else null
}
