//! Spending: the mandate, and what is still to be accounted for.

use crate::book::Book;
use crate::id::{CaseId, SpendingId};
use crate::pack::{DayCount, Pack};
use crate::record::Spending;
use crate::rule::calendar::{plus_days, working_day_from};
use crate::time::{LocalDate, Now};

/// Spending that is still to be accounted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToJustify {
    /// Which.
    pub spending: SpendingId,
    /// For which case.
    pub case: CaseId,
    /// Euro cents.
    pub cents: i64,
    /// By which day.
    pub by: LocalDate,
    /// Whether that has passed.
    pub late: bool,
}

/// Whether an amount in euro cents goes over the mandate. Warns; does not forbid.
#[must_use]
pub fn over_mandate(pack: &Pack, cents: i64) -> bool {
    cents > pack.mandate_cents
}

/// Until when spending of a day can be accounted for: the pack's number of days, and on to the
/// next working day, because nobody is there to hand it to before.
#[must_use]
pub fn justify_by(pack: &Pack, spent_on: LocalDate) -> LocalDate {
    let last = plus_days(spent_on, pack.justify_days, DayCount::Calendar, &pack.days_off);
    working_day_from(last, &pack.days_off)
}

/// What is still to be accounted for over all cases, the earliest day first.
#[must_use]
pub fn to_justify(book: &Book, now: Now) -> Vec<ToJustify> {
    let mut open: Vec<_> =
        book.waiting::<SpendingId>().filter_map(|(id, s)| still_to_justify(id, s, now)).collect();
    open.sort_by_key(|s| (s.by, s.spending));
    open
}

/// What is to be accounted for of one spending; `None` when it was.
#[must_use]
pub fn still_to_justify(id: SpendingId, spending: &Spending, now: Now) -> Option<ToJustify> {
    spending.justified.is_none().then(|| ToJustify {
        spending: id,
        case: spending.case,
        cents: spending.cents,
        by: spending.justify_by,
        late: now.date() > spending.justify_by,
    })
}
