//! What the shell lends: companion's three traits, with arguments and errors that can cross. What a
//! shell throws, of whatever kind, becomes an error here and never a panic inside the core.

use companion::data::EntityId;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// What is kept in the keystore.
#[uniffi::remote(Enum)]
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

pub use companion::KeystoreEntry;

/// The keystore did not do what was asked.
#[derive(Debug, thiserror::Error, uniffi::Error)]
pub enum KeystoreError {
    /// It did not answer.
    #[error("the keystore did not answer")]
    NoAnswer,
}

impl From<uniffi::UnexpectedUniFFICallbackError> for KeystoreError {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::NoAnswer
    }
}

/// The shell threw where it had to answer.
#[derive(Debug, thiserror::Error, uniffi::Error)]
pub enum CallbackError {
    /// It threw.
    #[error("the shell did not answer")]
    Threw,
}

impl From<uniffi::UnexpectedUniFFICallbackError> for CallbackError {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Threw
    }
}

/// Where secrets stand that only this device can use: Android's keystore or the Keychain.
#[uniffi::export(with_foreign)]
pub trait Keystore: Send + Sync {
    /// The secret kept under an entry, if there is one.
    fn load(&self, entry: KeystoreEntry) -> Result<Option<Vec<u8>>, KeystoreError>;

    /// Keeps a secret, in place of the one before, which is destroyed. Wipe the bytes after use.
    fn store(&self, entry: KeystoreEntry, secret: Vec<u8>) -> Result<(), KeystoreError>;

    /// Destroys a secret.
    fn remove(&self, entry: KeystoreEntry) -> Result<(), KeystoreError>;
}

/// The phone's clock and zone.
#[uniffi::export(with_foreign)]
pub trait Clock: Send + Sync {
    /// Milliseconds since 1970, UTC.
    fn now_ms(&self) -> Result<i64, CallbackError>;

    /// IANA name of the zone ("Europe/Amsterdam"). One that is not known counts as that.
    fn zone(&self) -> Result<String, CallbackError>;
}

/// Is told which entities changed; asks for what it shows.
#[uniffi::export(with_foreign)]
pub trait Listener: Send + Sync {
    /// Called after a change is durable, on the thread that made it. Ids only. Return at once.
    fn changed(&self, ids: Vec<EntityId>) -> Result<(), CallbackError>;
}

/// A keystore of the shell as companion asks it.
pub(crate) struct LentKeystore(pub(crate) Arc<dyn Keystore>);

impl companion::Keystore for LentKeystore {
    fn load(&self, entry: KeystoreEntry) -> Result<Option<Vec<u8>>, companion::KeystoreError> {
        self.0.load(entry).map_err(|_| companion::KeystoreError)
    }

    fn store(&self, entry: KeystoreEntry, secret: &[u8]) -> Result<(), companion::KeystoreError> {
        self.0.store(entry, secret.to_vec()).map_err(|_| companion::KeystoreError)
    }

    fn remove(&self, entry: KeystoreEntry) -> Result<(), companion::KeystoreError> {
        self.0.remove(entry).map_err(|_| companion::KeystoreError)
    }
}

/// For how long, by the shell's own clock, a zone is taken as it was: every read wants it, and
/// asking costs a call across.
const ZONE_FOR_MS: u64 = 1_000;

/// A clock of the shell as companion asks it. When it throws, time stands still.
pub(crate) struct LentClock {
    clock: Arc<dyn Clock>,
    last_ms: AtomicI64,
    zone: Mutex<Option<(i64, String)>>,
}

impl LentClock {
    pub(crate) fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, last_ms: AtomicI64::new(0), zone: Mutex::new(None) }
    }
}

impl companion::Clock for LentClock {
    fn now_ms(&self) -> i64 {
        match self.clock.now_ms() {
            Ok(now) => {
                self.last_ms.store(now, Ordering::Relaxed);
                now
            }
            Err(_) => self.last_ms.load(Ordering::Relaxed),
        }
    }

    fn zone(&self) -> String {
        let now = self.last_ms.load(Ordering::Relaxed);
        let kept = || self.zone.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((asked, zone)) = &*kept()
            && now.abs_diff(*asked) < ZONE_FOR_MS
        {
            return zone.clone();
        }
        let zone = self.clock.zone().unwrap_or_default();
        *kept() = Some((now, zone.clone()));
        zone
    }
}

/// A listener of the shell. One that throws has missed nothing that matters: ids are hints.
pub(crate) struct LentListener(pub(crate) Arc<dyn Listener>);

impl companion::Listener for LentListener {
    fn changed(&self, ids: Vec<EntityId>) {
        let _ = self.0.changed(ids);
    }
}
