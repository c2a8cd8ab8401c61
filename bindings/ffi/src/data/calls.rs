//! Calls, rounds, promises.

use companion::data::{
    CallChannel, CallId, CallOutcome, Callee, Candidate, CaseId, ContactId, Instant, LocalDate,
    LocalTime, NeedResult, PartnerId, PromiseId, PromiseStanding, Promiser, ReportId, RoundId, Who,
};
use companion::{
    AfterCallView, CallDraft, CallPlanView, CallView, ChoiceView, DialView, NextCallView,
    OutcomeDraft, PromiseDraft, PromiseView, RoundView, SpendingDraft,
};

/// Who to call for a need in a case.
#[uniffi::remote(Record)]
pub struct CallPlanView {
    /// About whom: shown above the plan.
    pub who: Who,
    /// The need.
    pub need: ChoiceView,
    /// Who to call, the likeliest first.
    pub candidates: Vec<Candidate>,
}

/// Somebody to reach, about a case.
#[uniffi::remote(Record)]
pub struct CallDraft {
    /// About whom.
    pub case: CaseId,
    /// To whom.
    pub callee: Callee,
    /// By what.
    pub channel: CallChannel,
    /// Key of the need; empty for none.
    #[uniffi(default)]
    pub need: String,
    /// The round it belongs to.
    #[uniffi(default)]
    pub round: Option<RoundId>,
}

/// What to hand to the phone's own dialer or mail app; the call is written down already.
#[uniffi::remote(Record)]
pub struct DialView {
    /// The call that now waits for its outcome.
    pub call: CallId,
    /// About whom.
    pub who: Who,
    /// Who is called.
    pub callee: String,
    /// The number or address, as shown.
    pub shown: String,
    /// What the phone opens: "tel:…", "sms:…" or "mailto:…".
    pub uri: String,
}

/// A call.
#[uniffi::remote(Record)]
pub struct CallView {
    /// Its id.
    pub call: CallId,
    /// About which case.
    pub case: CaseId,
    /// About whom.
    pub who: Who,
    /// To whom.
    pub callee: Callee,
    /// Name or function of who was called.
    pub callee_name: String,
    /// By what.
    pub channel: CallChannel,
    /// Key of the need.
    pub need: String,
    /// The round it belongs to.
    pub round: Option<RoundId>,
    /// When the dialer was opened.
    pub started: Instant,
    /// What it led to; `None` while it waits.
    pub outcome: Option<CallOutcome>,
    /// When the outcome was recorded.
    pub ended: Option<Instant>,
    /// When to call back.
    pub call_back: Option<Instant>,
    /// One line.
    pub line: String,
}

/// What came of a call: one tap, and what stands on the same sheet.
#[uniffi::remote(Record)]
pub struct OutcomeDraft {
    /// What it led to.
    pub outcome: CallOutcome,
    /// One line; may be empty.
    #[uniffi(default)]
    pub line: String,
    /// When to call back.
    #[uniffi(default)]
    pub call_back: Option<Instant>,
    /// What was promised.
    #[uniffi(default)]
    pub promise: Option<PromiseDraft>,
    /// What was spent.
    #[uniffi(default)]
    pub spending: Option<SpendingDraft>,
}

/// What the sheet shows after an outcome.
#[uniffi::remote(Record)]
pub struct AfterCallView {
    /// The call.
    pub call: CallView,
    /// The round so far.
    pub round: Option<RoundView>,
    /// Who to call next, and for which need; `None` when the round is done.
    pub next: Option<NextCallView>,
    /// Whether what was spent goes over the mandate: then the name of who agreed belongs to it.
    pub over_mandate: bool,
}

/// Who is called.
#[uniffi::remote(Enum)]
pub enum Callee {
    /// The client: counts as an attempt.
    Client,
    /// Somebody around the client, by name.
    Relative(String),
    /// Who reported: counts as feedback when reached.
    Reporter(ReportId),
    /// A partner, and whom there.
    Partner(PartnerId, Option<ContactId>),
}

/// Who made a promise.
#[uniffi::remote(Enum)]
pub enum Promiser {
    /// The worker.
    Worker,
    /// The client.
    Client,
    /// Somebody around the client.
    Relative,
    /// A partner.
    Partner(PartnerId),
}

/// A promise to write down.
#[uniffi::remote(Record)]
pub struct PromiseDraft {
    /// What, in one line.
    #[uniffi(default)]
    pub what: String,
    /// Name or function of who said it; who was called unless said otherwise.
    #[uniffi(default)]
    pub who: String,
    /// By which day.
    pub due: LocalDate,
    /// By what time that day.
    #[uniffi(default)]
    pub time: Option<LocalTime>,
}

/// A promise.
#[uniffi::remote(Record)]
pub struct PromiseView {
    /// Its id.
    pub promise: PromiseId,
    /// About which case.
    pub case: CaseId,
    /// About whom.
    pub about: Who,
    /// Who made it.
    pub by: Promiser,
    /// Name of the partner, where one made it.
    pub partner: String,
    /// Name or function of who said it.
    pub who: String,
    /// What.
    pub what: String,
    /// By which day.
    pub due: LocalDate,
    /// By what time that day.
    pub time: Option<LocalTime>,
    /// When it was made.
    pub made: Instant,
    /// Key of the need it answers.
    pub need: String,
    /// Where it stands.
    pub standing: PromiseStanding,
}

/// A round as its line and its sheet show it.
#[uniffi::remote(Record)]
pub struct RoundView {
    /// Its id.
    pub round: RoundId,
    /// For which case.
    pub case: CaseId,
    /// About whom.
    pub who: Who,
    /// Start.
    pub started: Instant,
    /// End; `None` while it goes on.
    pub ended: Option<Instant>,
    /// Each need and where it stands.
    pub needs: Vec<NeedResult>,
    /// How many are arranged.
    pub arranged: u32,
    /// By how many calls.
    pub calls: u32,
    /// In how many minutes.
    pub minutes: u32,
}

/// The next call of a round, ready to dial.
#[uniffi::remote(Record)]
pub struct NextCallView {
    /// Key of the need.
    pub need: String,
    /// Who.
    pub candidate: Candidate,
}
