//! Erasing: what will go, what went, and who has not confirmed it.

use companion::data::{CaseId, ClosingReason, DeviceId, ErasureGround, Instant, LocalDate, Who};
use companion::{ErasurePreview, ErasureView, Extent, HolderView, TallyView};

/// How much of a case.
#[uniffi::remote(Enum)]
pub enum Extent {
    /// All of it.
    Case,
    /// The part that is shared with another employer; the own organisation's lines stay.
    SharedPart,
}

/// Why something is erased. The app records the ground; it never decides it.
#[uniffi::remote(Enum)]
pub enum ErasureGround {
    /// Its time to be kept is over.
    Retention,
    /// It was handed over and is kept elsewhere.
    HandedOver,
    /// The client asked for it.
    ClientsRight,
    /// It should not have been here.
    Mistake,
    /// A value of a newer version, kept as it came.
    Unknown(u32),
}

/// What will be erased, to be looked at before.
#[uniffi::remote(Record)]
pub struct ErasurePreview {
    /// The case.
    pub case: CaseId,
    /// About whom.
    pub who: Who,
    /// How much of it.
    pub extent: Extent,
    /// How many things there are: reports, visits, calls and so on.
    pub entities: u32,
    /// How many states of them, earlier ones included.
    pub revisions: u32,
    /// Sheets about it that are not done.
    pub drafts: u32,
    /// Who else has to erase it.
    pub holders: Vec<HolderView>,
    /// What stays for results: counts without a name. `None` when only a part goes.
    pub stays: Option<TallyView>,
    /// Whether this device may: it is the one whose case it is.
    pub may: bool,
    /// Whose case it is, when this device may not; empty for one who is not known by name.
    pub whose: String,
}

/// A device that holds, or held, what is to be erased.
#[uniffi::remote(Record)]
pub struct HolderView {
    /// The device.
    pub device: DeviceId,
    /// Whose it is, by the team's roster; empty for one that left the team.
    pub name: String,
    /// When it erased it, by its own signed word; `None` as long as it has not confirmed.
    pub confirmed: Option<Instant>,
}

/// Something that was erased, and what is known of it elsewhere.
#[uniffi::remote(Record)]
pub struct ErasureView {
    /// Which case it was; the id leads nowhere any more.
    pub case: CaseId,
    /// Whether all of it went.
    pub whole: bool,
    /// When it was decided.
    pub at: Instant,
    /// Why.
    pub ground: ErasureGround,
    /// How many states were erased here.
    pub revisions: u32,
    /// Whether it was decided on this device.
    pub here: bool,
    /// Whose decision it was otherwise; empty for one who left the team.
    pub by: String,
    /// Whether the order for the hub is on its way, or none is needed.
    pub hub_told: bool,
    /// Everyone who has to erase it as well, who has not confirmed first. Empty for what another
    /// device decided.
    pub holders: Vec<HolderView>,
}

/// What stays of a case that was erased.
#[uniffi::remote(Record)]
pub struct TallyView {
    /// The first day of the quarter in which it was opened.
    pub quarter: LocalDate,
    /// Reports.
    pub reports: u32,
    /// Attempts to reach the client.
    pub attempts: u32,
    /// Days from the opening to the first contact; `None` without one.
    pub days_to_contact: Option<u32>,
    /// Visits.
    pub visits: u32,
    /// Calls with an outcome.
    pub calls: u32,
    /// Needs that were arranged.
    pub arranged: u32,
    /// Promises made.
    pub promises: u32,
    /// Promises kept.
    pub kept: u32,
    /// What was spent, in euro cents.
    pub spent_cents: i64,
    /// Weeks from the opening to the closing; `None` when it was not closed.
    pub weeks: Option<u32>,
    /// Why it was closed.
    pub closing: Option<ClosingReason>,
}
