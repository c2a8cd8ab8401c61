//! What happened in a case.

use companion::data::{EntityId, Instant, RevisionId};
use companion::{
    AppointmentView, AttemptView, CallView, Cursor, Moment, PlanView, PromiseView, ReportView,
    RoundView, SpendingView, SummaryView, TimelineEntry, TimelinePage, VersionView, VisitView,
};

/// A page of a timeline, newest first.
#[uniffi::remote(Record)]
pub struct TimelinePage {
    /// The entries.
    pub entries: Vec<TimelineEntry>,
    /// Where the next page starts; `None` at the end.
    pub next: Option<Cursor>,
}

/// One thing that happened.
#[uniffi::remote(Record)]
pub struct TimelineEntry {
    /// Its id.
    pub id: EntityId,
    /// When it happened.
    pub at: Instant,
    /// When it was written down.
    pub recorded: Instant,
    /// Whether it was first written down on a later day than it happened.
    pub late: bool,
    /// How many states it has had; more than one means corrected.
    pub versions: u32,
    /// Whether it was changed on two phones at once.
    pub conflict: bool,
    /// What it is.
    pub what: Moment,
}

/// What stands in a timeline.
#[uniffi::remote(Enum)]
pub enum Moment {
    /// A report.
    Report(ReportView),
    /// An attempt.
    Attempt(AttemptView),
    /// A visit.
    Visit(VisitView),
    /// An appointment.
    Appointment(AppointmentView),
    /// A call.
    Call(CallView),
    /// A round of calls.
    Round(RoundView),
    /// A promise.
    Promise(PromiseView),
    /// The plan.
    Plan(PlanView),
    /// Money spent.
    Spending(SpendingView),
    /// A summary for the supervisors.
    Summary(SummaryView),
}

/// One state of a thing.
#[uniffi::remote(Record)]
pub struct VersionView {
    /// The revision.
    pub revision: RevisionId,
    /// When it was written down.
    pub recorded: Instant,
    /// Whether on this phone.
    pub here: bool,
    /// Whether nothing replaced it yet.
    pub current: bool,
    /// The state; `None` for kinds that have no place in a timeline.
    pub what: Option<Moment>,
}
