//! A vault in a folder, with a clock and a keystore that a test holds.

use companion::data::{Instant, LocalDate, LocalTime, Zone};
use companion::{Clock, Companion, Keystore, KeystoreEntry, KeystoreError};
use desk::Supervisor;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Stands at five past two on Tuesday 24 November 2026 until it is moved.
pub struct StageClock(AtomicI64);

impl Default for StageClock {
    fn default() -> Self {
        Self(AtomicI64::new(at(0, 14, 5).0))
    }
}

impl StageClock {
    /// Moves on.
    pub fn advance_minutes(&self, minutes: i64) {
        self.0.fetch_add(minutes * 60_000, Ordering::SeqCst);
    }
}

impl Clock for StageClock {
    fn now_ms(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }

    fn zone(&self) -> String {
        "Europe/Amsterdam".to_owned()
    }
}

/// The day of the stage, so many days later.
pub(crate) fn day(days: i32) -> LocalDate {
    // 24 November 2026, a Tuesday.
    LocalDate::from_days(20_781).unwrap_or(LocalDate(Default::default())).plus_days(days)
}

/// A time on the wall, so many days after the day of the stage.
pub(crate) fn at(days: i32, hour: u16, minute: u16) -> Instant {
    let time = LocalTime::new(hour, minute).or(LocalTime::new(0, 0));
    time.map_or(Instant(0), |time| Zone::NETHERLANDS.instant(day(days), time))
}

/// A keystore that lasts as long as the test.
#[derive(Default)]
pub struct MemoryKeystore(Mutex<BTreeMap<KeystoreEntry, Vec<u8>>>);

impl MemoryKeystore {
    fn entries(&self) -> std::sync::MutexGuard<'_, BTreeMap<KeystoreEntry, Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Keystore for MemoryKeystore {
    fn load(&self, entry: KeystoreEntry) -> Result<Option<Vec<u8>>, KeystoreError> {
        Ok(self.entries().get(&entry).cloned())
    }

    fn store(&self, entry: KeystoreEntry, secret: &[u8]) -> Result<(), KeystoreError> {
        self.entries().insert(entry, secret.to_vec());
        Ok(())
    }

    fn remove(&self, entry: KeystoreEntry) -> Result<(), KeystoreError> {
        self.entries().remove(&entry);
        Ok(())
    }
}

/// A supervisor whose vault, if there is one, is locked.
pub fn locked(home: &Path, clock: &Arc<StageClock>) -> Supervisor {
    let clock: Arc<dyn Clock> = Arc::clone(clock) as _;
    let keystore = Arc::new(MemoryKeystore::default());
    Supervisor { companion: Companion::new(home, keystore, Arc::clone(&clock)), clock, open: None }
}
