//! Safety timers of this worker.

use crate::error::Result;
use companion::data::{CaseId, VisitId, WatchId};
use companion::{DrillView, WatchView};

/// Safety timers of this worker.
#[derive(uniffi::Object)]
pub struct Safety(pub(crate) companion::Safety);

#[uniffi::export]
impl Safety {
    /// Sets a timer for so many minutes, with what supervisors read should it pass. The next
    /// `Sync::now` tells the hub and the supervisors' devices; whether the hub watches
    /// stands in `Safety::running`.
    pub fn start(
        &self,
        case: CaseId,
        visit: Option<VisitId>,
        minutes: u32,
        words: String,
    ) -> Result<WatchView> {
        Ok(self.0.start(case, visit, minutes, &words)?)
    }

    /// The silent alarm: due at once.
    pub fn silent(&self, case: CaseId, words: String) -> Result<WatchView> {
        Ok(self.0.silent(case, &words)?)
    }

    /// Begins a drill: a sealed alarm like any other, due at once, that supervisors see as a drill
    /// and never as an alarm. A later sync brings the word back that a supervisor has seen it.
    pub fn drill(&self) -> Result<DrillView> {
        Ok(self.0.drill()?)
    }

    /// The last drill, when there was one.
    pub fn last_drill(&self) -> Result<Option<DrillView>> {
        Ok(self.0.last_drill()?)
    }

    /// Says that all is well: the alarm is called off, at the next connection.
    pub fn all_well(&self, id: WatchId) -> Result<WatchView> {
        Ok(self.0.all_well(id)?)
    }

    /// Timers that run: nobody said yet that all is well.
    pub fn running(&self) -> Result<Vec<WatchView>> {
        Ok(self.0.running()?)
    }
}
