//! One round: hello, send what waits, read what is new.

use crate::Id;
use crate::asking::{Asking, Patience};
use crate::check;
use crate::client::Client;
use crate::stop::Stop;
use crate::store::Store;
use crate::trouble::{Lie, Trouble};
use wire::{Hello, PROTOCOL_VERSION, Refusal, Request, Welcome, capability};

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
    /// Streams that the hub does not let this device read, or that nobody has opened yet.
    pub closed: Vec<(Id, Refusal)>,
    /// Whether the hub put something into the quarantine of revoked devices.
    pub quarantined: bool,
    /// Whether everything was sent, and everything read that the hub says it has.
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
    Said,
}

/// One round with a hub. The word that its client goes by ends it, a wait for something new too.
pub struct Round<'a> {
    /// The hub.
    pub client: &'a Client,
    /// How long it goes on trying.
    pub patience: Patience,
    /// How long it waits for something new when nothing is there, in seconds.
    pub wait_s: u32,
    /// Is told after each step.
    pub progress: &'a mut dyn FnMut(Progress),
}

/// Why a step did not do what it should.
pub(crate) enum End<E> {
    Stopped(Stopped<E>),
    Trouble(Trouble),
}

impl<E, T: Into<Trouble>> From<T> for End<E> {
    fn from(trouble: T) -> Self {
        Self::Trouble(trouble.into())
    }
}

/// What the store said.
pub(crate) fn stored<T, E>(result: Result<T, E>) -> Result<T, End<E>> {
    result.map_err(|error| End::Stopped(Stopped::Store(error)))
}

impl Round<'_> {
    /// Goes round once: hello, send what waits, read what is new. Stopped at any moment, it goes
    /// on next time where it was: what the hub took is taken once, and a cursor moves with its
    /// items only.
    ///
    /// # Errors
    /// [`Stopped`]; trouble with the hub is no error: it stands in the outcome.
    pub fn run<S: Store>(mut self, store: &mut S) -> Result<Outcome, Stopped<S::Error>> {
        let mut outcome = Outcome::default();
        let ended = self.steps(store, &mut outcome);
        let kept = store.end().map_err(Stopped::Store);
        match ended {
            Ok(()) => outcome.whole = outcome.blocked.is_empty(),
            Err(End::Trouble(Trouble::Stopped)) => return Err(Stopped::Said),
            Err(End::Trouble(trouble)) => outcome.trouble = Some(trouble),
            Err(End::Stopped(stopped)) => return Err(stopped),
        }
        kept.map(|()| outcome)
    }

    fn steps<S: Store>(
        &mut self,
        store: &mut S,
        outcome: &mut Outcome,
    ) -> Result<(), End<S::Error>> {
        let hello = Hello {
            versions: vec![PROTOCOL_VERSION],
            capabilities: vec![capability::ALARM, capability::RECOVERY],
        };
        let welcome = self.ask(&hello, 0)?;
        if welcome.version != PROTOCOL_VERSION {
            return Err(Trouble::Update.into());
        }
        let limits = welcome.limits;
        outcome.welcome = Some(welcome);
        check::limits(&limits)?;
        self.send(store, outcome, &limits)?;
        self.read(store, outcome, &limits)
    }

    /// Asks, and asks again while there is hope.
    pub(crate) fn ask<R: Request, E>(&self, request: &R, wait_s: u32) -> Result<R::Answer, End<E>> {
        let over = Stop::default();
        let asking = Asking { client: self.client, patience: self.patience, over: &over };
        Ok(asking.ask(request, wait_s)?)
    }

    /// Ends the round over a lie about streams. What was promised about them is worth nothing.
    pub(crate) fn caught<S: Store>(
        &self,
        store: &mut S,
        lie: Lie,
        streams: &[Id],
    ) -> End<S::Error> {
        match lie {
            Lie::Swapped => stored(store.broken(streams)).err().unwrap_or(lie.into()),
            _ => lie.into(),
        }
    }
}
