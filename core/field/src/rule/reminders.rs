//! When the phone reminds: the moments at which something falls due, and nothing about what.

use crate::book::Book;
use crate::id::{AppointmentId, CaseId, PromiseId, ReportId};
use crate::pack::DaysOff;
use crate::rule::callback::call_backs;
use crate::rule::clocks::{ClockState, clock_state};
use crate::time::{Instant, LocalDate, LocalTime, Now};
use std::collections::BTreeSet;

/// The hour at which something without a time of its own is reminded of.
const MORNING: u16 = 9;

/// As many as a phone can keep: iOS keeps 64 notifications of an app.
const MOST: usize = 64;

/// The next moments at which an appointment, a promise, somebody to call back or a response clock
/// falls due in an open case, the earliest first.
#[must_use]
pub fn reminders(book: &Book, now: Now, days_off: &DaysOff) -> Vec<Instant> {
    let zone = now.zone;
    let at = |on: LocalDate, time: Option<LocalTime>| {
        time.or(LocalTime::new(MORNING, 0)).map(|time| zone.instant(on, time))
    };
    let mut times: BTreeSet<Instant> = BTreeSet::new();
    for (case, _) in book.waiting::<CaseId>() {
        let appointments = book.waiting_under::<AppointmentId>(case);
        times.extend(appointments.filter_map(|(_, a)| at(a.on, a.time)));
        let promises = book.waiting_under::<PromiseId>(case);
        times.extend(promises.filter_map(|(_, p)| at(p.due, p.time)));
        for (id, report) in book.under::<ReportId>(case) {
            let runs =
                |state| matches!(state, ClockState::Running { .. } | ClockState::Soon { .. });
            let clocks = report.clocks.iter();
            let clocks = clocks.filter(|c| runs(clock_state(book, id, c, now, days_off)));
            times.extend(clocks.filter_map(|clock| at(zone.date(clock.due), None)));
        }
    }
    for back in call_backs(book, zone) {
        times.extend(back.at.or_else(|| at(zone.date(back.due).plus_days(1), None)));
    }
    times.into_iter().filter(|time| *time > now.at).take(MOST).collect()
}
