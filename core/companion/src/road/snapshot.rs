//! Keeping what is known, so that the next unlock need not read all of it.

use super::Road;
use crate::error::{Error, Result};
use std::sync::atomic::Ordering;

/// A snapshot is made again when so many rows stand behind it, and one for so many before it:
/// seldom enough that it costs less than the rows did.
const LEAST_BEHIND: u64 = 64;
const OF_ALL: u64 = 32;

impl Road {
    /// Keeps a snapshot of what is known, when the one before is far behind. It is written when
    /// nothing else is: at the lock.
    pub(crate) fn keep_snapshot(&self) -> Result<()> {
        let turn = self.turn();
        let sound = !self.torn.load(Ordering::Relaxed) && self.checkup.found().is_empty();
        if turn.is_some() || !sound {
            return Ok(());
        }
        let due = self.held.with(|vault| {
            let least = LEAST_BEHIND + vault.last_row() / OF_ALL;
            Ok(vault.rows_behind_snapshot() >= least)
        })?;
        if !due {
            return Ok(());
        }
        let outlines = self.known().as_ref().ok_or(Error::Locked)?.book.outlines();
        let Some(outlines) = outlines else { return Ok(()) };
        let parts: Vec<_> = outlines.into_iter().map(|(id, bytes)| (id.bytes(), bytes)).collect();
        self.held.with(|vault| vault.put_snapshot(&parts))
    }
}
