//! What a supervisor sees.

use companion::data::{AlarmId, AlarmState, CaseId, Instant, LocalDate, Phase, SummaryId};
use companion::{
    AlarmView, ClockView, Cursor, DigestView, OpenPromiseView, ReceivedPage, ReceivedView,
    StandingView, SummaryFilter, SummaryView, WeekView, WorkerVisitsView,
};

/// Which summaries a list shows.
#[uniffi::remote(Enum)]
pub enum SummaryFilter {
    /// Not read yet.
    Unread,
    /// To be followed up.
    FollowUp,
    /// All.
    All,
}

/// A page of summaries, the latest visit first.
#[uniffi::remote(Record)]
pub struct ReceivedPage {
    /// The summaries.
    pub summaries: Vec<ReceivedView>,
    /// Where the next page starts; `None` at the end.
    pub next: Option<Cursor>,
    /// How many are unread in all.
    pub unread: u32,
}

/// A summary as it came in.
#[uniffi::remote(Record)]
pub struct ReceivedView {
    /// Its id.
    pub id: SummaryId,
    /// Name of the worker who wrote it.
    pub worker: String,
    /// What it says.
    pub summary: SummaryView,
    /// When it came in.
    pub received: Instant,
    /// When it was read.
    pub read: Option<Instant>,
    /// Whether it has to be followed up.
    pub follow_up: bool,
}

/// How a case stands.
#[uniffi::remote(Record)]
pub struct StandingView {
    /// Which case.
    pub case: CaseId,
    /// About whom: initials and village.
    pub about: String,
    /// Name of the worker.
    pub worker: String,
    /// Where it stands.
    pub phase: Phase,
    /// When it was opened.
    pub opened: Instant,
    /// Its response clocks and where they stand now.
    pub clocks: Vec<ClockView>,
    /// Attempts so far.
    pub attempts: u32,
    /// When the client was first reached.
    pub reached: Option<Instant>,
    /// Open promises: who, by when, whether late.
    pub promises: Vec<OpenPromiseView>,
    /// Spending to be accounted for, in euro cents.
    pub to_justify_cents: i64,
    /// As of when.
    pub at: Instant,
}

/// An open promise as supervisors see it.
#[uniffi::remote(Record)]
pub struct OpenPromiseView {
    /// Name of the partner; empty when somebody else made it.
    pub partner: String,
    /// By which day.
    pub due: LocalDate,
    /// Whether that has passed.
    pub late: bool,
}

/// A day or a week in figures.
#[uniffi::remote(Record)]
pub struct DigestView {
    /// First day.
    pub from: LocalDate,
    /// Last day.
    pub until: LocalDate,
    /// Visits that were summarised.
    pub visits: u32,
    /// Of these, how many were reached.
    pub reached: u32,
    /// Of these, how many were in conversation.
    pub in_conversation: u32,
    /// Of these, how many accept help.
    pub accepts_help: u32,
    /// Summaries of these days that nobody read yet.
    pub unread: u32,
    /// Summaries of these days that are marked for follow-up.
    pub follow_up: u32,
    /// Clocks of open cases that are overdue now.
    pub overdue: u32,
    /// Open promises in open cases that are late now.
    pub late_promises: u32,
    /// By worker, in the order of their names.
    pub workers: Vec<WorkerVisitsView>,
    /// Calls and what they arranged, by week: the last twelve up to `until`.
    pub weeks: Vec<WeekView>,
}

/// A week of calls.
#[uniffi::remote(Record)]
pub struct WeekView {
    /// Its Monday.
    pub monday: LocalDate,
    /// Calls made.
    pub calls: u32,
    /// Needs arranged.
    pub arranged: u32,
}

/// How much one worker visited.
#[uniffi::remote(Record)]
pub struct WorkerVisitsView {
    /// Name of the worker.
    pub worker: String,
    /// Visits that were summarised.
    pub visits: u32,
}

/// An alarm on a supervisor's device.
#[uniffi::remote(Record)]
pub struct AlarmView {
    /// Its id.
    pub id: AlarmId,
    /// Name of the worker; empty when the hub's release is all that came in.
    pub worker: String,
    /// When the timer passes.
    pub due: Instant,
    /// Where it stands.
    pub state: AlarmState,
    /// Whether it is a drill: shown as one, and never as an alarm.
    pub drill: bool,
    /// Whether its time has come and nobody here has seen it.
    pub to_be_seen: bool,
    /// Whether somebody has to act: released or raised, and not seen.
    pub sounding: bool,
    /// What the worker left for this moment, once the hub released it.
    pub words: String,
    /// When somebody here saw it.
    pub seen: Option<Instant>,
}
