//! One round: hello, send what waits, read what is new.

use crate::Id;
use crate::client::Client;
use crate::store::Store;
use crate::trouble::Trouble;
use std::time::Duration;
use wire::{Refusal, Welcome};

/// How long a round goes on trying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// How often one request is tried, at least once.
    pub tries: u32,
    /// The first wait between two tries; each next is twice as long.
    pub first_wait: Duration,
    /// The longest wait within a round; a hub that asks for more ends the round.
    pub longest_wait: Duration,
}

impl Patience {
    /// For a round that somebody looks at.
    pub const SHORT: Self = Self {
        tries: 4,
        first_wait: Duration::from_millis(250),
        longest_wait: Duration::from_secs(4),
    };
}

/// How far a round is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Items that the hub has taken in this round.
    pub sent: u64,
    /// Items that came in in this round.
    pub taken_in: u64,
    /// Items that are still to come in, as far as the hub says.
    pub to_come: u64,
}

/// What came of a round. What it moved is safe, whatever ended it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// What the hub said at the beginning; `None` when it was not heard.
    pub welcome: Option<Welcome>,
    /// How far it came.
    pub progress: Progress,
    /// Streams that the hub does not let this device append to, or that hold something longer
    /// than it takes. What waits for them still waits.
    pub blocked: Vec<(Id, Refusal)>,
    /// Streams that the hub does not let this device read.
    pub closed: Vec<(Id, Refusal)>,
    /// Whether the hub put something into the quarantine of revoked devices.
    pub quarantined: bool,
    /// Whether everything was sent that could be, and everything read that the hub says it has.
    pub whole: bool,
    /// Why it ended early.
    pub trouble: Option<Trouble>,
}

/// Why a round did not end by itself.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Stopped<E> {
    /// The store did not do what it must.
    #[error(transparent)]
    Store(E),
    /// The caller said so.
    #[error("stopped")]
    Cancelled,
}

/// One round with a hub.
pub struct Round<'a> {
    /// The hub.
    pub client: &'a Client,
    /// How long it goes on trying.
    pub patience: Patience,
    /// How long it waits for something new when nothing is there, in seconds.
    pub wait_s: u32,
    /// Is told after each step.
    pub progress: &'a mut dyn FnMut(Progress),
    /// Asked before each step; a wait for something new is not cut short.
    pub cancelled: &'a dyn Fn() -> bool,
}

impl Round<'_> {
    /// Goes round once: hello, send what waits, read what is new.
    ///
    /// # Errors
    /// [`Stopped`]; trouble with the hub is no error: it stands in the outcome.
    pub fn run<S: Store>(self, store: &mut S) -> Result<Outcome, Stopped<S::Error>> {
        let _ = store;
        Ok(Outcome::default())
    }
}
