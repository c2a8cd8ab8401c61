//! The supervisor's page on a stage: a made-up team, a clock that stands still, a vault in a
//! folder of its own. Everybody here is invented.

mod people;
mod sample;
mod vault;

pub use sample::{Known, Sample};
pub use vault::{MemoryKeystore, StageClock, locked};

use desk::{Desk, DeskError, Supervisor};
use std::path::Path;
use std::sync::Arc;

/// A desk that is open over a sample, and what moves it.
pub struct Stage {
    /// The page.
    pub desk: Desk,
    /// Its clock.
    pub clock: Arc<StageClock>,
    /// What it shows.
    pub sample: Arc<Sample>,
}

impl Stage {
    /// Opens a desk over this sample, with an empty folder for its vault.
    ///
    /// # Errors
    /// [`DeskError`].
    pub fn open(home: &Path, sample: Sample) -> Result<Self, DeskError> {
        let clock = Arc::new(StageClock::default());
        let sample = Arc::new(sample);
        let supervisor =
            Supervisor { open: Some(Arc::clone(&sample) as _), ..locked(home, &clock) };
        Ok(Self { desk: Desk::start(0, supervisor)?, clock, sample })
    }
}
