//! An import: many writes of one thread in a few large transactions.

use super::{Changes, Road, Writer, append};
use crate::error::{Error, Result};
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
    pub(super) fn flush(&self, writer: &mut Option<Writer>) -> Result<()> {
        let flushed = writer.as_mut().ok_or(Error::Locked)?.flush();
        if flushed.is_err() {
            *writer = None;
            *self.known_mut() = None;
            // What the spool still meets on a full disk changes nothing about what is said.
            let _ = self.post.close();
        }
        flushed
    }

    /// Runs `fill`, whose writes are appended together, in large transactions. What it wrote is
    /// acknowledged when this returns. An import within an import, or beside one, is part of it
    /// or writes as always.
    pub(crate) fn import(&self, fill: impl FnOnce() -> Result<()>) -> Result<()> {
        {
            let mut guard = self.writer();
            let writer = guard.as_mut().ok_or(Error::Locked)?;
            if writer.import.is_some() {
                drop(guard);
                return fill();
            }
            writer.import = Some(Import {
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
            let mut guard = self.writer();
            self.flush(&mut guard)?;
            let import = guard.as_mut().and_then(|writer| writer.import.take());
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

impl Writer {
    fn flush(&mut self) -> Result<()> {
        let Some(import) = &mut self.import else { return Ok(()) };
        let held = std::mem::take(&mut import.held);
        if held.revisions.is_empty() {
            return Ok(());
        }
        append(&mut self.vault, &held)?;
        import.told_later.extend(held.revisions.iter().map(|r| r.entity));
        Ok(())
    }
}
