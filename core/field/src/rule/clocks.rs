//! Response clocks: from receipt to the event that stops them.

use crate::book::Book;
use crate::id::ReportId;
use crate::pack::{DaysOff, ReportType};
use crate::record::ResponseClock;
use crate::time::{Instant, Now, Zone};

/// Where a clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockState {
    /// It runs, and there is time.
    Running {
        /// Days left after today, of the kind that the clock counts.
        days_left: u32,
    },
    /// It is about to run out.
    Soon {
        /// Minutes left.
        minutes_left: u32,
    },
    /// It has run out.
    Overdue {
        /// The last moment that was in time.
        since: Instant,
        /// Days past it, of the kind that the clock counts; at least 1.
        days: u32,
    },
    /// What it waits for has happened.
    Met {
        /// When.
        at: Instant,
        /// Whether that was too late.
        late: bool,
    },
}

/// The clocks of a report of this type, received at this instant.
#[must_use]
pub fn clocks_for(
    kind: &ReportType,
    received: Instant,
    zone: Zone,
    days_off: &DaysOff,
) -> Vec<ResponseClock> {
    let _ = (kind, received, zone, days_off);
    Vec::new()
}

/// Where a clock of a report stands.
#[must_use]
pub fn clock_state(
    book: &Book,
    report: ReportId,
    clock: &ResponseClock,
    now: Now,
    days_off: &DaysOff,
) -> ClockState {
    let _ = (book, report, clock, now, days_off);
    ClockState::Running { days_left: 0 }
}
