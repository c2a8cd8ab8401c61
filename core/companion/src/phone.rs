//! What the shell lends: the keystore, the clock, and an ear for changes.

use field::id::EntityId;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

/// Where secrets stand that only this device can use. On a phone: Android's keystore or the
/// Keychain; secrets enter and leave as bytes and are wiped after use.
pub trait Keystore: Send + Sync {
    /// The secret kept under an entry, if there is one.
    ///
    /// # Errors
    /// When the keystore does not answer.
    fn load(&self, entry: KeystoreEntry) -> std::result::Result<Option<Vec<u8>>, KeystoreError>;

    /// Keeps a secret, in place of the one before, which is destroyed.
    ///
    /// # Errors
    /// When the keystore does not answer.
    fn store(&self, entry: KeystoreEntry, secret: &[u8]) -> std::result::Result<(), KeystoreError>;

    /// Destroys a secret.
    ///
    /// # Errors
    /// When the keystore does not answer.
    fn remove(&self, entry: KeystoreEntry) -> std::result::Result<(), KeystoreError>;
}

/// What is kept in the keystore.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeystoreEntry {
    /// Half of what opens the vault; the PIN is the other half.
    Device,
    /// Wraps the table of case keys; replaced at each erase.
    Table,
    /// Opens the anchor, which says how far the vault was; replaced each time it is written.
    Anchor,
    /// Opens the spool. Available after the first unlock of the phone, so that syncing and alarms
    /// go on while the app is locked.
    Spool,
}

/// The keystore did not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the keystore did not answer")]
pub struct KeystoreError;

/// The phone's clock and zone.
pub trait Clock: Send + Sync {
    /// Milliseconds since 1970, UTC.
    fn now_ms(&self) -> i64;

    /// IANA name of the zone ("Europe/Amsterdam"). One that is not known counts as that.
    fn zone(&self) -> String;
}

/// Is told which entities changed; asks for what it shows.
pub trait Listener: Send + Sync {
    /// Called after a change is durable, on the thread that made it. Ids only.
    fn changed(&self, ids: Vec<EntityId>);
}

/// Listening, for as long as this is kept: dropping it ends it.
pub struct Subscription {
    number: u64,
    listeners: Weak<Listeners>,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(listeners) = self.listeners.upgrade() {
            listeners.lock().by_number.remove(&self.number);
        }
    }
}

/// Everyone who listens.
#[derive(Default)]
pub(crate) struct Listeners(Mutex<Listening>);

#[derive(Default)]
struct Listening {
    last_number: u64,
    by_number: BTreeMap<u64, Arc<dyn Listener>>,
}

impl Listeners {
    fn lock(&self) -> MutexGuard<'_, Listening> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn add(self: &Arc<Self>, listener: Arc<dyn Listener>) -> Subscription {
        let mut all = self.lock();
        all.last_number += 1;
        let number = all.last_number;
        all.by_number.insert(number, listener);
        Subscription { number, listeners: Arc::downgrade(self) }
    }

    /// Tells everyone who still listens. No lock is held meanwhile, so a listener may ask anything
    /// at once, and end its own subscription or another's.
    pub(crate) fn tell(&self, ids: &[EntityId]) {
        let all: Vec<u64> = self.lock().by_number.keys().copied().collect();
        for number in all {
            let listener = self.lock().by_number.get(&number).cloned();
            if let Some(listener) = listener {
                listener.changed(ids.to_vec());
            }
        }
    }
}
