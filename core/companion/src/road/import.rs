//! An import: many writes of one thread in a few large transactions.

use super::{Changes, Road, append};
use crate::error::Result;
use field::id::EntityId;
use std::thread::{self, ThreadId};

/// An import is appended in transactions of about this many revisions.
pub(super) const IMPORT_CHUNK: usize = 2_000;

/// What an import wrote and what is still to be appended.
pub(super) struct Import {
    /// The thread that imports; what others write meanwhile is acknowledged as always.
    pub(super) by: ThreadId,
    /// Folded, not yet appended.
    pub(super) held: Changes,
    /// Appended, to be told when all of it is.
    told_later: Vec<EntityId>,
}

impl Road {
    /// Appends what an import holds. When the disk fails, what is known is more than what is kept:
    /// then everything closes, and unlocking again shows what is kept.
    pub(super) fn flush(&self, turn: &mut Option<Import>) -> Result<()> {
        let Some(import) = turn else { return Ok(()) };
        let held = std::mem::take(&mut import.held);
        if held.revisions.is_empty() {
            return Ok(());
        }
        let flushed = self.held.with(|vault| append(vault, &held));
        import.told_later.extend(held.revisions.iter().map(|r| r.entity));
        if flushed.is_err() {
            self.held.take();
            *self.known_mut() = None;
            // What the spool still meets on a full disk changes nothing about what is said.
            let _ = self.post.close();
        }
        flushed.map(|_| ())
    }

    /// Runs `fill`, whose writes are appended together, in large transactions. What it wrote is
    /// acknowledged when this returns. An import within an import, or beside one, is part of it
    /// or writes as always.
    pub(crate) fn import(&self, fill: impl FnOnce() -> Result<()>) -> Result<()> {
        {
            let mut turn = self.turn();
            // Locked is locked, also for an import that writes nothing.
            self.held.with(|_| Ok(()))?;
            if turn.is_some() {
                drop(turn);
                return fill();
            }
            *turn = Some(Import {
                by: thread::current().id(),
                held: Changes::default(),
                told_later: Vec::new(),
            });
        }
        let mut ending = Ending { road: self, ended: false };
        let filled = fill();
        let flushed = ending.end();
        filled.and(flushed)
    }

    fn end_import(&self) -> Result<()> {
        let changed = {
            let mut turn = self.turn();
            let flushed = self.flush(&mut turn);
            let import = turn.take();
            flushed?;
            import.map(|import| import.told_later).unwrap_or_default()
        };
        if !changed.is_empty() {
            self.listeners.tell(&changed);
        }
        Ok(())
    }
}

/// Ends an import also when what fills it panics: what is written afterwards must be durable
/// again when it is acknowledged.
struct Ending<'a> {
    road: &'a Road,
    ended: bool,
}

impl Ending<'_> {
    fn end(&mut self) -> Result<()> {
        self.ended = true;
        self.road.end_import()
    }
}

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        if !self.ended {
            // Whoever panicked hears of that, not of this.
            let _ = self.end();
        }
    }
}
