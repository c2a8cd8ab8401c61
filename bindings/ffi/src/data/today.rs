//! The day, and search.

use companion::data::{
    AppointmentId, AttemptKind, CallId, CaseId, ClockEvent, EntityId, Instant, Item, ItemKind,
    LocalDate, LocalTime, PartOfDay, PartnerId, Point, PromiseId, ReportId, SpendingId, Today,
    VisitId, When, Who,
};
use companion::{CallView, Cursor, HitTarget, HitView, SearchPage, TodayView, UnfinishedView};

/// The day of one worker.
#[uniffi::remote(Record)]
pub struct TodayView {
    /// What is late, due, to be visited, and next.
    pub today: Today,
    /// Visits under way: nothing typed is lost.
    pub unfinished: Vec<UnfinishedView>,
    /// The call that waits for its outcome.
    pub pending: Option<CallView>,
    /// Whether the clock stands before something written earlier: times may be wrong.
    pub clock_behind: bool,
}

/// A page of what was found, newest first; partners of the pack come first of all.
#[uniffi::remote(Record)]
pub struct SearchPage {
    /// What was found.
    pub hits: Vec<HitView>,
    /// Where the next page starts; `None` at the end.
    pub next: Option<Cursor>,
}

/// Something found.
#[uniffi::remote(Record)]
pub struct HitView {
    /// Where it leads.
    pub target: HitTarget,
    /// About whom; empty for partners.
    pub who: Who,
    /// When it happened.
    pub at: Instant,
    /// The words around the match.
    pub excerpt: String,
    /// Where the match starts in `excerpt`, in characters.
    pub start: u32,
    /// How many characters match.
    pub length: u32,
}

/// Where something found leads.
#[uniffi::remote(Enum)]
pub enum HitTarget {
    /// A case, and the thing in it.
    Case(CaseId, EntityId),
    /// A partner.
    Partner(PartnerId),
}

/// The day of one worker.
#[uniffi::remote(Record)]
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
#[uniffi::remote(Record)]
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

/// What a line of the day asks for. `Debug` leaves texts out: they are about people.
#[uniffi::remote(Enum)]
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

/// When something is due.
#[uniffi::remote(Record)]
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
