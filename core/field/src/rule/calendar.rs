//! Dutch holidays, working days, and how terms in days are counted.

use crate::pack::{DayCount, DaysOff};
use crate::time::LocalDate;
use chrono::{Datelike, Weekday};

/// A term longer than this is counted as this long: ten years, so that a hostile pack cannot keep
/// the phone counting.
pub const LONGEST_TERM_DAYS: u32 = 3_660;

/// Terms longer than this many days are not extended (Algemene termijnenwet, art. 4 under b).
const LONGEST_EXTENDED_DAYS: u32 = 90;

/// Whether a day is a national holiday, or one of the pack's choice.
///
/// 1 January, Easter Sunday and Monday, 27 April (26 when that is a Sunday), Ascension, Whit
/// Sunday and Monday, 25 and 26 December. Good Friday and 5 May are local choices.
#[must_use]
pub fn is_holiday(date: LocalDate, days_off: &DaysOff) -> bool {
    match (date.0.month(), date.0.day()) {
        (1, 1) | (12, 25 | 26) => return true,
        (4, 27) if date.weekday() != Weekday::Sun => return true,
        (4, 26) if date.weekday() == Weekday::Sat => return true,
        (5, 5) if days_off.liberation_day => return true,
        _ => {}
    }
    match days_from_easter(date) {
        0 | 1 | 39 | 49 | 50 => true,
        -2 => days_off.good_friday,
        _ => false,
    }
}

/// Whether people work on a day: Monday to Friday and no holiday.
#[must_use]
pub fn is_working_day(date: LocalDate, days_off: &DaysOff) -> bool {
    !is_weekend(date) && !is_holiday(date, days_off)
}

/// The day that lies `days` after `from`, which itself is not counted: the day of receipt is
/// day nought. An unknown way of counting counts every day, which is the stricter one.
#[must_use]
pub fn plus_days(from: LocalDate, days: u32, count: DayCount, days_off: &DaysOff) -> LocalDate {
    let days = days.min(LONGEST_TERM_DAYS);
    match count {
        DayCount::Calendar | DayCount::Unknown(_) => from.plus_days(days.cast_signed()),
        DayCount::Working => {
            let mut date = from;
            for _ in 0..days {
                date = following(date, |d| is_working_day(d, days_off));
            }
            date
        }
    }
}

/// The Monday of the week in which a day lies.
#[must_use]
pub fn monday_of(date: LocalDate) -> LocalDate {
    date.plus_days(-date.weekday().num_days_from_monday().cast_signed())
}

/// How many days of a kind lie after `from`, up to and including `to`; 0 when `to` is not later.
#[must_use]
pub fn days_between(from: LocalDate, to: LocalDate, count: DayCount, days_off: &DaysOff) -> u32 {
    let days = to.days().saturating_sub(from.days());
    let Ok(days) = u32::try_from(days) else { return 0 };
    match count {
        DayCount::Calendar | DayCount::Unknown(_) => days,
        DayCount::Working => {
            let longest = days.min(LONGEST_TERM_DAYS).cast_signed();
            let working = (1..=longest).filter(|n| is_working_day(from.plus_days(*n), days_off));
            u32::try_from(working.count()).unwrap_or(u32::MAX)
        }
    }
}

/// This day when people work on it, the next one on which they do otherwise.
#[must_use]
pub fn working_day_from(date: LocalDate, days_off: &DaysOff) -> LocalDate {
    if is_working_day(date, days_off) {
        date
    } else {
        following(date, |d| is_working_day(d, days_off))
    }
}

/// This day when people work on it, the last one before it on which they did otherwise.
#[must_use]
pub fn working_day_until(date: LocalDate, days_off: &DaysOff) -> LocalDate {
    let mut day = date;
    while !is_working_day(day, days_off) {
        let before = day.plus_days(-1);
        if before == day {
            break;
        }
        day = before;
    }
    day
}

/// The last day of a term set by law that would end on `end` after `days` days from `from`.
///
/// Algemene termijnenwet: a term that ends on a Saturday, Sunday or generally recognised holiday
/// lasts until the next day that is none (art. 1); one of three days or more holds at least two
/// such days (art. 2); terms of more than 90 days stay as they are (art. 4). Its holidays are
/// its own, whatever the pack says: Good Friday and 5 May are among them (art. 3).
#[must_use]
pub fn extended_by_law(from: LocalDate, end: LocalDate, days: u32) -> LocalDate {
    if days > LONGEST_EXTENDED_DAYS {
        return end;
    }
    let mut end = if counts_by_law(end) { end } else { following(end, counts_by_law) };
    if days >= 3 {
        let inside = |end: LocalDate| {
            (from.days() + 1..=end.days())
                .filter_map(LocalDate::from_days)
                .filter(|d| counts_by_law(*d))
                .count()
        };
        while inside(end) < 2 {
            end = following(end, counts_by_law);
        }
    }
    end
}

/// Whether a day is neither weekend nor a holiday of the Algemene termijnenwet.
fn counts_by_law(date: LocalDate) -> bool {
    let all = DaysOff { good_friday: true, liberation_day: true, rest: crate::Rest::NONE };
    is_working_day(date, &all)
}

fn is_weekend(date: LocalDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The first day after `date` that will do; `date` itself at the end of the calendar.
fn following(date: LocalDate, will_do: impl Fn(LocalDate) -> bool) -> LocalDate {
    let mut day = date;
    loop {
        let next = day.plus_days(1);
        if next == day {
            return date;
        }
        if will_do(next) {
            return next;
        }
        day = next;
    }
}

/// Days from Easter Sunday of the same year to `date`; negative before it.
fn days_from_easter(date: LocalDate) -> i32 {
    let (month, day) = easter(date.0.year());
    let easter = date.0.with_day(1).and_then(|d| d.with_month(month)?.with_day(day));
    easter.map_or(i32::MIN, |easter| date.days() - LocalDate(easter).days())
}

/// Month and day of Easter Sunday, by the Gregorian computus (Meeus, Jones and Butcher).
fn easter(year: i32) -> (u32, u32) {
    let golden = year.rem_euclid(19);
    let (century, in_century) = (year.div_euclid(100), year.rem_euclid(100));
    let correction = (century + 8).div_euclid(25);
    let moon =
        (19 * golden + century - century.div_euclid(4) - (century - correction + 1).div_euclid(3)
            + 15)
            .rem_euclid(30);
    let weekday = (32 + 2 * century.rem_euclid(4) + 2 * in_century.div_euclid(4)
        - moon
        - in_century.rem_euclid(4))
    .rem_euclid(7);
    let late = (golden + 11 * moon + 22 * weekday).div_euclid(451);
    let sum = moon + weekday - 7 * late + 114;
    ((sum / 31).unsigned_abs(), (sum % 31 + 1).unsigned_abs())
}
