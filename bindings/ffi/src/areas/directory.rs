//! Partners.

use crate::error::Result;
use companion::data::PartnerId;
use companion::{ChoiceView, PartnerDraft, PartnerView};

/// Partners.
#[derive(uniffi::Object)]
pub struct Directory(pub(crate) companion::Directory);

#[uniffi::export]
impl Directory {
    /// The roles that a partner can have.
    pub fn roles(&self) -> Result<Vec<ChoiceView>> {
        Ok(self.0.roles()?)
    }

    /// Every partner, by name; only those that can serve `need` when one is given.
    pub fn list(&self, need: Option<String>) -> Result<Vec<PartnerView>> {
        Ok(self.0.list(need.as_deref())?)
    }

    /// One partner.
    pub fn get(&self, id: PartnerId) -> Result<PartnerView> {
        Ok(self.0.get(id)?)
    }

    /// Adds a partner of the worker's own; it stays beside the pack and survives its updates.
    pub fn add(&self, draft: PartnerDraft) -> Result<PartnerId> {
        Ok(self.0.add(&draft)?)
    }

    /// Changes a partner of the worker's own, or fills in what the pack leaves open: a filled
    /// field stands before the pack's.
    pub fn fill_in(&self, id: PartnerId, draft: PartnerDraft) -> Result<PartnerView> {
        Ok(self.0.fill_in(id, &draft)?)
    }
}
