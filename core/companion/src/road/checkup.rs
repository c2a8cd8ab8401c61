//! After an unlock that did not read everything, everything is read once: a little at a time, so
//! that nobody waits for it.

use super::held::Held;
use crate::phone::Listeners;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use vault::{Checking, Damage};

/// Not before the first screen stands.
const BEGINS_AFTER: Duration = Duration::from_secs(2);

/// Rows looked at in one go, and what is left to others between two of those.
const AT_ONCE: u32 = 64;
const PAUSE: Duration = Duration::from_millis(2);

/// What was found wrong with the vault so far, and the look at everything that may still go on.
pub(crate) struct Checkup {
    shared: Arc<Shared>,
    running: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    damage: Vec<Damage>,
    done: bool,
    /// Somebody waits for it.
    hurried: bool,
    /// The vault is being closed.
    ended: bool,
}

impl Checkup {
    /// Everything was read at the unlock.
    pub(crate) fn done(damage: Vec<Damage>) -> Self {
        let state = Mutex::new(State { damage, done: true, ..State::default() });
        let shared = Arc::new(Shared { state, changed: Condvar::new() });
        Self { shared, running: Mutex::new(None) }
    }

    /// Begins to look at everything. Listeners are told when something is found.
    pub(crate) fn begin(held: &Arc<Held>, listeners: &Arc<Listeners>) -> Self {
        let shared = Arc::new(Shared::default());
        let (held, listeners) = (Arc::downgrade(held), Arc::clone(listeners));
        let run = {
            let shared = Arc::clone(&shared);
            move || shared.run(&held, &listeners)
        };
        let running = thread::Builder::new().name("checkup".to_owned()).spawn(run);
        // Where no thread is to be had, what is shown is checked all the same.
        shared.lock().ended = running.is_err();
        Self { shared, running: Mutex::new(running.ok()) }
    }

    /// What was found so far.
    pub(crate) fn found(&self) -> Vec<Damage> {
        self.shared.lock().damage.clone()
    }

    /// What was found, once everything was looked at or the vault is closed.
    pub(crate) fn wait(&self) -> Vec<Damage> {
        self.shared.lock().hurried = true;
        self.shared.changed.notify_all();
        let going_on = |state: &mut State| !state.done && !state.ended;
        let waited = self.shared.changed.wait_while(self.shared.lock(), going_on);
        waited.unwrap_or_else(PoisonError::into_inner).damage.clone()
    }

    /// Ends it.
    pub(crate) fn end(&self) {
        self.shared.lock().ended = true;
        self.shared.changed.notify_all();
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner).take();
        // A listener that was just told may be the one that locks.
        if let Some(running) = running.filter(|r| r.thread().id() != thread::current().id()) {
            let _ = running.join();
        }
    }
}

impl Drop for Checkup {
    fn drop(&mut self) {
        self.end();
    }
}

impl Shared {
    fn run(&self, held: &Weak<Held>, listeners: &Listeners) {
        let mut checking: Option<Checking> = None;
        let mut pause = BEGINS_AFTER;
        while self.go_on_after(pause) {
            pause = PAUSE;
            let Some(held) = held.upgrade() else { return };
            let looked = held.with(|vault| {
                let begun = checking.get_or_insert_with(|| vault.begin_check());
                Ok(vault.check_on(begun, AT_ONCE))
            });
            match looked {
                Ok(None) => {}
                Ok(Some(damage)) => return self.tell(damage, listeners),
                // It was closed.
                Err(_) => return self.tell(Vec::new(), listeners),
            }
        }
    }

    /// Waits for a moment, unless somebody waits for the end; false when it is to end.
    fn go_on_after(&self, pause: Duration) -> bool {
        let idle = |state: &mut State| !state.hurried && !state.ended;
        let waited = self.changed.wait_timeout_while(self.lock(), pause, idle);
        !waited.unwrap_or_else(PoisonError::into_inner).0.ended
    }

    fn tell(&self, damage: Vec<Damage>, listeners: &Listeners) {
        let found = !damage.is_empty();
        if found {
            tracing::warn!(damaged = damage.len(), "vault checked");
        }
        {
            let mut state = self.lock();
            (state.damage, state.done) = (damage, true);
        }
        self.changed.notify_all();
        if found {
            listeners.tell(&[]);
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
