//! Today: what is late, what is due, where to go, and what is most likely next.

use crate::book::Book;
use crate::id::{AppointmentId, CallId, CaseId, PromiseId, ReportId, SpendingId, VisitId};
use crate::pack::Pack;
use crate::record::{AttemptKind, ClockEvent, Point};
use crate::rule::agenda;
use crate::rule::due::{CaseDay, items_of};
use crate::rule::person::Who;
use crate::time::{Instant, LocalDate, LocalTime, Now, PartOfDay};

/// The day of one worker.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Today {
    /// What is too late, the longest first.
    pub late: Vec<Item>,
    /// What is due today, by time; what one goes somewhere for stands in `visits`.
    pub due: Vec<Item>,
    /// Today's appointments and proposed attempts at a place, in a sensible order from here.
    pub visits: Vec<Item>,
    /// What is most likely next: an outcome that is missing, else the first visit, else what is
    /// due, else what is late.
    pub next: Option<Item>,
    /// Promises that are open, over all open cases.
    pub promises_open: u32,
}

/// One line of the day. `Debug` leaves out whom and what one should know about them.
#[derive(Clone, PartialEq)]
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
    /// Where it is, when known; the middle of its village when only that is.
    pub point: Option<Point>,
}

impl std::fmt::Debug for Item {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Item({:?}, {:?}, {:?})", self.kind, self.case, self.when)
    }
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

/// What a line of the day asks for. `Debug` leaves texts out: they are about people.
#[derive(Clone, PartialEq)]
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
        /// The call that said so; it holds whom.
        call: CallId,
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
    /// A call whose outcome was not recorded; it holds whom.
    OutcomeMissing {
        /// Which.
        call: CallId,
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

impl std::fmt::Debug for ItemKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Clock { report, event } => write!(f, "Clock({report:?}, {event:?})"),
            Self::CallBack { call } => write!(f, "CallBack({call:?})"),
            Self::Promise { promise, .. } => write!(f, "Promise({promise:?})"),
            Self::Appointment { appointment, .. } => write!(f, "Appointment({appointment:?})"),
            Self::AttemptProposed { number } => write!(f, "AttemptProposed({number})"),
            Self::OutcomeMissing { call } => write!(f, "OutcomeMissing({call:?})"),
            Self::Justify { spending, .. } => write!(f, "Justify({spending:?})"),
            Self::NextStep { visit, .. } => write!(f, "NextStep({visit:?})"),
        }
    }
}

impl ItemKind {
    /// Whether one goes somewhere for it.
    #[must_use]
    pub fn is_on_the_way(&self) -> bool {
        match self {
            Self::Appointment { kind, .. } => {
                matches!(kind, AttemptKind::HomeVisit | AttemptKind::Elsewhere | AttemptKind::Card)
            }
            Self::AttemptProposed { .. } => true,
            _ => false,
        }
    }
}

/// The day, as far as open cases go.
#[must_use]
pub fn today(book: &Book, pack: &Pack, now: Now, here: Option<&Point>) -> Today {
    let mut today = Today::default();
    let mut visits = Vec::new();
    for (id, case) in book.waiting::<CaseId>() {
        let (items, promises) = items_of(&CaseDay { book, id, case, now, pack });
        today.promises_open += promises;
        for item in items {
            if now.at > item.when.due {
                today.late.push(item);
            } else if item.kind.is_on_the_way() {
                visits.push(item);
            } else {
                today.due.push(item);
            }
        }
    }
    today.late.sort_by_key(|item| (item.when.due, item.case));
    today.due.sort_by_key(|item| (item.when.due, item.case));
    today.visits = agenda::in_order(visits, now, here);
    today.next = next(&today).cloned();
    today
}

fn next(today: &Today) -> Option<&Item> {
    let waits = |item: &&Item| matches!(item.kind, ItemKind::OutcomeMissing { .. });
    let missing = today.late.iter().chain(&today.due).filter(waits).max_by_key(|i| i.when.due);
    missing.or(today.visits.first()).or(today.due.first()).or(today.late.first())
}
