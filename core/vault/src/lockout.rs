//! Counting wrong PINs. The count stands in the vault, under a key of the device secret: so a
//! wrong device is told apart from a wrong PIN before any try is counted.

use crate::bytes::{decoded, encoded, fresh};
use crate::contract::{Id, Lockout};
use crate::error::Error;
use crate::keys::{Purpose, bound};
use crate::twofold::{self, part};
use minicbor::{Decode, Encode};
use rusqlite::Connection;
use seal::{Secret32, sealed};

/// Minutes to wait after the fifth wrong PIN, the sixth, and so on; the last one repeats.
const WAITS_MIN: [i64; 4] = [1, 5, 15, 60];
/// Wrong PINs after which the next may be tried at once.
const FREE: u32 = 4;

/// What is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub(crate) struct Count {
    /// Wrong PINs since the last right one, one that is being tried included.
    #[n(1)]
    pub(crate) failed: u32,
    /// How many wipe the vault.
    #[n(2)]
    pub(crate) tries: u32,
    /// From when the wait runs, UTC ms.
    #[n(3)]
    pub(crate) since_ms: i64,
}

impl Count {
    pub(crate) fn new(tries: u32) -> Self {
        Self { failed: 0, tries: tries.max(1), since_ms: 0 }
    }

    fn wait_ms(&self) -> i64 {
        let Some(step) = self.failed.checked_sub(FREE + 1) else { return 0 };
        let step = usize::try_from(step).unwrap_or(usize::MAX);
        let minutes = WAITS_MIN.get(step).or(WAITS_MIN.last()).copied().unwrap_or(0);
        minutes * 60_000
    }

    /// Whether the last try is spent.
    pub(crate) fn spent(&self) -> bool {
        self.failed >= self.tries
    }

    /// How it stands now. A clock set back makes nobody wait longer than the step, from now.
    pub(crate) fn at(&self, now_ms: i64) -> Lockout {
        let over = self.since_ms.saturating_add(self.wait_ms());
        let left = over.saturating_sub(now_ms).clamp(0, self.wait_ms());
        Lockout {
            failed: self.failed,
            tries_left: self.tries.saturating_sub(self.failed),
            wait_s: u64::try_from((left + 999) / 1000).unwrap_or(0),
        }
    }

    /// The count with one more try, begun now.
    pub(crate) fn with_try(&self, now_ms: i64) -> Self {
        Self { failed: self.failed.saturating_add(1), since_ms: now_ms, ..*self }
    }
}

/// Reads the count.
///
/// # Errors
/// [`Error::WrongDevice`] when the device secret does not open it.
pub(crate) fn read(connection: &Connection, vault: &Id, device: &Secret32) -> Result<Count, Error> {
    let kept = twofold::needed(connection, part::LOCKOUT)?;
    let key = Purpose::Lockout.key(&[device], vault);
    let bound = bound(Purpose::Lockout, vault, part::LOCKOUT, &[]);
    let opened = kept.read(|copy| sealed::open(&key, &bound, copy).ok());
    decoded(&opened.ok_or(Error::WrongDevice)?).ok_or(Error::Damaged)
}

/// Reads the count, and when the clock was set back since, lets the wait run from now: it ends
/// then after one step, whatever the clock was before, and never sooner than it would have.
pub(crate) fn read_now(
    connection: &Connection,
    vault: &Id,
    device: &Secret32,
    now_ms: i64,
) -> Result<Count, Error> {
    let count = read(connection, vault, device)?;
    if count.wait_ms() == 0 || now_ms >= count.since_ms {
        return Ok(count);
    }
    let count = Count { since_ms: now_ms, ..count };
    write(connection, vault, device, &count)?;
    Ok(count)
}

/// Writes the count; durable on return.
pub(crate) fn write(
    connection: &Connection,
    vault: &Id,
    device: &Secret32,
    count: &Count,
) -> Result<(), Error> {
    let key = Purpose::Lockout.key(&[device], vault);
    let bound = bound(Purpose::Lockout, vault, part::LOCKOUT, &[]);
    let sealed = sealed::seal(&key, &fresh()?, &bound, &encoded(count)?)?;
    twofold::write_durably(connection, part::LOCKOUT, &sealed)
}
