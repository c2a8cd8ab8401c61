//! The word that ends a round: from any thread, in the middle of a request as well.

use std::sync::Arc;
use tokio::sync::watch;

/// The word that ends a round soon, whatever it is doing. Clones share it.
#[derive(Debug, Clone)]
pub struct Stop(Arc<watch::Sender<bool>>);

impl Default for Stop {
    fn default() -> Self {
        Self(Arc::new(watch::Sender::new(false)))
    }
}

impl Stop {
    /// Says it. What goes on with this word ends, and nothing begins with it any more.
    pub fn say(&self) {
        self.0.send_replace(true);
    }

    /// Whether it was said.
    #[must_use]
    pub fn is_said(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until it is said.
    pub(crate) async fn said(&self) {
        // The sender lives as long as this does: waiting cannot fail.
        let _ = self.0.subscribe().wait_for(|said| *said).await;
    }
}
