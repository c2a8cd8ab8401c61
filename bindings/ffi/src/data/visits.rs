//! Attempts, visits, appointments, summaries.

use companion::data::{
    AppointmentId, AttemptId, AttemptKind, AttemptOutcome, CaseId, Instant, LocalDate, LocalTime,
    PartOfDay, Phase, Proposal, Stage, Trust, VisitId, Who,
};
use companion::{
    AppointmentDraft, AppointmentView, AttemptDraft, AttemptView, Attempted, ContactPart, LinePart,
    NextPart, PresentPart, Spot, SummaryView, UnfinishedView, VisitDraft, VisitView,
};

/// An attempt to write down. Only case, kind and outcome are needed.
#[uniffi::remote(Record)]
pub struct AttemptDraft {
    /// For which case.
    pub case: CaseId,
    /// How.
    pub kind: AttemptKind,
    /// What happened.
    pub outcome: AttemptOutcome,
    /// What came of it, where that differs from what the outcome says.
    #[uniffi(default)]
    pub contact: Option<ContactPart>,
    /// When, where that was before now.
    #[uniffi(default)]
    pub at: Option<Instant>,
    /// Where the phone is, when it knows and may say.
    #[uniffi(default)]
    pub spot: Option<Spot>,
    /// One line; may be empty.
    #[uniffi(default)]
    pub line: String,
    /// The appointment it settles.
    #[uniffi(default)]
    pub appointment: Option<AppointmentId>,
}

/// What an attempt led to.
#[uniffi::remote(Record)]
pub struct Attempted {
    /// The attempt.
    pub attempt: AttemptId,
    /// Where the case stands now.
    pub phase: Phase,
    /// When to try again, when the client was not reached.
    pub proposal: Option<Proposal>,
}

/// An attempt as a timeline shows it.
#[uniffi::remote(Record)]
pub struct AttemptView {
    /// Its id.
    pub attempt: AttemptId,
    /// How.
    pub kind: AttemptKind,
    /// When.
    pub at: Instant,
    /// In which part of the day.
    pub part: PartOfDay,
    /// What happened.
    pub outcome: AttemptOutcome,
    /// What came of it.
    pub contact: ContactPart,
    /// One line.
    pub line: String,
}

/// Something to set for a day.
#[uniffi::remote(Record)]
pub struct AppointmentDraft {
    /// For which case.
    pub case: CaseId,
    /// How.
    pub kind: AttemptKind,
    /// On which day.
    pub on: LocalDate,
    /// At what time.
    #[uniffi(default)]
    pub time: Option<LocalTime>,
    /// In which part of the day, without a time.
    #[uniffi(default)]
    pub part: Option<PartOfDay>,
    /// What for; may be empty.
    #[uniffi(default)]
    pub what: String,
}

/// An appointment as a timeline shows it.
#[uniffi::remote(Record)]
pub struct AppointmentView {
    /// Its id.
    pub appointment: AppointmentId,
    /// How.
    pub kind: AttemptKind,
    /// On which day.
    pub on: LocalDate,
    /// At what time.
    pub time: Option<LocalTime>,
    /// In which part of the day.
    pub part: Option<PartOfDay>,
    /// What for.
    pub what: String,
    /// When it was done or called off.
    pub settled: Option<Instant>,
}

/// A visit while it is being written.
#[uniffi::remote(Record)]
pub struct VisitDraft {
    /// For which case.
    pub case: CaseId,
    /// Start.
    pub started: Instant,
    /// End; when it is finished, unless said otherwise.
    #[uniffi(default)]
    pub ended: Option<Instant>,
    /// Who was there beside the worker.
    #[uniffi(default)]
    pub present: Vec<PresentPart>,
    /// The text, line by line.
    #[uniffi(default)]
    pub lines: Vec<LinePart>,
    /// What it led to.
    #[uniffi(default)]
    pub outcome: Option<AttemptOutcome>,
    /// What came of it, where that differs from what the outcome says.
    #[uniffi(default)]
    pub contact: Option<ContactPart>,
    /// Trust.
    #[uniffi(default)]
    pub trust: Option<Trust>,
    /// Stage of change.
    #[uniffi(default)]
    pub stage: Option<Stage>,
    /// The next step.
    #[uniffi(default)]
    pub next: Option<NextPart>,
    /// The attempt that became this visit.
    #[uniffi(default)]
    pub attempt: Option<AttemptId>,
}

/// A visit under way.
#[uniffi::remote(Record)]
pub struct UnfinishedView {
    /// Its id.
    pub visit: VisitId,
    /// For which case.
    pub case: CaseId,
    /// About whom.
    pub who: Who,
    /// Start.
    pub started: Instant,
    /// Whether it is the correction of a finished one.
    pub correction: bool,
}

/// A visit as it is read.
#[uniffi::remote(Record)]
pub struct VisitView {
    /// Its id.
    pub visit: VisitId,
    /// For which case.
    pub case: CaseId,
    /// Start.
    pub started: Instant,
    /// End.
    pub ended: Instant,
    /// Minutes it took.
    pub minutes: u32,
    /// Who was there.
    pub present: Vec<PresentPart>,
    /// The text, line by line.
    pub lines: Vec<LinePart>,
    /// What it led to.
    pub outcome: AttemptOutcome,
    /// What came of it.
    pub contact: ContactPart,
    /// Trust.
    pub trust: Option<Trust>,
    /// Stage of change.
    pub stage: Option<Stage>,
    /// The next step.
    pub next: Option<NextPart>,
}

/// A summary: what supervisors see, and nothing else of the visit.
#[uniffi::remote(Record)]
pub struct SummaryView {
    /// Of which case.
    pub case: CaseId,
    /// Of which visit.
    pub visit: VisitId,
    /// Name of the worker who wrote it.
    pub worker: String,
    /// About whom: initials and village.
    pub about: String,
    /// When the visit started.
    pub started: Instant,
    /// Minutes it took.
    pub minutes: u32,
    /// Where the case stands.
    pub phase: Phase,
    /// What the visit led to.
    pub outcome: AttemptOutcome,
    /// What came of it.
    pub contact: ContactPart,
    /// Attempts so far, this visit included.
    pub attempts: u32,
    /// Trust.
    pub trust: Option<Trust>,
    /// Stage of change.
    pub stage: Option<Stage>,
    /// The next step.
    pub next: Option<NextPart>,
    /// Needs arranged since the report.
    pub arranged: u32,
    /// Calls made since the report.
    pub calls: u32,
    /// Promises still open.
    pub promises_open: u32,
    /// The line written for the supervisor.
    pub line: String,
    /// When a supervisor read it as it stands, as far as is known here.
    pub read: Option<Instant>,
    /// Whether a supervisor follows it up.
    pub follow_up: bool,
}
