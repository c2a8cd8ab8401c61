//! Erasing cases, and who has not confirmed it.

use crate::error::Result;
use companion::data::{CaseId, ErasureGround};
use companion::{ErasurePreview, ErasureView, Extent, TallyView};

/// Erasing cases, and who has not confirmed it.
#[derive(uniffi::Object)]
pub struct Erasing(pub(crate) companion::Erasing);

#[uniffi::export]
impl Erasing {
    /// What will be erased, who holds it, and what stays. Changes nothing.
    pub fn preview(&self, case: CaseId, extent: Extent) -> Result<ErasurePreview> {
        Ok(self.0.preview(case, extent)?)
    }

    /// Erases a case, or its shared part: here at once and for good, elsewhere as soon as each
    /// phone hears of it.
    pub fn erase(
        &self,
        case: CaseId,
        extent: Extent,
        ground: ErasureGround,
    ) -> Result<ErasureView> {
        Ok(self.0.erase(case, extent, ground)?)
    }

    /// Everything that was erased on or by this device, the latest first, and who has not
    /// confirmed it.
    pub fn standing(&self) -> Result<Vec<ErasureView>> {
        Ok(self.0.standing()?)
    }

    /// What is left of cases that were erased on this device: counts for results, of the latest
    /// quarter first.
    pub fn tallies(&self) -> Result<Vec<TallyView>> {
        Ok(self.0.tallies()?)
    }
}
