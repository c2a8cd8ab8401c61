//! The safety timer (F15, first part).

use crate::error::{Error, Result};
use crate::road::Road;
use field::id::{CaseId, VisitId, WatchId};
use field::time::Instant;
use std::sync::Arc;

/// Safety timers of this worker.
pub struct Safety {
    road: Arc<Road>,
}

/// A safety timer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WatchView {
    /// Its id.
    pub watch: WatchId,
    /// For which case.
    pub case: CaseId,
    /// When it passes.
    pub due: Instant,
    /// When the hub confirmed that it watches. `None` shows as "niet bewaakt: geen verbinding".
    pub watched: Option<Instant>,
    /// When the worker said that all is well.
    pub well: Option<Instant>,
}

impl Safety {
    pub(crate) fn new(road: Arc<Road>) -> Self {
        Self { road }
    }

    /// Sets a timer for so many minutes, with what supervisors read should it pass. Tries the hub
    /// at once; whether it watches stands in the view.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], and what storage can meet.
    pub fn start(
        &self,
        case: CaseId,
        visit: Option<VisitId>,
        minutes: u32,
        words: &str,
    ) -> Result<WatchView> {
        let _ = (case, visit, minutes, words, &self.road);
        Err(Error::NotFound)
    }

    /// Says that all is well: the alarm is called off, at once or at the next connection.
    ///
    /// # Errors
    /// [`Error::NotFound`], and what storage can meet.
    pub fn all_well(&self, watch: WatchId) -> Result<WatchView> {
        let _ = watch;
        Err(Error::NotFound)
    }

    /// The silent alarm: due at once.
    ///
    /// # Errors
    /// What storage can meet.
    pub fn silent(&self, case: CaseId, words: &str) -> Result<WatchView> {
        let _ = (case, words);
        Err(Error::NotFound)
    }

    /// Timers that run.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn running(&self) -> Result<Vec<WatchView>> {
        Ok(Vec::new())
    }
}
