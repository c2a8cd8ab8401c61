//! Keeps the supervisor's vault: locked, or unlocked for as long as somebody uses the page.

use crate::source::Source;
use companion::data::{Now, Zone};
use companion::{Clock, Companion, Error, Result, State, WorkerDraft};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The page locks itself after so many minutes without a click.
const IDLE_MINUTES: i64 = 10;

/// Whose page it is: a vault, and what is open of it.
pub struct Supervisor {
    /// The supervisor's own vault, on this machine.
    pub companion: Companion,
    /// The same clock that the companion was given.
    pub clock: Arc<dyn Clock>,
    /// A session over it that is open already; without one the page asks for the PIN.
    pub open: Option<Arc<dyn Source>>,
}

pub(crate) struct Keeper {
    companion: Companion,
    clock: Arc<dyn Clock>,
    open: Mutex<Option<Open>>,
}

struct Open {
    source: Arc<dyn Source>,
    used_ms: i64,
}

impl Keeper {
    pub(crate) fn new(supervisor: Supervisor) -> Self {
        let Supervisor { companion, clock, open } = supervisor;
        let used_ms = clock.now_ms();
        let open = Mutex::new(open.map(|source| Open { source, used_ms }));
        Self { companion, clock, open }
    }

    pub(crate) fn now(&self) -> Now {
        Now {
            at: companion::data::Instant(self.clock.now_ms()),
            zone: Zone::named(&self.clock.zone()).unwrap_or(Zone::NETHERLANDS),
        }
    }

    /// Asks the open vault; a person asked, so the page stays open. Blocks.
    pub(crate) fn ask<T>(&self, question: impl FnOnce(&dyn Source) -> Result<T>) -> Result<T> {
        self.lock_when_idle();
        let now = self.clock.now_ms();
        let source = self.open().as_mut().map(|open| {
            open.used_ms = now;
            Arc::clone(&open.source)
        });
        question(source.ok_or(Error::Locked)?.as_ref())
    }

    /// Asks the open vault by itself: that does not keep the page open. Blocks.
    pub(crate) fn peek<T>(&self, question: impl FnOnce(&dyn Source) -> Result<T>) -> Result<T> {
        self.lock_when_idle();
        let source = self.open().as_ref().map(|open| Arc::clone(&open.source));
        question(source.ok_or(Error::Locked)?.as_ref())
    }

    /// What stands on this machine.
    pub(crate) fn state(&self) -> Result<State> {
        self.companion.state()
    }

    pub(crate) fn unlock(&self, pin: &[u8]) -> Result<()> {
        let session = self.companion.unlock_with_pin(pin)?;
        self.keep(Arc::new(session));
        Ok(())
    }

    /// Makes the vault and joins the team. The vault stays when the team cannot be joined now:
    /// the page of the team asks again.
    pub(crate) fn set_up(&self, pin: &[u8], worker: &WorkerDraft, invitation: &str) -> Result<()> {
        let session = self.companion.set_up(pin, worker, None)?;
        self.keep(Arc::new(session));
        if invitation.is_empty() {
            return Ok(());
        }
        self.ask(|source| enter_team(source, invitation))
    }

    /// Locks, whoever asks; locked already is fine.
    pub(crate) fn lock(&self) {
        let Some(open) = self.open().take() else { return };
        if open.source.lock().is_err() {
            tracing::warn!("the vault could not be tidied while it was locked");
        }
    }

    /// A clock that was set back keeps the page open no longer than one that runs.
    pub(crate) fn lock_when_idle(&self) {
        let now = self.clock.now_ms();
        let idle = |open: &Open| {
            let idle_ms = now.saturating_sub(open.used_ms);
            !(0..IDLE_MINUTES * 60_000).contains(&idle_ms)
        };
        if self.open().as_ref().is_some_and(idle) {
            self.lock();
        }
    }

    fn keep(&self, source: Arc<dyn Source>) {
        *self.open() = Some(Open { source, used_ms: self.clock.now_ms() });
    }

    fn open(&self) -> MutexGuard<'_, Option<Open>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Joins with an invitation, or starts the team with the one that the hub's owner was given.
pub(crate) fn enter_team(source: &dyn Source, invitation: &str) -> Result<()> {
    use companion::Rejection::NotAnInvitation;
    match source.join(invitation) {
        Err(Error::Rejected { code: NotAnInvitation }) => source.found(invitation).map(|_| ()),
        joined => joined.map(|_| ()),
    }
}
