//! Cases and their reports.

use companion::data::{
    Audience, CaseId, Channel, ClockEvent, ClockState, ClosingReason, Duty, EntityId, Instant,
    Likeness, Phase, Proposal, ReportId, Source, Urgency, Who,
};
use companion::{
    CaseFilter, CasePage, CaseRow, CaseView, ChoiceView, ClockView, Cursor, DutyView, PersonPart,
    PlacePart, PlanView, ReportDraft, ReportFormView, ReportTypeView, ReportView, Reported,
    ReporterPart, SuggestionView,
};

/// Which cases a list shows.
#[uniffi::remote(Enum)]
pub enum CaseFilter {
    /// Not closed.
    Open,
    /// Closed.
    Closed,
}

/// Where the next page starts. Opaque: hand it back as it came.
#[uniffi::remote(Record)]
pub struct Cursor {
    /// Time of the last entry.
    pub at: Instant,
    /// Its id.
    pub id: EntityId,
}

/// A page of cases, the latest active first.
#[uniffi::remote(Record)]
pub struct CasePage {
    /// The cases.
    pub cases: Vec<CaseRow>,
    /// Where the next page starts; `None` at the end.
    pub next: Option<Cursor>,
}

/// A case in a list.
#[uniffi::remote(Record)]
pub struct CaseRow {
    /// Its id.
    pub case: CaseId,
    /// About whom.
    pub who: Who,
    /// Where it stands.
    pub phase: Phase,
    /// When something last happened in it.
    pub last: Instant,
    /// What to know before ringing the bell.
    pub risks: Vec<String>,
    /// Whether it was changed on two phones at once.
    pub conflict: bool,
}

/// One case, as its screen shows it above the timeline.
#[uniffi::remote(Record)]
pub struct CaseView {
    /// Its id.
    pub case: CaseId,
    /// About whom, for the title.
    pub who: Who,
    /// The person, and those around.
    pub person: PersonPart,
    /// Where it stands.
    pub phase: Phase,
    /// When it was opened.
    pub opened: Instant,
    /// Who carries which responsibility.
    pub duties: Vec<DutyView>,
    /// What to know before ringing the bell.
    pub risks: Vec<String>,
    /// The closed case that this one follows.
    pub previous: Option<CaseId>,
    /// Why it was closed.
    pub closed: Option<ClosingReason>,
    /// Its reports, the latest first.
    pub reports: Vec<ReportView>,
    /// Attempts so far, of every kind.
    pub attempts: u32,
    /// When to try again.
    pub proposal: Option<Proposal>,
    /// Promises still open.
    pub promises_open: u32,
    /// The plan.
    pub plan: Option<PlanView>,
    /// Whether part of it is shared with another employer.
    pub shared: bool,
    /// What was changed on two phones at once.
    pub conflicts: Vec<EntityId>,
}

/// A responsibility and who carries it.
#[uniffi::remote(Record)]
pub struct DutyView {
    /// Which.
    pub duty: Duty,
    /// Who.
    pub name: String,
    /// Team or organisation.
    pub organisation: String,
    /// Since when.
    pub since: Instant,
}

/// Something to choose.
#[uniffi::remote(Record)]
pub struct ChoiceView {
    /// Its key in the pack.
    pub key: String,
    /// In Dutch.
    pub nl: String,
    /// In English.
    pub en: String,
}

/// A type of report to choose.
#[uniffi::remote(Record)]
pub struct ReportTypeView {
    /// Its key in the pack.
    pub key: String,
    /// In Dutch.
    pub nl: String,
    /// In English.
    pub en: String,
    /// Who may hear the outcome.
    pub may_hear: Audience,
    /// Whether the reporter stays unnamed unless said otherwise.
    pub shielded: bool,
}

/// A report while it is being taken. Only source, urgency and a word on the person are needed.
#[uniffi::remote(Record)]
pub struct ReportDraft {
    /// Where it comes from.
    #[uniffi(default)]
    pub source: Option<Source>,
    /// Who reports.
    #[uniffi(default)]
    pub reporter: ReporterPart,
    /// How it reached us; by telephone unless said otherwise.
    #[uniffi(default)]
    pub channel: Option<Channel>,
    /// Key of the type in the pack; the pack's first unless said otherwise.
    #[uniffi(default)]
    pub kind: String,
    /// Whom it is about.
    #[uniffi(default)]
    pub person: PersonPart,
    /// The case it belongs to, when the person is in view already.
    #[uniffi(default)]
    pub case: Option<CaseId>,
    /// The closed case of the same person that the new one follows.
    #[uniffi(default)]
    pub follows: Option<CaseId>,
    /// The concern, in the reporter's words.
    #[uniffi(default)]
    pub concern: String,
    /// Key of the reason in the pack.
    #[uniffi(default)]
    pub reason: String,
    /// How soon somebody should go.
    #[uniffi(default)]
    pub urgency: Option<Urgency>,
    /// Where it is, when that is not where the person lives.
    #[uniffi(default)]
    pub place: PlacePart,
    /// What to know before ringing the bell.
    #[uniffi(default)]
    pub safety: String,
    /// When it was received, when that was before now.
    #[uniffi(default)]
    pub received: Option<Instant>,
    /// Whether the reporter stays unnamed; as the type says unless said otherwise.
    #[uniffi(default)]
    pub shielded: Option<bool>,
}

/// What the form offers.
#[uniffi::remote(Record)]
pub struct ReportFormView {
    /// Types of report.
    pub types: Vec<ReportTypeView>,
    /// Reasons.
    pub reasons: Vec<ChoiceView>,
    /// Villages, the nearest first when the phone knows where it is.
    pub villages: Vec<String>,
    /// What was typed before and not finished.
    pub unfinished: Option<ReportDraft>,
}

/// A case that may be about the same person.
#[uniffi::remote(Record)]
pub struct SuggestionView {
    /// The case.
    pub case: CaseId,
    /// Its person.
    pub who: Who,
    /// How alike, 0 to 100.
    pub score: u32,
    /// In what.
    pub reasons: Vec<Likeness>,
    /// Whole months since it was closed; `None` while it is open.
    pub closed_months_ago: Option<u32>,
    /// Whether the reason is the same.
    pub same_reason: bool,
}

/// A report as a case shows it.
#[uniffi::remote(Record)]
pub struct ReportView {
    /// Its id.
    pub report: ReportId,
    /// Key of its type.
    pub kind: String,
    /// Where it comes from.
    pub source: Source,
    /// Who reports.
    pub reporter: ReporterPart,
    /// How it reached us.
    pub channel: Channel,
    /// The concern.
    pub concern: String,
    /// Key of the reason.
    pub reason: String,
    /// How soon somebody should go.
    pub urgency: Urgency,
    /// Where, when that is not where the person lives.
    pub place: PlacePart,
    /// What to know before ringing the bell.
    pub safety: String,
    /// When it was received.
    pub received: Instant,
    /// Its clocks.
    pub clocks: Vec<ClockView>,
    /// Who may hear the outcome.
    pub may_hear: Audience,
    /// Whether the reporter stays unnamed towards the client.
    pub shielded: bool,
    /// When the reporter was told.
    pub fed_back: Option<Instant>,
}

/// A clock and where it stands.
#[uniffi::remote(Record)]
pub struct ClockView {
    /// What stops it.
    pub event: ClockEvent,
    /// Last moment in time.
    pub due: Instant,
    /// Days it gives.
    pub days: u32,
    /// Whether these are working days.
    pub working: bool,
    /// Where it stands.
    pub state: ClockState,
}

/// What taking a report in led to.
#[uniffi::remote(Record)]
pub struct Reported {
    /// The report.
    pub report: ReportId,
    /// Its case.
    pub case: CaseId,
}
