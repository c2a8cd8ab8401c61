//! The spool, as a round with the hub uses it while the app is unlocked: what comes in is looked
//! at before it is kept, and only what has to wait goes into the spool.
//!
//! The cursors move once everything before them is safe, in the vault or in the spool: whatever
//! breaks off before that, the hub is asked for the same things again, and what is here already
//! is passed over.

use crate::error::{Error, Result};
use crate::post::Post;
use crate::post::incoming::{look_at, take_in};
use crate::post::pile::Pile;
use crate::post::store::Shelf;
use crate::road::Road;
use std::collections::HashSet;
use sync::{Outbound, Promise, Store, Taken};
use vault::Kept;
use wire::{Cursor, Id, Received};

/// Opens what comes in.
pub(crate) struct Opening<'a> {
    road: &'a Road,
    shelf: Shelf<'a>,
    pile: Pile,
    /// Whether what was in the spool before was looked at.
    begun: bool,
}

impl<'a> Opening<'a> {
    pub(crate) fn new(road: &'a Road, post: &'a Post) -> Self {
        Self { road, shelf: Shelf(post), pile: Pile::of_height(1), begun: false }
    }

    /// Looks at what came. What has to wait goes into the spool, and so does everything when the
    /// word was said or looking failed.
    fn look(&mut self, came: &[Kept]) -> Result<()> {
        if came.is_empty() {
            return Ok(());
        }
        let looked = self.finished(came);
        let none = HashSet::new();
        let finished = looked.as_ref().unwrap_or(&none);
        let post = self.shelf.0;
        post.with(|spool| spool.take_in_rest(came, finished))?;
        post.running.opened(finished.len());
        looked.map(|_| ())
    }

    fn finished(&mut self, came: &[Kept]) -> Result<HashSet<u64>> {
        let post = self.shelf.0;
        if post.running.is_stopped() {
            return Ok(HashSet::new());
        }
        if !std::mem::replace(&mut self.begun, true) {
            // What came earlier, while locked, stands before what comes now.
            take_in(self.road, post)?;
        }
        look_at(self.road, post, came)
    }
}

impl Store for Opening<'_> {
    type Error = Error;

    fn waiting(&mut self, after: u64, most: usize) -> Result<Vec<Outbound>> {
        self.shelf.waiting(after, most)
    }

    fn sent(&mut self, taken: &[Taken]) -> Result<()> {
        self.shelf.sent(taken)
    }

    fn cursors(&mut self) -> Result<Vec<Cursor>> {
        self.shelf.cursors()
    }

    fn promises(&mut self, stream: Id) -> Result<Vec<Promise>> {
        self.shelf.promises(stream)
    }

    fn broken(&mut self, streams: &[Id]) -> Result<()> {
        self.end()?;
        self.shelf.broken(streams)
    }

    fn take_in(&mut self, stream: Id, items: Vec<Received>) -> Result<()> {
        let new = (self.pile.next_number()..).zip(items);
        self.pile.add(new.map(|(number, item)| Kept { number, stream, item }));
        match self.pile.ripe() {
            Some(ripe) => self.look(&ripe),
            None => Ok(()),
        }
    }

    fn end(&mut self) -> Result<()> {
        let left = self.pile.all();
        self.look(&left)
    }
}
