//! The app without a screen: [`Companion`] while locked, [`Session`] while unlocked.
//!
//! This is what both phones and the desk are bound to. Everything is synchronous and returns a
//! [`Result`] with one small [`Error`]; one call serves one screen, page or keystroke. Drafts go
//! in, views come out, listeners get ids.

mod again;
mod alarms;
mod anchor;
mod areas;
mod attempts;
mod background;
mod calls;
mod cases;
mod choices;
mod companion;
mod directory;
mod drafts;
mod erasing;
mod error;
mod forms;
mod hub_clock;
mod inbox;
mod inspect;
mod known;
mod leaving;
mod marks;
mod pack;
mod parts;
mod phone;
mod plans;
mod post;
mod promises;
mod reach;
mod recovery;
mod reminders;
mod reports;
mod road;
mod rounds;
mod running;
mod safety;
mod secrets;
mod session;
mod settings;
mod sharing;
mod spending;
#[cfg(test)]
mod stage;
mod summaries;
mod supervision;
mod sync;
mod team;
mod timeline;
mod today;
mod visits;
mod words;

pub use alarms::AlarmView;
pub use areas::{Calls, Cases, Directory, Forms, Plans, Todays, Visits};
pub use attempts::{AppointmentDraft, AppointmentView, AttemptDraft, AttemptView, Attempted};
pub use background::LockedSyncView;
pub use calls::{AfterCallView, CallDraft, CallPlanView, CallView, DialView, OutcomeDraft};
pub use cases::{CaseFilter, CasePage, CaseRow, CaseView, Cursor, DutyView};
pub use choices::{ChoiceView, ReportTypeView};
pub use companion::{Companion, Rescued, State};
pub use directory::{AgreementView, ContactDraft, ContactView, PartnerDraft, PartnerView};
pub use erasing::{Erasing, ErasurePreview, ErasureView, Extent, HolderView, TallyView};
pub use error::{Error, Refusal, Rejection, Result, Rule};
pub use field::rule::digest::{
    Digest as DigestView, Week as WeekView, WorkerVisits as WorkerVisitsView,
};
pub use inspect::{Inspected, inspect, inspect_outside};
pub use parts::{
    ContactPart, LinePart, NextPart, PersonPart, PlacePart, PresentPart, RelationPart,
    ReporterPart, Spot,
};
pub use phone::{Clock, Keystore, KeystoreEntry, KeystoreError, Listener, Subscription};
pub use plans::{PlanDraft, PlanItemPart, PlanView};
pub use promises::{PromiseDraft, PromiseView};
pub use recovery::{Recovery, RecoverySheet};
pub use reports::{ClockView, ReportDraft, ReportFormView, ReportView, Reported, SuggestionView};
pub use rounds::{NextCallView, RoundView};
pub use running::ProgressView;
pub use safety::{DrillView, Safety, WatchView};
pub use session::Session;
pub use settings::{ContentsView, PackView, Settings, WorkerDraft};
pub use sharing::FollowerView;
pub use spending::{SpendingDraft, SpendingView};
pub use summaries::SummaryView;
pub use supervision::{
    OpenPromiseView, ReceivedPage, ReceivedView, StandingView, SummaryFilter, Supervision,
};
pub use sync::{Incoming, Sync, SyncView, Trouble};
pub use team::{
    InvitationView, LateView, MemberView, Place, QuarantineView, Roles, Team, TeamView,
};
pub use timeline::{Moment, TimelineEntry, TimelinePage, VersionView};
pub use today::{HitTarget, HitView, SearchPage, TodayView};
pub use vault::{Damage, Survey};
pub use visits::{UnfinishedView, VisitDraft, VisitView};
pub use words::{Language, Words};

/// The plain data of the rules that views carry as it is: ids, times, codes, answers.
pub mod data {
    pub use field::id::{
        AlarmId, AppointmentId, AttemptId, CallId, CaseId, ContactId, DeviceId, EntityId,
        InviteeId, LineId, PartnerId, PersonId, PlanItemId, PromiseId, ReportId, RevisionId,
        RoundId, SpendingId, SummaryId, VisitId, WatchId,
    };
    pub use field::record::{
        ActionState, AlarmState, AttemptKind, AttemptOutcome, Audience, CallChannel, CallOutcome,
        Callee, Channel, ClockEvent, ClosingReason, Duty, ErasureGround, Mark, Owner, Phase, Point,
        PromiseState, Promiser, Source, Stage, Trust, Urgency,
    };
    pub use field::rule::callplan::{Candidate, Reason};
    pub use field::rule::clocks::ClockState;
    pub use field::rule::dial::{Dial, DialKind};
    pub use field::rule::opening::OpenState;
    pub use field::rule::person::Who;
    pub use field::rule::promise::{PartnerRecord, PromiseStanding};
    pub use field::rule::proposal::{Because, Proposal};
    pub use field::rule::reports::Likeness;
    pub use field::rule::round::{NeedResult, NeedState};
    pub use field::rule::spending::ToJustify;
    pub use field::rule::today::{Item, ItemKind, Today, When};
    pub use field::time::{Instant, LocalDate, LocalTime, Now, PartOfDay, Zone};
}
