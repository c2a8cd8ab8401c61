//! Today: what is late, what is due, where to go, and what is most likely next.

use crate::book::Book;
use crate::id::{AppointmentId, CallId, CaseId, PromiseId, ReportId, SpendingId, VisitId};
use crate::pack::Pack;
use crate::record::{AttemptKind, ClockEvent, Point};
use crate::rule::person::Who;
use crate::time::{Instant, LocalDate, LocalTime, Now, PartOfDay};

/// The day of one worker.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Today {
    /// What is too late, the longest first.
    pub late: Vec<Item>,
    /// What is due today, by time; appointments stand in `visits`.
    pub due: Vec<Item>,
    /// Today's appointments and proposed attempts at a place, in a sensible order from here.
    pub visits: Vec<Item>,
    /// What is most likely next: an outcome that is missing, else the visit that is due.
    pub next: Option<Item>,
    /// Promises that are open, over all open cases.
    pub promises_open: u32,
}

/// One line of the day.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// In which case.
    pub case: CaseId,
    /// About whom.
    pub who: Who,
    /// When it is due, or was.
    pub when: When,
    /// What to know before ringing the bell.
    pub risks: Vec<String>,
    /// Where it is, when known.
    pub point: Option<Point>,
}

/// When something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// On which day.
    pub on: LocalDate,
    /// At what time; `None` for some time that day.
    pub time: Option<LocalTime>,
    /// In which part of the day, when only that is known.
    pub part: Option<PartOfDay>,
    /// The instant after which it is late.
    pub due: Instant,
}

/// What a line of the day asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemKind {
    /// A response clock that is about to run out or has.
    Clock {
        /// Of which report.
        report: ReportId,
        /// What it waits for.
        event: ClockEvent,
    },
    /// Somebody to call back.
    CallBack {
        /// The call that said so.
        call: CallId,
        /// Name of who is called; a function or role when there is none.
        callee: String,
    },
    /// A promise that falls due.
    Promise {
        /// Which.
        promise: PromiseId,
        /// What was promised.
        what: String,
    },
    /// An appointment.
    Appointment {
        /// Which.
        appointment: AppointmentId,
        /// How.
        kind: AttemptKind,
        /// What for; may be empty.
        what: String,
    },
    /// An attempt that the rules propose.
    AttemptProposed {
        /// Which attempt it will be.
        number: u32,
    },
    /// A call whose outcome was not recorded.
    OutcomeMissing {
        /// Which.
        call: CallId,
        /// Name of who was called.
        callee: String,
    },
    /// Spending that has to be accounted for.
    Justify {
        /// Which.
        spending: SpendingId,
        /// Euro cents.
        cents: i64,
    },
    /// The next step that was noted at the last visit.
    NextStep {
        /// At which visit.
        visit: VisitId,
        /// What.
        what: String,
    },
}

/// The day, as far as open cases go.
#[must_use]
pub fn today(book: &Book, pack: &Pack, now: Now, here: Option<&Point>) -> Today {
    let _ = (book, pack, now, here);
    Today::default()
}
