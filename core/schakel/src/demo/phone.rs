//! A phone without a screen: its clock is the scenario's, its keystore is memory.

use companion::data::{Instant, LocalDate, LocalTime, Zone};
use companion::{Clock, Keystore, KeystoreEntry, KeystoreError};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, PoisonError};

/// A clock that stands until it is moved.
#[derive(Default)]
pub struct StageClock(AtomicI64);

impl StageClock {
    /// Moves to a time on the wall in the Netherlands.
    pub fn set(&self, date: LocalDate, time: LocalTime) {
        self.0.store(Zone::NETHERLANDS.instant(date, time).0, Ordering::SeqCst);
    }

    /// Moves on.
    pub fn advance_minutes(&self, minutes: i64) {
        self.0.fetch_add(minutes * 60_000, Ordering::SeqCst);
    }

    /// What it shows.
    pub fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::SeqCst))
    }
}

impl Clock for StageClock {
    fn now_ms(&self) -> i64 {
        self.now().0
    }

    fn zone(&self) -> String {
        "Europe/Amsterdam".to_owned()
    }
}

/// A keystore that lasts as long as the process: what a phone's hardware would keep is nowhere
/// in the files.
#[derive(Default)]
pub struct MemoryKeystore(Mutex<BTreeMap<KeystoreEntry, Vec<u8>>>);

impl Keystore for MemoryKeystore {
    fn load(&self, entry: KeystoreEntry) -> Result<Option<Vec<u8>>, KeystoreError> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&entry).cloned())
    }

    fn store(&self, entry: KeystoreEntry, secret: &[u8]) -> Result<(), KeystoreError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(entry, secret.to_vec());
        Ok(())
    }

    fn remove(&self, entry: KeystoreEntry) -> Result<(), KeystoreError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&entry);
        Ok(())
    }
}
