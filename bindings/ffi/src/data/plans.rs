//! Plans and spending.

use companion::data::{CaseId, Instant, LocalDate, PlanItemId, SpendingId};
use companion::{PlanDraft, PlanItemPart, PlanView, SpendingDraft, SpendingView};

/// A plan while it is being written.
#[uniffi::remote(Record)]
pub struct PlanDraft {
    /// Its rows.
    #[uniffi(default)]
    pub items: Vec<PlanItemPart>,
    /// What the client wants, in the client's own words.
    #[uniffi(default)]
    pub own_words: String,
}

/// A plan.
#[uniffi::remote(Record)]
pub struct PlanView {
    /// For which case.
    pub case: CaseId,
    /// Its rows.
    pub items: Vec<PlanItemPart>,
    /// What the client wants.
    pub own_words: String,
    /// When the client said yes.
    pub clients_yes: Option<LocalDate>,
}

/// Money to be spent.
#[uniffi::remote(Record)]
pub struct SpendingDraft {
    /// Euro cents.
    pub cents: i64,
    /// What for.
    #[uniffi(default)]
    pub purpose: String,
    /// The row of the plan it serves.
    #[uniffi(default)]
    pub item: Option<PlanItemId>,
    /// Who agreed, when it goes over the mandate.
    #[uniffi(default)]
    pub agreed_by: String,
}

/// Money spent.
#[uniffi::remote(Record)]
pub struct SpendingView {
    /// Its id.
    pub spending: SpendingId,
    /// For which case.
    pub case: CaseId,
    /// Euro cents.
    pub cents: i64,
    /// What for.
    pub purpose: String,
    /// The row of the plan it serves.
    pub item: Option<PlanItemId>,
    /// When.
    pub at: Instant,
    /// Until when it can be accounted for.
    pub justify_by: LocalDate,
    /// Who agreed.
    pub agreed_by: String,
    /// The effect, once accounted for.
    pub effect: String,
    /// When it was accounted for.
    pub justified: Option<Instant>,
}
