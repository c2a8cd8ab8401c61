//! Dutch holidays and working days.

use crate::pack::{DayCount, DaysOff};
use crate::time::LocalDate;

/// Whether a day is a national holiday, or one of the pack's choice.
#[must_use]
pub fn is_holiday(date: LocalDate, days_off: &DaysOff) -> bool {
    let _ = (date, days_off);
    false
}

/// Whether people work on a day: Monday to Friday and no holiday.
#[must_use]
pub fn is_working_day(date: LocalDate, days_off: &DaysOff) -> bool {
    let _ = (date, days_off);
    true
}

/// The day that lies `days` after `from`, which itself is not counted.
#[must_use]
pub fn plus_days(from: LocalDate, days: u32, count: DayCount, days_off: &DaysOff) -> LocalDate {
    let _ = (days, count, days_off);
    from
}
