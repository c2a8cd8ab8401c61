//! Plans and spending.

use crate::error::Result;
use companion::data::{CaseId, LocalDate, SpendingId, ToJustify};
use companion::{PlanDraft, PlanView, SpendingDraft};

/// Plans and spending.
#[derive(uniffi::Object)]
pub struct Plans(pub(crate) companion::Plans);

#[uniffi::export]
impl Plans {
    /// The plan of a case; empty when there is none yet.
    pub fn get(&self, case: CaseId) -> Result<PlanView> {
        Ok(self.0.get(case)?)
    }

    /// What was typed and not finished.
    pub fn draft(&self, case: CaseId) -> Result<Option<PlanDraft>> {
        Ok(self.0.draft(case)?)
    }

    /// Keeps what was typed so far: sealed, on this phone, over what stood there.
    pub fn keep(&self, case: CaseId, draft: PlanDraft) -> Result<()> {
        Ok(self.0.keep(case, &draft)?)
    }

    /// Writes the plan. A row that changes takes the client's yes away: it was said to other words.
    pub fn write(&self, case: CaseId, draft: PlanDraft) -> Result<PlanView> {
        Ok(self.0.write(case, &draft)?)
    }

    /// Records that the client said yes to the plan as it stands.
    pub fn client_said_yes(&self, case: CaseId, on: LocalDate) -> Result<PlanView> {
        Ok(self.0.client_said_yes(case, on)?)
    }

    /// Writes spending down. Over the mandate it warns and asks for a name; it does not block.
    pub fn spend(&self, case: CaseId, draft: SpendingDraft) -> Result<SpendingId> {
        Ok(self.0.spend(case, &draft)?)
    }

    /// Whether an amount goes over the mandate, for saying so before it is spent.
    pub fn over_mandate(&self, cents: i64) -> Result<bool> {
        Ok(self.0.over_mandate(cents)?)
    }

    /// Accounts for spending, by what it led to.
    pub fn justify(&self, id: SpendingId, effect: String) -> Result<()> {
        Ok(self.0.justify(id, &effect)?)
    }

    /// What is still to be accounted for, the earliest day first.
    pub fn to_justify(&self) -> Result<Vec<ToJustify>> {
        Ok(self.0.to_justify()?)
    }
}
