//! Syncing with the hub.

use crate::error::Result;
use companion::SyncView;

/// Syncing with the hub.
#[derive(uniffi::Object)]
pub struct Sync(pub(crate) companion::Sync);

#[uniffi::export]
impl Sync {
    /// Sends what waits, fetches what is new, and says where it stands. Blocks as long as the
    /// network does; call it in the background.
    pub fn now(&self) -> Result<SyncView> {
        Ok(self.0.now()?)
    }

    /// As `now`, and when nothing is new waits up to so many seconds for something: an alarm, a
    /// summary. The next `now` ends the wait.
    pub fn wait(&self, seconds: u32) -> Result<SyncView> {
        Ok(self.0.wait(seconds)?)
    }

    /// Ends what `now` and `wait` are doing, soon and from any thread. What was moved is safe, and
    /// the next one goes on from there.
    pub fn cancel(&self) {
        self.0.cancel();
    }

    /// Where it stands, without asking the hub.
    pub fn state(&self) -> Result<SyncView> {
        Ok(self.0.state()?)
    }
}
